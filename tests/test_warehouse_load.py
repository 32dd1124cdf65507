"""Batches come in whole, once, and whatever they replace stays readable."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import warehouse_cases as cases
from hypothesis import given, settings
from hypothesis import strategies as st

from models.article import Article
from models.ids import sha256
from models.source import Record, SourceFile
from warehouse.batch import Batch
from warehouse.query import open_reader, query
from warehouse.records import Rows, rows_of
from warehouse.store import Warehouse

COUNTED = ("articles", "statements", "meetings", "deployments", "casualty_estimates", "event_fields", "event_history")

OF_LOADING = ("ingested_at", "valid_from", "valid_to", "run_id", "begin_run_id", "end_run_id")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything readers see, without the times and runs of loading."""
    names = [*COUNTED, "meeting_participants", "event_actors", "actors", "actor_aliases", "stories"]
    with closing(open_reader(path)) as reader:
        asked = {n: f"select columns(lambda c: c not in {OF_LOADING}) from {n}" for n in names}
        return {n: sorted(reader.execute(sql).fetchall(), key=repr) for n, sql in asked.items()}


def counts(path: Path) -> dict[str, int]:
    with closing(open_reader(path)) as reader:
        return {name: reader.view(name).count("*").fetchone()[0] for name in COUNTED}


def test_a_batch_shows_in_every_relation(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        report = warehouse.load(Batch([cases.rows(1), cases.rows(2)]))
        assert (report.articles, report.known, report.revised) == (2, 0, 0)
        assert report.events == {"statement": 2, "meeting": 2, "deployment": 2, "casualty": 2}
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert query(path, "select distinct speaker, cue, kind, speech_act from statements").rows == [
        ("Ana Reyes", "tell", "direct", "reject")
    ]
    assert query(path, "select participant, role from meeting_participants order by 1 limit 2").rows == [
        ("Ilka Born", "host"), ("Ilka Born", "host"),
    ]  # fmt: skip
    assert query(path, "select name, kind, role, wikidata from actors where name = 'Veldoria'").rows == [
        ("Veldoria", "government", None, "Q1234")
    ]


def test_a_batch_loaded_twice_changes_nothing(tmp_path: Path) -> None:
    path, batch = cases.empty(tmp_path), Batch([cases.rows(1), cases.rows(2)], [cases.source(1)])
    with Warehouse.open(path) as warehouse:
        warehouse._seen._hashes[cases.source(1).path] = "0" * 64
        warehouse.load(batch)
    before = content(path)
    with Warehouse.open(path) as warehouse:
        warehouse._seen._hashes[cases.source(1).path] = "0" * 64
        report = warehouse.load(batch)
    assert (report.articles, report.known, sum(report.events.values())) == (0, 2, 0)
    assert content(path) == before


def test_one_text_in_two_files_is_one_article(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    copy = cases.source(path="/elsewhere/1.txt")
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1), cases.rows(1, at=copy)]))
        warehouse.load(Batch([cases.rows(1, at=cases.source(path="/third/1.txt"))]))
    assert counts(path)["articles"] == 1
    assert counts(path)["statements"] == 1
    assert query(path, "select count(*) from core.source_records").rows == [(3,)]


def test_a_changed_record_retires_its_old_article_which_stays_readable(tmp_path: Path) -> None:
    path, place = cases.empty(tmp_path), cases.source(1)
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1)]))
        report = warehouse.load(Batch([changed(place)]))
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert report.revised == 1
    assert query(path, "select title, revision from articles").rows == [(cases.article(7).title, 2)]
    assert counts(path)["statements"] == 1
    old = f"where article_id = '{cases.article(1).article_id}'"
    history = query(path, f"select event_type, change_reason, valid_to > valid_from from event_history {old}")
    assert sorted(history.rows) == [(kind, "revised", True) for kind in
                                    ("casualty", "deployment", "meeting", "statement")]  # fmt: skip


def test_a_record_changed_back_counts_again_as_a_third_revision(tmp_path: Path) -> None:
    path, place = cases.empty(tmp_path), cases.source(1)
    with Warehouse.open(path) as warehouse:
        for batch in (Batch([cases.rows(1)]), Batch([changed(place)]), Batch([cases.rows(1)])):
            warehouse.load(batch)
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert query(path, "select title, revision from articles").rows == [(cases.article(1).title, 3)]
    assert counts(path)["event_history"] == 12  # the first article counted twice


def test_a_changed_copy_leaves_the_article_current_through_the_other_file(tmp_path: Path) -> None:
    path, copy = cases.empty(tmp_path), cases.source(path="/elsewhere/1.txt")
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1), cases.rows(1, at=copy)]))
        warehouse.load(Batch([changed(copy)]))
    assert sorted(query(path, "select title from articles").rows) == [
        (cases.article(1).title,), (cases.article(7).title,),
    ]  # fmt: skip


