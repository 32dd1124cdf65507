"""Files of sql/ run on the open transaction; rows go in and come out as Arrow, by name."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from warehouse.arrow import staged
from warehouse.sqlfiles import read_all

Rows = Sequence[Mapping[str, Any]]


@contextmanager
def relations(connection: sa.Connection, **tables: pa.Table) -> Iterator[None]:
    """Arrow tables under the names that the files of sql/ read, for as long as the block lasts."""
    driver = _driver(connection)
    for name, table in tables.items():
        driver.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            driver.unregister(name)


def ask(connection: sa.Connection, name: str) -> pa.Table:
    """The rows of sql/{name}.sql."""
    return _driver(connection).execute(_files()[name]).to_arrow_table()


def rows(connection: sa.Connection, name: str) -> list[dict[str, Any]]:
    """The rows of sql/{name}.sql as mappings."""
    found: list[dict[str, Any]] = ask(connection, name).to_pylist()
    return found


def ids(name: str, values: Sequence[str]) -> pa.Table:
    """A table of one column of ids."""
    return pa.table({name: pa.array(values, pa.string())})


def insert(connection: sa.Connection, table: sa.Table, new: Sequence[Mapping[str, object]]) -> None:
    """Rows into a table, all columns, through Arrow."""
    if not new:
        return
    names = [column.name for column in table.columns]
    with staged(connection, table, names, new) as s:
        connection.execute(sa.insert(table).from_select(names, sa.select(s)))


def delete(connection: sa.Connection, table: sa.Table, column: str, values: Sequence[str]) -> None:
    """Rows of the table with one of these values."""
    if not values:
        return
    with relations(connection, story_gone=ids("id", values)):
        gone = sa.select(sa.table("story_gone", sa.column("id", sa.String())).c.id)
        connection.execute(sa.delete(table).where(table.c[column].in_(gone)))


@cache
def _files() -> dict[str, str]:
    return {file.name: file.text for file in read_all(Path(__file__).parent / "sql")}


def _driver(connection: sa.Connection) -> Any:  # noqa: ANN401 - DuckDB's own connection, whose API the dialect hides
    return connection.connection.driver_connection
