"""Relations → one Excel workbook, a sheet each, written row by row."""

import re
from collections.abc import Mapping
from pathlib import Path

import duckdb
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from models.errors import WarehouseError

SHEET_ROWS = 1_048_575  # Excel's limit, less the header
CELL_CHARACTERS = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # not allowed in XML 1.0
_PAGE = 10_000


def write_workbook(to: Path, relations: Mapping[str, duckdb.DuckDBPyRelation], rows: Mapping[str, int]) -> None:
    """One sheet per relation. Text beyond 32,767 characters is cut at Excel's limit, with '…' as its last character.

    Raises:
        WarehouseError: a relation has more rows than a sheet.

    """
    for name, number in rows.items():
        if number > SHEET_ROWS:
            raise WarehouseError(to, f"{name} has {number} rows, a sheet holds {SHEET_ROWS}; export parquet or csv")
    book = Workbook(write_only=True)
    for name, relation in relations.items():
        sheet: WriteOnlyWorksheet = book.create_sheet(name)
        sheet.append(relation.columns)
        while page := relation.fetchmany(_PAGE):
            for row in page:
                sheet.append([_cell(sheet, value) for value in row])
    book.save(to)


def _cell(sheet: WriteOnlyWorksheet, value: object) -> object:
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("\ufffd", value)
    if len(text) > CELL_CHARACTERS:
        text = text[: CELL_CHARACTERS - 1] + "…"
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # text that begins with '=' is text, never a formula
    return cell
