"""Rows of a query → a table, CSV or JSON on a stream."""

import csv
import datetime as dt
import json
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.words import shorten
from warehouse.query import Result

CELL_WIDTH = 60
"""Characters a cell of a table shows; CSV and JSON show all."""
NUMERIC = ("INT", "DOUBLE", "FLOAT", "DECIMAL", "NUMBER", "REAL")
WIDE = 10_000
"""Columns of a stream that is no terminal: nothing is wrapped there."""


def write(result: Result, form: str, stream: TextIO) -> None:
    """Write the rows as 'table', 'csv' or 'json' (an array of objects)."""
    {"table": _table, "csv": _csv, "json": _json}[form](result, stream)


def _csv(result: Result, stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(result.rows)


def _json(result: Result, stream: TextIO) -> None:
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    json.dump(rows, stream, ensure_ascii=False, indent=1, default=_plain)
    stream.write("\n")


def _table(result: Result, stream: TextIO) -> None:
    console = Console(file=stream, highlight=False, width=None if stream.isatty() else WIDE)
    if not result.columns:
        return
    table = Table(box=None, header_style="bold", padding=(0, 2, 0, 0))
    for name, kind in zip(result.columns, result.types, strict=True):
        table.add_column(name, justify="right" if kind.upper().endswith(NUMERIC) else "left", overflow="fold")
    for row in result.rows:
        table.add_row(*map(_cell, row))
    console.print(table)
    rows = f"{len(result.rows):,} row{'' if len(result.rows) == 1 else 's'}"
    more = " shown, there are more: --limit N, or --format csv for all" if result.truncated else ""
    console.print(f"[dim]{rows}{more}[/]")


def _cell(value: object) -> Text:
    if value is None:
        return Text("–", style="dim")
    if isinstance(value, float):
        return Text(f"{value:.3f}".rstrip("0").rstrip("."))
    return Text(shorten(str(value), CELL_WIDTH))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else str(value)
