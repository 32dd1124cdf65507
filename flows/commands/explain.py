"""`dateline explain`: why an event was found."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from config.settings import load_settings
from flows.console import STYLES, out
from flows.places import readable
from flows.words import describe, shorten

HIDDEN = {
    "event_id", "article_id", "evidence", "evidence_start", "evidence_end", "rule", "extractor", "story_id",
    "valid_from", "valid_to", "change_reason",
}  # fmt: skip
WORKED_OUT = ("from", "to", "edtf", "low", "best", "high")


def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or the beginning of it.")],
    warehouse: Annotated[
        Path | None, typer.Option("--warehouse", "-w", metavar="FILE", help="Warehouse whose read copy is read.")
    ] = None,
) -> None:
    """Tell why an event was found: the rule, the evidence, and for every field the characters it came from.

    Example: dateline explain e0a1b2c3
    """
    from flows import lookup

    found = lookup.event(readable(load_settings(), warehouse), event)
    row = found.row
    out.print(Text(describe(found.kind, row), style=f"bold {STYLES[found.kind]}"))
    out.print(f"{found.kind} {row['event_id']} in article {row['article_id']}", style="dim", soft_wrap=True)
    out.print(_why(row))
    out.print(Padding(_fields(row, found.fields), (1, 0, 0, 0)))


def _why(row: dict[str, Any]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_row("[bold]Rule[/]", Text(row["rule"]))
    table.add_row("[bold]Evidence[/]", Text(" ".join(row["evidence"].split())))
    table.add_row("[bold]Extractor[/]", Text(row["extractor"]))
    return table


def _phrase(column: str) -> str:
    """The field whose words a worked-out column was made from: count_low from count_text, date_from from date_text."""
    stem, _, part = column.rpartition("_")
    return f"{stem}_text" if part in WORKED_OUT else ""


def _fields(row: dict[str, Any], fields: list[dict[str, Any]]) -> Table:
    """Every filled column, and the words and characters behind it where it was read and not worked out."""
    table = Table("Field", "Value", "Read from", "Characters", box=None, header_style="bold", padding=(0, 2, 0, 0))
    for name, value in row.items():
        if value is None or name in HIDDEN or name.endswith("_text"):
            continue
        places = [f for f in fields if f["field"] in (name, f"{name}_text", name.removesuffix("s"), _phrase(name))]
        words = " … ".join(shorten(" ".join(f["text"].split()), 40) for f in places)
        spans = ", ".join(f"{f['start_char']}-{f['end_char']}" for f in places)
        table.add_row(name, Text(shorten(str(value), 60)), Text(words), spans)
    return table
