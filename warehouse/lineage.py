"""A run → the files it read and the relations it filled, as lineage tools want to know them."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from warehouse import tables as t
from warehouse.install import columns_of
from warehouse.sqlfiles import public_views


class ReadFile(NamedTuple):
    """A file that a run read to its end; sha256 and size in bytes as it was then."""

    path: str
    sha256: str
    size: int


class Relation(NamedTuple):
    """A public view: what one row is, its columns with their SQL types, and how many rows it has now."""

    name: str
    grain: str
    columns: Sequence[tuple[str, str]]
    rows: int


def files_of(connection: sa.Connection, run_id: str, limit: int) -> list[ReadFile]:
    """Files that this run read to their end, at most so many, by path. A later run that reads one takes it over."""
    f = t.source_files.c
    query = sa.select(f.source_path, f.sha256, f.size).where(f.run_id == run_id).order_by(f.source_path).limit(limit)
    return [ReadFile(*row) for row in connection.execute(query)]


def relations(connection: sa.Connection, names: Sequence[str]) -> list[Relation]:
    """Public views of these names."""
    columns = columns_of(connection)
    return [Relation(name, public_views()[name].grain, columns[name], _rows(connection, name)) for name in names]


def _rows(connection: sa.Connection, name: str) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(sa.table(name, schema="main"))) or 0
