"""Plain rows → Arrow tables that DuckDB reads by name, with the types of the SQLAlchemy tables."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from warehouse.tables.base import BOOL, BYTES, DAY, INT, REAL, TEXT, TIME

_SURROGATE = re.compile("[\ud800-\udfff]")
_TYPES = {
    type(TEXT): pa.string(),
    type(INT): pa.int64(),
    type(REAL): pa.float64(),
    type(BOOL): pa.bool_(),
    type(DAY): pa.date32(),
    type(TIME): pa.timestamp("us"),
    type(BYTES): pa.binary(),
}


def utc_now() -> dt.datetime:
    """The moment in UTC, without a zone, as every TIMESTAMP of the warehouse is."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def to_arrow(table: sa.Table, names: Sequence[str], rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Rows → an Arrow table of the named columns."""
    schema = pa.schema([pa.field(name, _TYPES[type(table.c[name].type)]) for name in names])
    try:
        return pa.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.Table.from_pylist([_encodable(row) for row in rows], schema=schema)


def _encodable(row: Mapping[str, object]) -> dict[str, object]:
    """Half a surrogate pair, as broken JSON brings it, becomes U+FFFD: one character for one, so offsets still hold."""
    return {key: _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value for key, value in row.items()}


@contextmanager
def staged(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Sequence[Mapping[str, object]]
) -> Iterator[sa.FromClause]:
    """The rows as a relation of that name and those columns, for as long as the block lasts; nothing is copied."""
    name = f"staged_{table.name}"
    driver: Any = connection.connection.driver_connection
    driver.register(name, to_arrow(table, names, rows))
    try:
        yield sa.table(name, *(sa.column(column, table.c[column].type) for column in names))
    finally:
        driver.unregister(name)