def test_standard_input_never_retires_what_came_before(tmp_path: Path) -> None:
    path, stdin = cases.empty(tmp_path), cases.source(path="-")
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1, at=stdin)], [stdin]))
        warehouse.load(Batch([changed(stdin)], [stdin]))
    assert counts(path)["articles"] == 2


def test_another_extractor_takes_over_and_the_older_events_are_kept(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1), cases.rows(2)]))
        stale = list(warehouse.texts("test-2"))
        assert stale == [a.model_copy(update={"published_at": a.published_at.replace(tzinfo=None)})
                         for a in sorted(utc_articles(1, 2), key=lambda a: a.article_id)]  # fmt: skip
        for article in warehouse.texts("test-2"):
            only_meeting = cases.events(article)[1:2]
            warehouse.load_reextracted([rows_of(article, cases.zones(article), only_meeting, extractor="test-2")])
        assert list(warehouse.texts("test-2")) == []
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert query(path, "select distinct extractor from meetings").rows == [("test-2",)]
    assert counts(path) == counts(path) | {"articles": 2, "statements": 0, "meetings": 2, "event_history": 10}
    assert query(path, "select count(*) from event_history where change_reason = 'reextracted'").rows == [(8,)]


def test_back_to_an_older_extractor_is_a_new_extraction_not_an_overwrite(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        for extractor in ("test-1", "test-2", "test-1"):
            warehouse.load(Batch([cases.rows(1, extractor=extractor)]))
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert query(path, "select extractor from meetings").rows == [("test-1",)]
    assert counts(path)["event_history"] == 12


def test_characters_of_every_plane_keep_their_offsets(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    a = cases.article(1)
    text = "🛰 नमस्ते e\u0301 \x00 " + a.text
    b = a.model_copy(update={"text": text, "article_id": "a" + "f" * 16})
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([rows_of(b, (), cases.events(b), extractor="x", record=cases.record(b),
                                      source=cases.source(1))]))  # fmt: skip
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert query(path, "select text from articles").rows == [(text,)]


def test_what_was_denied_or_did_not_happen_says_so_in_its_headline(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    a = cases.article(1)
    _, meeting, deployment, _ = cases.events(a)
    taken_back = [
        meeting.model_copy(update={"polarity": "negative"}),
        deployment.model_copy(update={"modality": "denied"}),
    ]
    rows = rows_of(a, (), taken_back, extractor="x", record=cases.record(a), source=cases.source(1))
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([rows]))
    assert query(path, "select headline from stories order by event_type").rows == [
        ("Veldoria: about 300 soldiers deployed, Port Amsel [denied]",),
        ("Meeting held: Ilka Born, Sol Maddox [negated]",),
    ]


def test_half_a_surrogate_pair_from_broken_json_does_not_stop_the_batch(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    a = cases.article(1)
    b = a.model_copy(update={"text": "\ud83d " + a.text, "author": "A. \udc00 Writer", "article_id": "a" + "f" * 16})
    rows = rows_of(b, (), cases.events(b), extractor="x", record=cases.record(a), source=cases.source(1))
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([rows, cases.rows(2)]))
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert query(path, "select author from articles where author is not null").rows == [("A. \ufffd Writer",)]


@settings(max_examples=6, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), max_size=4), max_size=5))
def test_any_division_into_batches_loads_the_same_events(
    tmp_path_factory: pytest.TempPathFactory, division: list[list[int]]
) -> None:
    path = cases.empty(tmp_path_factory.mktemp("law"))
    with Warehouse.open(path) as warehouse:
        for numbers in division:
            warehouse.load(Batch([cases.rows(n) for n in numbers]))
    distinct = {n for numbers in division for n in numbers}
    assert counts(path)["articles"] == len(distinct)
    assert counts(path)["event_history"] == 4 * len(distinct)


def test_a_failing_batch_leaves_no_trace(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    broken = cases.rows(2)
    broken["casualty_details"][0]["count_low"] = "forty"
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1)]))
        with pytest.raises(ValueError, match="forty"):
            warehouse.load(Batch([cases.rows(3), broken]))
        warehouse.load(Batch([cases.rows(4)]))
    assert counts(path)["articles"] == 2


def changed(place: SourceFile) -> Rows:
    """Record 1, now with the text of article 7."""
    a = cases.article(7).model_copy(update={"source_file": "day/1.txt"})
    record = Record(source_file="day/1.txt", data=a.text.encode(), sha256=sha256(a.text))
    return rows_of(a, cases.zones(a), cases.events(a), extractor="test-1", record=record, source=place)


def utc_articles(*numbers: int) -> Iterator[Article]:
    """The articles as the warehouse gives them back."""
    for n in numbers:
        a = cases.article(n)
        yield a.model_copy(update={"published_at": a.published_at.astimezone(cases.dt.UTC)})
