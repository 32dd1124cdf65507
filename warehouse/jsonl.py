"""Relation → JSON Lines, a page of rows in memory at a time."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb

_ROWS = 10_000  # rows held at a time


def write_jsonl(relation: duckdb.DuckDBPyRelation, to: Path) -> None:
    """One object a row, keyed by column; null columns are written out."""
    names = relation.columns
    with to.open("w", encoding="utf-8", newline="\n") as file:
        for row in pages(relation):
            file.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")


def write_objects(relation: duckdb.DuckDBPyRelation, to: Path) -> int:
    """Write the JSON of a relation's only column, one object a line, without what is null or empty; how many."""
    lines = 0
    with to.open("w", encoding="utf-8", newline="\n") as file:
        for (text,) in pages(relation):
            file.write(json.dumps(_filled(json.loads(str(text))), ensure_ascii=False) + "\n")
            lines += 1
    return lines


def pages(relation: duckdb.DuckDBPyRelation) -> Iterator[tuple[object, ...]]:
    """All rows, a page in memory at a time."""
    while page := relation.fetchmany(_ROWS):
        yield from page


def _filled(value: object) -> object:
    """The value without nulls and without the lists and objects that held nothing else; an empty text stays."""
    if isinstance(value, dict):
        inner = {key: _filled(item) for key, item in value.items()}
        return {key: item for key, item in inner.items() if item not in (None, [], {})}
    if isinstance(value, list):
        return [item for item in map(_filled, value) if item not in (None, [], {})]
    return value
