"""The read copy → what the report tells: one list of rows for each query in warehouse/report."""

from pathlib import Path
from typing import Any

from warehouse.query import query
from warehouse.sqlfiles import report_queries

Row = dict[str, Any]
Facts = dict[str, list[Row]]


def facts(path: Path) -> Facts:
    """Raises WarehouseError when the file is no warehouse, or one of an older version."""
    return {name: _rows(path, file.text) for name, file in report_queries().items()}


def _rows(path: Path, sql: str) -> list[Row]:
    result = query(path, sql)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]
