"""Published copy → one file per public relation, and a manifest of rows and checksums."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

import duckdb

from warehouse.jsonl import write_jsonl
from warehouse.manifest import Manifest, write_manifest
from warehouse.query import open_reader
from warehouse.sqlfiles import MARTS, VIEWS, in_layer
from warehouse.workbook import write_workbook

Format = Literal["parquet", "csv", "xlsx", "jsonl"]
Counts = dict[str, dict[str, int]]  # file → relation → rows
PARTITION_ROWS = 100_000
"""A Parquet relation with a day of publication and more rows than this becomes a folder of months."""


def relations() -> list[str]:
    """What an export holds unless told: the plain relations and the marts."""
    return [*in_layer(VIEWS), *in_layer(MARTS)]


def export(
    path: Path, to: Path, fmt: Format, names: Sequence[str] | None = None, *, by_month: bool = False
) -> Manifest:
    """Write the relations of those names (None: all but the shapes) into the folder `to`, with a manifest.json.

    by_month: every Parquet relation with a day of publication becomes a folder of months, not only a large one.
    Rows are in a fixed order, so that the same warehouse gives the same bytes (a workbook also holds its time).

    Raises:
        WarehouseError: no such warehouse, or a relation too long for a sheet (1,048,575 rows).

    """
    to.mkdir(parents=True, exist_ok=True)
    with closing(open_reader(path)) as connection:
        found = {name: _ordered(connection, name) for name in names or relations()}
        if fmt == "xlsx":
            rows = {name: _count(relation) for name, relation in found.items()}
            write_workbook(to / "dateline.xlsx", found, rows)
            files: Counts = {"dateline.xlsx": rows}
        else:
            files, limit = {}, 0 if by_month else PARTITION_ROWS
            for name, relation in found.items():
                files |= _write(connection, relation, to, name, fmt, limit)
    return write_manifest(to, fmt, files)


def _write(
    connection: duckdb.DuckDBPyConnection,
    relation: duckdb.DuckDBPyRelation,
    to: Path,
    name: str,
    fmt: Format,
    limit: int,
) -> Counts:
    rows = _count(relation)
    if fmt == "parquet" and "published_on" in relation.columns and rows > limit:
        return _months(connection, relation, to, name)
    _WRITERS[fmt](relation, to / f"{name}.{fmt}")
    return {f"{name}.{fmt}": {name: rows}}


def _months(connection: duckdb.DuckDBPyConnection, relation: duckdb.DuckDBPyRelation, to: Path, name: str) -> Counts:
    """A folder of `published_month=YYYY-MM/…parquet`, as Hive lays it out; undated rows are a month of their own."""
    monthly = relation.project("*, strftime(published_on, '%Y-%m') as published_month")
    monthly.to_parquet(str(to / name), compression="zstd", partition_by=["published_month"], overwrite=True)
    files = sorted((to / name).rglob("*.parquet"))
    return {file.relative_to(to).as_posix(): {name: _count(connection.read_parquet(str(file)))} for file in files}


def _ordered(connection: duckdb.DuckDBPyConnection, name: str) -> duckdb.DuckDBPyRelation:
    relation = connection.view(name)
    return relation.order(", ".join(relation.columns))


def _count(relation: duckdb.DuckDBPyRelation) -> int:
    row = relation.count("*").fetchone()
    return int(row[0]) if row else 0


def _parquet(relation: duckdb.DuckDBPyRelation, to: Path) -> None:
    relation.to_parquet(str(to), compression="zstd")


def _csv(relation: duckdb.DuckDBPyRelation, to: Path) -> None:
    relation.to_csv(str(to), header=True)


_WRITERS: dict[Format, Callable[[duckdb.DuckDBPyRelation, Path], None]] = {
    "parquet": _parquet,
    "csv": _csv,
    "jsonl": write_jsonl,
}
