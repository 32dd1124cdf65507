"""`dateline report`: one page that needs nothing else and tells what SQL tells; nothing of an article becomes HTML."""

import datetime as dt
import re
from pathlib import Path

import lxml.html
import pytest
import warehouse_cases as cases
from typer.testing import CliRunner

from flows.cli import app
from flows.reporting import page
from flows.reporting.markup import Markup, el, join
from flows.reporting.timeline import nice_top, timeline
from flows.summary import RunSummary
from warehouse.query import query
from warehouse.sqlfiles import report_queries
from warehouse.store import Warehouse

SECTIONS = ["Timeline", "Tolls by claimant", "Who met whom", "Who is heard", "Map", "Quarantine"]


@pytest.fixture(scope="session")
def html(examples: RunSummary) -> str:
    return page(examples.published)


def test_the_page_has_every_part_and_something_in_each(html: str) -> None:
    tree = lxml.html.fromstring(html)
    assert [heading.text for heading in tree.iter("h2")] == SECTIONS
    assert "Nothing to show" not in html
    assert len(tree.findall(".//svg")) > len(SECTIONS)


def test_the_page_needs_no_network_and_no_script(html: str) -> None:
    assert not re.search(r"<(?:script|link|img|iframe|object)\b|\bsrc=|\bhref=|url\(|@import|https?://", html)
    assert "default-src 'none'" in html


def test_the_figures_are_those_of_the_warehouse(html: str, examples: RunSummary) -> None:
    tree = lxml.html.fromstring(html)
    shown = {item.find("span").text: item.find("b").text for item in tree.findall(".//ul[@class='numbers']/li")}
    for name, relation in (("statements", "statements"), ("casualty estimates", "casualty_estimates")):
        (count,) = query(examples.published, f"select count(*) from {relation}").rows[0]
        assert shown[name] == f"{count:,}"


def test_several_claims_about_one_toll_stand_beside_each_other(html: str) -> None:
    tree = lxml.html.fromstring(html)
    first = tree.find(".//div[@class='tolls']/section")
    assert len({cell.text for cell in first.iter("th")}) > 1


def test_an_empty_warehouse_gives_a_page_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    Warehouse.open(path).close()
    assert page(path).count("Nothing to show.") == len(SECTIONS)


def test_words_of_an_article_never_become_markup() -> None:
    evil = "<script>alert('x')</script>"
    assert el("td", evil, title='"><b>') == (
        '<td title="&quot;&gt;&lt;b&gt;">&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;</td>'
    )
    assert join(evil, Markup("<br>")).endswith("&gt;<br>")


def test_a_row_of_text_is_escaped_on_the_page(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        warehouse.quarantine(ValueError("<img src=x>"), stage="read", source=cases.source())
    assert "&lt;img src=x&gt;" in page(path)
    assert "<img" not in page(path)


def test_spans_without_events_stay_as_gaps() -> None:
    days = (dt.date(2031, 5, 5), dt.date(2031, 5, 8))
    rows = [{"span": day, "unit": "day", "event_type": "meeting", "events": 2} for day in days]
    drawn = lxml.html.fromstring(timeline(rows))
    assert [group.find("title").text for group in drawn.iter("g")] == [
        "5 May 2031: 2 meeting", "6 May 2031: none", "7 May 2031: none", "8 May 2031: 2 meeting",
    ]  # fmt: skip


@pytest.mark.parametrize(("largest", "top"), [(1, 4), (4, 4), (5, 10), (11, 20), (21, 40), (420, 1000)])
def test_the_axis_ends_at_a_round_figure(largest: int, top: int) -> None:
    assert nice_top(largest) == top


def test_every_query_says_what_a_row_is() -> None:
    assert all(query.grain.startswith("One row") for query in report_queries().values())


def test_the_command_writes_the_page_and_a_place_that_cannot_be_written_is_one_line(
    examples: RunSummary, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "r.html"
    told = CliRunner().invoke(app, ["report", "--warehouse", str(examples.published), "--out", str(out)])
    assert told.exit_code == 0
    assert out.read_text("utf-8").startswith("<!doctype html>")
    (tmp_path / "file").touch()
    wrong = CliRunner().invoke(
        app, ["report", "--warehouse", str(examples.published), "--out", str(tmp_path / "file" / "r.html")]
    )
    assert wrong.exit_code == 1
    assert "cannot be written" in wrong.stderr
