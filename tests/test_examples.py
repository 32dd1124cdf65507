"""The main job over examples/: every file is loaded or set aside as intended, and every field can be traced."""

import re
from collections import Counter
from pathlib import Path

import pytest

from config.settings import load_settings
from flows.ingest import ingest
from flows.lookup import Row, rows
from flows.options import Options
from flows.places import Files
from flows.summary import RunSummary

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTLETS = {"fieldnotes", "harbour-ledger", "kta", "meridian-wire", "radio-tomboli"}
VIEWS = ("statements", "meetings", "deployments", "casualty_estimates")
BROKEN = "radio-tomboli/broken-off.json"
"""Cut off in the middle of a sentence, on purpose."""


@pytest.fixture(scope="module")
def articles(examples: RunSummary) -> dict[str, Row]:
    return {row["source_file"]: row for row in rows(examples.published, "from articles")}


Found = dict[tuple[str, str], list[Row]]
"""(source_file, view) → rows."""


@pytest.fixture(scope="module")
def found(examples: RunSummary, articles: dict[str, Row]) -> Found:
    names = {row["article_id"]: name for name, row in articles.items()}
    events: Found = {(name, view): [] for name in articles for view in VIEWS}
    for view in VIEWS:
        for row in rows(examples.published, f"select article_id, evidence, date_from, date_precision from {view}"):
            events[names[row["article_id"]], view].append(row)
    return events


def test_every_file_is_loaded_but_the_one_that_is_broken(examples: RunSummary, articles: dict[str, Row]) -> None:
    files = {path.relative_to(EXAMPLES).as_posix() for path in EXAMPLES.rglob("*") if path.is_file()}
    loaded = {name.split("!")[0].split("#")[0] for name in articles}
    assert loaded == files - {BROKEN}
    assert (examples.files_seen, examples.files_new, examples.files_quarantined) == (len(files), len(files) - 1, 1)


def test_the_broken_file_is_set_aside_with_its_reason(examples: RunSummary) -> None:
    (row,) = rows(examples.published, "from quarantine")
    assert (row["source_file"], row["error_type"]) == (BROKEN, "MalformedError")
    assert "broken JSON" in row["message"]


def test_there_are_at_least_25_articles_of_five_outlets(articles: dict[str, Row]) -> None:
    assert len(articles) >= 25
    assert {name.split("/")[0] for name in articles} == OUTLETS


def test_the_page_about_the_examples_counts_them_right(examples: RunSummary, articles: dict[str, Row]) -> None:
    page = (EXAMPLES.parent / "docs" / "examples.md").read_text(encoding="utf-8")
    assert f"{examples.files_seen} raw files with {len(articles)} articles" in page
    assert set(re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)) == OUTLETS


def test_formats_and_packings_are_at_least_six(articles: dict[str, Row]) -> None:
    packed = {"gzip": ".gz", "zip member": ".zip!", "list member": "#"}
    formats = {row["source_format"] for row in articles.values()}
    assert formats == {"text", "html", "json", "markdown"}
    assert all(any(mark in name for name in articles) for mark in packed.values())


def test_bytes_of_any_encoding_become_the_same_letters(articles: dict[str, Row]) -> None:
    assert b"\xc9tienne Lacaze" in (EXAMPLES / "kta/defence-minister-paris.txt").read_bytes()  # cp1252
    assert "Étienne Lacaze on Monday" in articles["kta/defence-minister-paris.txt"]["text"]
    assert (EXAMPLES / "fieldnotes/notebook-undated.txt").read_bytes()[:2] == b"\xff\xfe"  # UTF-16
    assert "“We clear a field and then it rains" in articles["fieldnotes/notebook-undated.txt"]["text"]


def test_events_of_all_four_types_are_found(examples: RunSummary) -> None:
    assert set(examples.events) == {"statement", "meeting", "deployment", "casualty"}
    counts = {view: rows(examples.published, f"select count(*) n from {view}")[0]["n"] for view in VIEWS}
    assert all(counts.values()), counts


def test_every_field_is_the_text_at_its_offsets(examples: RunSummary, articles: dict[str, Row]) -> None:
    texts = {row["article_id"]: row["text"] for row in articles.values()}
    fields = rows(examples.published, "from event_fields")
    assert fields
    for row in fields:
        assert texts[row["article_id"]][row["start_char"] : row["end_char"]] == row["text"]


def test_an_article_in_french_is_kept_but_not_read(
    examples: RunSummary, articles: dict[str, Row], found: Found
) -> None:
    french = "radio-tomboli/reprise-des-combats.json"
    assert articles[french]["language"] == "fr"
    assert examples.unparsed == {"fr": 1}
    assert not any(found[french, view] for view in VIEWS)


def test_an_article_without_a_date_is_loaded_and_its_days_stay_unknown(articles: dict[str, Row], found: Found) -> None:
    undated = "fieldnotes/notebook-undated.txt"
    assert articles[undated]["published_on"] is None
    events = [row for view in VIEWS for row in found[undated, view]]
    assert events
    assert {(row["date_from"], row["date_precision"]) for row in events} == {(None, "unknown")}


@pytest.mark.parametrize(
    ("source_file", "unread"),
    [
        ("harbour-ledger/dravik-market-shelling.html", "Photograph: Ines Calloway"),
        ("harbour-ledger/dravik-market-shelling.html", "Who sent the guns"),
        ("kta/dravik-shelling.txt", "TARVAND LIES AGAIN"),
        ("kta/troops-in-zelin.txt", "NOT FOR BLACKMAIL"),
        ("kta/call-with-ankara.txt", "'WE ARE CLOSE'"),
        ("meridian-wire/20250312-dravik-toll.txt", "KARSOVIA CALLS UP RESERVISTS"),
    ],
)
def test_captions_and_link_headlines_give_no_event(found: Found, source_file: str, unread: str) -> None:
    events = [row["evidence"] for view in VIEWS for row in found[source_file, view]]
    assert events
    assert not [text for text in events if unread in text]


def test_a_derby_has_no_meeting_and_no_deployment(found: Found) -> None:
    derby = "meridian-wire/2025-04-week-1.zip!wire/20250405-derby.txt"
    assert found[derby, "statements"]
    assert not found[derby, "meetings"]
    assert not found[derby, "deployments"]


def test_the_market_toll_is_told_by_several_outlets_with_several_figures(examples: RunSummary) -> None:
    sql = """select split_part(source_file, '/', 1) outlet, coalesce(count_best, count_low) figure
        from casualty_estimates join articles using (article_id)
        where outcome = 'killed' and contains(text, 'Dravik')"""
    figures = {(row["outlet"], row["figure"]) for row in rows(examples.published, sql)}
    assert {("meridian-wire", 14), ("meridian-wire", 19), ("kta", 17)} <= figures


def test_running_again_adds_nothing(examples: RunSummary) -> None:
    before = Counter(row["event_id"] for row in rows(examples.published, "select event_id from statements"))
    again = ingest([str(EXAMPLES)], options(examples))
    assert (again.articles, again.event_count, again.files_new) == (0, 0, 0)
    after = Counter(row["event_id"] for row in rows(examples.published, "select event_id from statements"))
    assert before == after


def options(examples: RunSummary) -> Options:
    """As the first run was told."""
    return Options.of(load_settings(), Files(examples.warehouse, examples.published), workers=1)
