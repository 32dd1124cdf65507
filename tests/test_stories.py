"""Reports that were built by hand → stories: linked, explained, stable, incremental, and put right by users."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import stories_cases
import warehouse_cases as cases

from models.article import Article
from models.dates import EventDate
from models.errors import WarehouseError
from models.events import CasualtyEstimate
from models.ids import article_id, event_id, sha256
from models.place import Place
from models.quantity import Quantity
from models.span import Span
from warehouse.batch import Batch
from warehouse.query import query
from warehouse.records import Rows
from warehouse.store import Warehouse
from warehouse.stories import link

MONDAY = dt.date(2031, 3, 3)
TOLD = "A bomb went off in the market of {place}. It killed {count} people near the cattle pens, {who} said."
MORE = " Traders of {place} had just opened their stalls when the walls came down, {outlet} learned from a witness."


def report(
    outlet: str,
    count: int = 12,
    *,
    place: str = "Gao",
    day: int = 0,
    told: str = TOLD,
    version: str = "1",
    more: str = MORE,
) -> Rows:
    """An article of that outlet: a bomb killed so many on that day, counted from Monday, told the day after."""
    text = (told + more).format(place=place, count=count, who="the hospital", outlet=outlet)
    published = MONDAY + dt.timedelta(days=day + 1)
    key = article_id(text, published.isoformat())
    article = Article(
        article_id=key, source_file=f"{outlet}-{place}-{day}.txt", source_format="text", text=text, publisher=outlet,
        published_on=published, language="en", word_count=len(text.split()), content_sha256=sha256(text),
    )  # fmt: skip
    return stories_cases.rows_for(article, [_toll(article, count, place, MONDAY + dt.timedelta(days=day))], version)


def _toll(article: Article, count: int, place: str, day: dt.date) -> CasualtyEstimate:
    def span(words: str) -> Span:
        return cases.span(article.text, words)

    trigger, figure = span("killed"), span(f"{count} people")
    return CasualtyEstimate(
        event_id=event_id(article.article_id, "casualty", trigger.start, trigger.end), article_id=article.article_id,
        trigger=trigger, evidence=span(article.text.partition("said.")[0] + "said."), victims="people",
        outcome="killed", count=Quantity(low=count, best=count, high=count, rule="exact", span=figure),
        date=EventDate(date_from=day, date_to=day, precision="day", edtf=day.isoformat(), basis="stated"),
        place=Place(name=place, country="MLI", span=span(place)), scope="incident", rule="kill.v", confidence=0.8,
    )  # fmt: skip


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(cases.empty(tmp_path)) as opened:
        yield opened


def load(warehouse: Warehouse, *reports: Rows) -> link.LinkReport:
    warehouse.load(Batch(reports))
    return warehouse.link_stories()


def ask(warehouse: Warehouse, sql: str) -> list[tuple[object, ...]]:
    driver = warehouse._connection.connection.driver_connection
    found: list[tuple[object, ...]] = driver.execute(sql).fetchall()
    warehouse._connection.rollback()
    return found


def stories(warehouse: Warehouse) -> dict[str, set[str]]:
    """Story → outlets that tell it."""
    found: dict[str, set[str]] = {}
    for story, outlet in ask(warehouse, "select story_id, publisher from story_reports"):
        found.setdefault(str(story), set()).add(str(outlet))
    return found


def told_together(warehouse: Warehouse) -> list[set[str]]:
    return sorted(stories(warehouse).values(), key=sorted)


def event(warehouse: Warehouse, outlet: str) -> str:
    return str(ask(warehouse, f"select event_id from story_reports where publisher = '{outlet}'")[0][0])


def test_two_tolls_of_one_attack_are_one_story_and_another_day_or_town_is_another(warehouse: Warehouse) -> None:
    load(warehouse, report("Post"), report("Wire", 15), report("Echo", day=2), report("Dawn", place="Sikasso"))
    assert told_together(warehouse) == [{"Dawn"}, {"Echo"}, {"Post", "Wire"}]


def test_every_link_says_in_words_and_bits_why(warehouse: Warehouse) -> None:
    load(warehouse, report("Post"), report("Wire", 15))
    [(score, reasons)] = ask(warehouse, "select score, reasons from story_links where verdict = 'linked'")
    assert "same day (2031-03-03)" in str(reasons)
    assert "same place (gao)" in str(reasons)
    assert "figures differ little (12 and 15)" in str(reasons)
    assert ask(warehouse, "select sum(weight) from core.story_link_features") == [(score,)]


def test_new_articles_are_compared_with_their_blocks_only(warehouse: Warehouse) -> None:
    first = load(warehouse, *(report(f"{a.upper()}post", place=f"Gao{a}") for a in "abcdefghijklmnopqrst"))
    second = load(warehouse, report("Wire", 15, place="Gaoh"))
    assert first.pairs == 0
    assert (second.articles, second.pairs) == (1, 1)
    assert load(warehouse) == link.LinkReport()


def test_a_story_keeps_its_id_while_reports_join_even_earlier_ones(warehouse: Warehouse) -> None:
    load(warehouse, report("Wire", 15))
    [story] = stories(warehouse)
    load(warehouse, report("Post"))
    load(warehouse, report("Echo", 14))
    assert stories(warehouse) == {story: {"Wire", "Post", "Echo"}}


def test_linking_at_once_and_one_by_one_gives_the_same_groups(tmp_path: Path, warehouse: Warehouse) -> None:
    reports = [report("Post"), report("Wire", 15), report("Echo", day=2), report("Dawn", 14), report("Star", 6, day=2)]
    load(warehouse, *reports)
    with Warehouse.open(cases.empty(tmp_path, "slow.duckdb")) as other:
        for one in reports:
            load(other, one)
        assert told_together(other) == told_together(warehouse)


def test_a_split_outlives_everything_and_a_merge_takes_it_back(warehouse: Warehouse) -> None:
    load(warehouse, report("Post"), report("Wire", 15), report("Echo", 14))
    [story] = stories(warehouse)
    warehouse.split_story([event(warehouse, "Wire")], note="another bomb")
    apart = stories(warehouse)
    assert apart[story] == {"Post", "Echo"}
    warehouse.link_stories(anew=True)
    assert stories(warehouse) == apart
    load(warehouse, report("Dawn", 13))
    assert not any({"Wire", "Post"} <= told for told in stories(warehouse).values())  # Dawn may be of either
    assert warehouse.merge_stories(story, event(warehouse, "Wire")) == story
    warehouse.link_stories(anew=True)
    assert stories(warehouse) == {story: {"Post", "Wire", "Echo", "Dawn"}}


def test_a_merge_outlives_everything_keeps_the_older_id_and_the_other_is_found_again(warehouse: Warehouse) -> None:
    load(warehouse, report("Post"))
    [older] = stories(warehouse)
    load(warehouse, report("Echo", 90, place="Sikasso", day=5))
    [younger] = set(stories(warehouse)) - {older}
    assert warehouse.merge_stories(younger, older) == older
    warehouse.link_stories(anew=True)
    assert stories(warehouse) == {older: {"Post", "Echo"}}
    assert ask(warehouse, "select old_id, story_id from story_merges") == [(younger, older)]
    with pytest.raises(WarehouseError, match="one story already"):
        warehouse.merge_stories(younger, older)


def test_an_id_once_given_is_never_given_to_another_story(warehouse: Warehouse) -> None:
    load(warehouse, report("Post"), report("Wire", 15), report("Echo", 14))
    [story] = stories(warehouse)
    for outlet in ("Post", "Wire"):
        warehouse.split_story([event(warehouse, outlet)])
    assert ask(warehouse, f"select publisher from story_reports where story_id = '{story}'") != []
    assert ask(warehouse, "select count(*), count(distinct story_id) from core.stories") == [(3, 3)]


def test_judgements_that_cannot_be_are_refused(warehouse: Warehouse) -> None:
    load(warehouse, report("Post"), report("Dawn", place="Sikasso"))
    with pytest.raises(WarehouseError, match="no other reports"):
        warehouse.split_story([event(warehouse, "Post")])
    with pytest.raises(WarehouseError, match="several stories"):
        warehouse.split_story([event(warehouse, "Post"), event(warehouse, "Dawn")])
    with pytest.raises(WarehouseError, match="no stories are meant by 'snothing'"):
        warehouse.merge_stories("snothing", event(warehouse, "Post"))


def test_extracting_again_changes_neither_ids_nor_judgements(warehouse: Warehouse) -> None:
    told = {"Post": 12, "Wire": 15, "Echo": 14}
    load(warehouse, *(report(outlet, count) for outlet, count in told.items()))
    warehouse.split_story([event(warehouse, "Wire")])
    before = stories(warehouse)
    again = load(warehouse, *(report(outlet, count, version="2") for outlet, count in told.items()))
    assert again.articles == 3
    assert stories(warehouse) == before


def test_linking_that_dies_halfway_leaves_nothing_and_the_next_finishes(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.load(Batch([report("Post"), report("Wire", 15)]))
    with monkeypatch.context() as patch:
        patch.setattr(link, "regroup", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            warehouse.link_stories()
    assert ask(warehouse, "select count(*) from core.story_features") == [(0,)]
    assert len(stories(warehouse)) == 2  # until they are linked, events tell stories of their own
    warehouse.link_stories()
    assert told_together(warehouse) == [{"Post", "Wire"}]


OUTLETS = ("Echo", "Norvik Wire", "Post")


def test_copies_of_an_agencys_text_are_one_independent_source(warehouse: Warehouse) -> None:
    agency = (
        TOLD + " The cart had stood beside the pens since dawn, Norvik Wire was told by three of the traders there."
    )
    copies = [report(outlet, told=agency, more=f" Line {n} is ours.") for n, outlet in enumerate(OUTLETS)]
    load(warehouse, *copies, report("Dawn", 15))
    summary = ask(warehouse, "select article_count, publisher_count, independent_source_count, conflict from stories")
    assert summary == [(4, 4, 2, True)]
    told = ask(warehouse, "select publisher, is_copy, independent_source from story_reports order by 1")
    assert told == [("Dawn", False, "Dawn"), ("Echo", True, "Norvik Wire"), ("Norvik Wire", False, "Norvik Wire"),
                    ("Post", True, "Norvik Wire")]  # fmt: skip


def test_the_history_of_a_toll_tells_who_moved_it(warehouse: Warehouse) -> None:
    other = "The bomb in the market of {place} killed {count} people, {who} said. Its roof came down upon the cattle."
    load(warehouse, report("Post", 12), report("Wire", 15, told=other, more=""))
    steps = ask(warehouse, "select step, publisher, figure, change from toll_history order by step")
    assert sorted(str(step[1]) for step in steps) == ["Post", "Wire"]
    assert steps[0][3] is None
    assert abs(int(str(steps[1][3]))) == 3
    assert ask(warehouse, "select count_low, count_high, conflict from stories") == [(12, 15, True)]


def test_publication_links_first_and_the_checks_hold(tmp_path: Path, warehouse: Warehouse) -> None:
    warehouse.load(Batch([report("Post"), report("Wire", 15)]))
    warehouse.publish(tmp_path / "read.duckdb")
    assert query(tmp_path / "read.duckdb", "select report_count from stories").rows == [(2,)]
