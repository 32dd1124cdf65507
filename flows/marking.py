"""An article and its events → its text with the events marked in place, and a legend below."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.console import STYLES
from flows.lookup import Event, Row
from flows.words import describe

SOFT = {"content", "quote"}
"""Long fields: coloured; the short ones (who, how many, where) stand out in bold."""
UNMARKED = {"evidence", "repeat", "repeats"}


def marked(article: Row, events: Sequence[Event]) -> RenderableType:
    """Head, text with [1], [2] … behind the words that announced an event, legend."""
    return Group(_head(article), Padding(_body(article["text"], events), (1, 0)), _legend(events))


def _head(article: Row) -> RenderableType:
    facts = [article["publisher"], article["published_on"] or "no date", article["source_file"], article["article_id"]]
    return Text(" · ".join(str(fact) for fact in facts if fact), style="dim")


def _body(text: str, events: Sequence[Event]) -> Text:
    body = Text(text)
    for event in sorted(events, key=lambda event: event.kind != "statement"):  # figures show inside contents
        for field in event.fields:
            if field["field"] not in UNMARKED:
                weight = "" if field["field"] in SOFT else "bold "
                body.stylize(weight + STYLES[event.kind], field["start_char"], field["end_char"])
    return _paragraphs(_numbered(body, events))


def _numbered(body: Text, events: Sequence[Event]) -> Text:
    places = sorted((_anchor(event), number, event.kind) for number, event in enumerate(events, 1))
    pieces = body.divide([place for place, _, _ in places])
    result = Text()
    for piece, mark in zip(pieces, [*places, None], strict=True):
        result.append_text(piece)
        if mark:
            result.append(f"[{mark[1]}]", style=f"reverse {STYLES[mark[2]]}")
    return result


def _anchor(event: Event) -> int:
    """Where the number stands: behind the trigger, else behind the evidence."""
    ends = [field["end_char"] for field in event.fields if field["field"] == "trigger"]
    return int(ends[0] if ends else event.row["evidence_end"])


def _paragraphs(body: Text) -> Text:
    return Text("\n\n").join(line for line in body.split("\n") if line.plain.strip())


def _legend(events: Sequence[Event]) -> RenderableType:
    if not events:
        return Text("No events were found in this article.", style="dim")
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    table.add_column(justify="right", style="dim", no_wrap=True)
    for number, event in enumerate(events, 1):
        style = STYLES[event.kind]
        sure = f"{event.row['confidence']:.2f}"
        words = Text(describe(event.kind, event.row))
        table.add_row(Text(f"[{number}]", style=style), Text(event.kind, style=style), words, sure)
    hint = Text(f"The last column is the confidence. Why one was found: dateline explain {events[0].row['event_id']}")
    return Group(table, Padding(hint, (1, 0, 0, 0), style="dim"))
