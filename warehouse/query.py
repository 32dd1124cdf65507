"""SQL as a user typed it → columns and rows, read-only."""

import datetime as dt
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from models.errors import WarehouseError
from warehouse.engine import explain


@dataclass(frozen=True)
class Result:
    """columns: names; types: SQL types beside them; rows: Python values. truncated: there were more rows than asked."""

    columns: Sequence[str]
    types: Sequence[str]
    rows: Sequence[tuple[object, ...]]
    truncated: bool = False


def query(
    path: Path,
    sql: str,
    parameters: Sequence[object] = (),
    *,
    limit: int | None = None,
    as_of: dt.datetime | None = None,
) -> Result:
    """Run one or more statements on a warehouse file without touching it; the last one's rows.

    parameters stand for ? or $1, $2 … in the text. as_of: UTC; the views tell what counted then.

    Raises:
        WarehouseError: no such file, or the SQL is wrong; DuckDB's own words, one line.

    """
    with closing(open_reader(path, as_of=as_of)) as connection:
        try:
            cursor = connection.execute(sql, parameters)
            columns = cursor.description or []
            rows = cursor.fetchall() if limit is None else cursor.fetchmany(limit)
            more = limit is not None and bool(cursor.fetchone())
        except duckdb.Error as error:
            raise _wrong(path, error) from error
    return Result([c[0] for c in columns], [str(c[1]) for c in columns], rows, more)


def open_reader(path: Path, *, as_of: dt.datetime | None = None) -> duckdb.DuckDBPyConnection:
    """A plain read-only connection with UTC as its time zone; the caller closes it.

    as_of: UTC; every view that hangs on what counts speaks of that instant. It hides nothing else: tables of schema
    `core` and the views `event_history` and `changes` always hold all.
    """
    if not path.is_file():
        raise WarehouseError(path, "there is no such file; `dateline run` makes one")
    try:
        connection = duckdb.connect(str(path), read_only=True)
        connection.execute("SET TimeZone = 'UTC'")
        if as_of:
            connection.execute("SET VARIABLE as_of = ?::TIMESTAMP", [as_of])
    except duckdb.Error as error:
        raise explain(path, error) from error
    return connection


def _wrong(path: Path, error: duckdb.Error) -> WarehouseError:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return WarehouseError(path, lines[0] if lines else type(error).__name__)
