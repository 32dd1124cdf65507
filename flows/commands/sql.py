"""`dateline sql`: questions to the read copy."""

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from flows.console import note
from flows.places import readable
from models.errors import WarehouseError

HISTORY = Path("~/.local/state/dateline/sql_history").expanduser()
ROWS_SHOWN = 200
"""Rows a terminal table shows unless told; files and pipes get all."""


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


def sql(
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="SQL; - reads it from standard input.")] = None,
    warehouse: Annotated[
        Path | None, typer.Option("--warehouse", "-w", metavar="FILE", help="Warehouse whose read copy is asked.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="Form of the answer.")] = Format.table,  # noqa: A002
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to a file instead.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows a table shows.")] = ROWS_SHOWN,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="Ask what was known then; UTC. A day alone means its first moment."),
    ] = None,
) -> None:
    """Ask the read copy in SQL; without a query, at a prompt.

    At the prompt a statement ends with ; and `exit` leaves. A run that is going on is not disturbed, and not seen
    until it publishes.

    [bold]Examples[/]

    dateline sql "select speaker, count(*) n from statements group by all order by n desc limit 10"

    dateline sql "from casualty_estimates" --format csv --out tolls.csv

    dateline sql "from meetings" -f parquet -o meetings.parquet

    dateline sql --as-of 2026-03-01 "select sum(count_best) from casualty_estimates where outcome = 'killed'"
    """
    then = None if as_of is None else moment(as_of)
    path = readable(load_settings(), warehouse)
    if query is None and not sys.stdin.isatty():
        query = "-"
    if query is None:
        _prompt(path, limit, then)
        return
    answer(path, sys.stdin.read() if query == "-" else query, format, out, limit, then)


def moment(text: str) -> dt.datetime:
    """'2026-03-01', '2026-03-01T14:30', '2026-03-01T14:30+02:00' → UTC without zone; without an offset it is UTC.

    Raises:
        typer.BadParameter: not a date or time in ISO 8601.
    """
    try:
        read = dt.datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no time: write 2026-03-01 or 2026-03-01T14:30") from error
    return read.astimezone(dt.UTC).replace(tzinfo=None) if read.tzinfo else read


def answer(path: Path, query: str, form: Format, to: Path | None, limit: int, as_of: dt.datetime | None) -> None:
    """Run one query and write its rows where and as asked."""
    if form is Format.parquet:
        _parquet(path, query, to, as_of)
        return
    from flows import tabular
    from warehouse.query import query as ask

    result = ask(path, query, limit=limit if form is Format.table and to is None else None, as_of=as_of)
    if to is None:
        tabular.write(result, form.value, sys.stdout)
        return
    try:
        with to.open("w", encoding="utf-8", newline="") as file:
            tabular.write(result, form.value, file)
    except OSError as error:
        raise WarehouseError(to, f"cannot be written: {error.strerror}") from error
    note(f"{len(result.rows):,} rows written to {to}")


def _parquet(path: Path, query: str, to: Path | None, as_of: dt.datetime | None) -> None:
    from warehouse.save import save_parquet

    if to is None:
        raise typer.BadParameter("Parquet is no text: name a file with --out")
    rows = save_parquet(path, query, to, as_of=as_of)
    note(f"{rows:,} rows written to {to}")


def _prompt(path: Path, limit: int, as_of: dt.datetime | None) -> None:
    """Read statements up to ';' until `exit` or the end of input; an error does not end the session."""
    _remember()
    note(f"{path} (read-only). SHOW TABLES; lists the relations, DESCRIBE statements; their columns. exit leaves.")
    if as_of:
        note(f"Answers are as of {as_of} UTC.")
    statement = ""
    while True:
        try:
            line = input("dateline> " if not statement else "      ...> ")
        except EOFError:
            typer.echo()
            return
        except KeyboardInterrupt:
            typer.echo()
            statement = ""
            continue
        if line.strip() in {"exit", "quit", "\\q"}:
            return
        statement = f"{statement}\n{line}".strip()
        if statement.endswith(";"):
            _try(path, statement, limit, as_of)
            statement = ""


def _try(path: Path, statement: str, limit: int, as_of: dt.datetime | None) -> None:
    try:
        answer(path, statement, Format.table, None, limit, as_of)
    except WarehouseError as error:
        note(error.reason)


def _remember() -> None:
    """Line editing and a history over sessions, where the platform has readline."""
    try:
        import atexit
        import readline
    except ImportError:
        return
    try:
        HISTORY.parent.mkdir(parents=True, exist_ok=True)
        if HISTORY.exists():
            readline.read_history_file(HISTORY)
        readline.set_history_length(1000)
        atexit.register(readline.write_history_file, HISTORY)
    except OSError:
        return  # a read-only home: a session without memory
