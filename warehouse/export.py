"""Published copy → one file per public relation, and a manifest of rows and checksums."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Literal

import duckdb

from warehouse.query import open_reader
from warehouse.sqlfiles import public_views
from warehouse.workbook import write_workbook

Format = Literal["parquet", "csv", "xlsx", "jsonl"]
Manifest = dict[str, object]
_ROWS = 10_000  # rows held at a time


def export(path: Path, to: Path, fmt: Format) -> Manifest:
    """Write every public relation into the folder `to`; also writes and returns manifest.json.

    Rows are in a fixed order, so that the same warehouse gives the same bytes (a workbook also holds its time).

    Raises:
        WarehouseError: no such warehouse, or a relation too long for a sheet (1,048,575 rows).

    """
    to.mkdir(parents=True, exist_ok=True)
    with closing(open_reader(path)) as connection:
        relations = {name: _ordered(connection, name) for name in public_views()}
        rows = {name: _count(relation) for name, relation in relations.items()}
        if fmt == "xlsx":
            target = to / "dateline.xlsx"
            write_workbook(target, relations, rows)
            files = {"dateline.xlsx": dict(rows)}
        else:
            files = {f"{name}.{fmt}": {name: rows[name]} for name in relations}
            for name, relation in relations.items():
                _WRITERS[fmt](relation, to / f"{name}.{fmt}")
    manifest = _manifest(to, fmt, files)
    (to / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    return manifest


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


def _jsonl(relation: duckdb.DuckDBPyRelation, to: Path) -> None:
    names = relation.columns
    with to.open("w", encoding="utf-8", newline="\n") as file:
        for row in pages(relation):
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")


def pages(relation: duckdb.DuckDBPyRelation) -> Iterator[tuple[object, ...]]:
    """All rows, a page in memory at a time."""
    while page := relation.fetchmany(_ROWS):
        yield from page


def _manifest(to: Path, fmt: Format, files: Mapping[str, Mapping[str, int]]) -> Manifest:
    entries = [{"file": name, "rows": dict(rows), "sha256": _sha256(to / name)} for name, rows in files.items()]
    return {"format": fmt, "files": entries}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


_WRITERS: dict[Format, Callable[[duckdb.DuckDBPyRelation, Path], None]] = {
    "parquet": _parquet,
    "csv": _csv,
    "jsonl": _jsonl,
}
