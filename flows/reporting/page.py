"""Facts → the page: one HTML file with its style and its drawings in it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from flows.reporting.facts import Facts, Row, facts
from flows.reporting.markup import Content, Markup, el, join
from flows.reporting.timeline import TYPES, timeline
from flows.reporting.tolls import tolls
from flows.reporting.worldmap import worldmap
from flows.version import version

STYLE = Path(__file__).with_name("style.css")
# No script, and nothing from elsewhere, whatever an article's text tries
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
PLURALS = dict(zip(TYPES, ("statements", "meetings", "deployments", "casualty estimates"), strict=True))


def page(copy: Path) -> str:
    """The report on a read copy. Raises WarehouseError when it cannot be read."""
    told = facts(copy)
    head = join(
        Markup('<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        el("title", "Dateline: report"),
        el("style", Markup(STYLE.read_text("utf-8"))),
    )
    parts = (_header(told, copy), *(_section(told, *part) for part in PARTS), _footer())
    body = el("body", *parts)
    return f"<!doctype html>\n{el('html', el('head', head), body, lang='en')}\n"


def _header(told: Facts, copy: Path) -> Markup:
    row = told["overview"][0]
    period = join(row["first_day"], " to ", row["last_day"]) if row["first_day"] else "no dates"
    numbers = [
        _number(row["articles"], "articles"), _number(row["publishers"], "outlets"), _number(row["events"], "events"),
        *(_number(_total(told, kind), PLURALS[kind], kind) for kind in TYPES),
    ]  # fmt: skip
    return el(
        "header",
        el("h1", "Who said, met, sent and lost what"),
        el("p", period, " · ", copy.name, " · loaded ", row["loaded_at"], class_="dim"),
        el("ul", *numbers, class_="numbers"),
    )


def _number(value: int, name: str, kind: str = "") -> Markup:
    return el("li", el("b", value, class_=kind or None), el("span", name))


def _total(told: Facts, kind: str) -> int:
    return sum(row["events"] for row in told["totals"] if row["event_type"] == kind)


def _section(told: Facts, key: str, title: str, remark: str, draw: Callable[[list[Row]], Markup]) -> Markup:
    rows = told[key]
    content = draw(rows) if rows else el("p", "Nothing to show.", class_="dim")
    return el("section", el("h2", title), el("p", remark, class_="dim") if rows else None, content)


def _legend_and_timeline(rows: list[Row]) -> Markup:
    keys = (el("span", el("i", class_=kind), PLURALS[kind]) for kind in TYPES)
    return join(el("p", *keys, class_="legend"), timeline(rows))


def _speakers(rows: list[Row]) -> Markup:
    return _table(("Speaker", "Country", "Statements", "Denials", "Articles"), rows)


def _meetings(rows: list[Row]) -> Markup:
    def shown(row: Row) -> Row:
        return {
            "a": _named(row, "a"),
            "b": _named(row, "b"),
            **{k: row[k] for k in ("meetings", "articles", "last_day")},
        }

    return _table(("Who", "met", "Meetings", "Articles", "Last"), [shown(row) for row in rows])


def _named(row: Row, side: str) -> str:
    country = row[f"country_{side}"]
    return f"{row[f'actor_{side}']} ({country})" if country else str(row[f"actor_{side}"])


def _set_aside(rows: list[Row]) -> Markup:
    return _table(("Reason", "Files", "For example", "Last seen"), rows)


def _table(heads: tuple[str, ...], rows: list[Row]) -> Markup:
    def cell(value: Content) -> Markup:
        return el("td", value, class_="figure" if isinstance(value, int | dt.date) else None)

    body = (el("tr", *(cell(value) for value in row.values())) for row in rows)
    numeric = [isinstance(value, int | dt.date) for value in rows[0].values()]
    head = (el("th", name, class_="figure" if right else None) for name, right in zip(heads, numeric, strict=True))
    return el("table", el("thead", el("tr", *head)), el("tbody", *body), class_="list")


def _footer() -> Markup:
    told = "Every figure can be traced: dateline show ARTICLE, dateline explain EVENT."
    return el("footer", el("p", f"Dateline {version()}. {told}", class_="dim"))


PARTS = (
    ("timeline", "Timeline", "Events by the day on which they were reported.", _legend_and_timeline),
    ("tolls", "Tolls by claimant", "The incidents with most claimants; a line that runs out is an open bound.", tolls),
    ("meetings", "Who met whom", "Meetings that were held, planned or cancelled, as reported.", _meetings),
    ("speakers", "Who is heard", "The speakers quoted most often.", _speakers),
    ("places", "Map", "Where events are set, by the type found there most often.", worldmap),
    ("quarantine", "Quarantine", "What was set aside and why; dateline quarantine list names every file.", _set_aside),
)
