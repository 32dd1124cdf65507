"""`dateline export`: every relation as files, for BI tools."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from flows.console import out
from flows.places import readable
from models.errors import WarehouseError


class Format(StrEnum):
    """File formats of an export."""

    parquet = "parquet"
    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write to; made when it is not there.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="One file a relation; xlsx: one workbook.")] = (  # noqa: A002
        Format.parquet
    ),
    warehouse: Annotated[
        Path | None, typer.Option("--warehouse", "-w", metavar="FILE", help="Warehouse whose read copy is exported.")
    ] = None,
) -> None:
    """Write every relation of the read copy to files, with a manifest of rows and checksums.

    [bold]Examples[/]

    dateline export bi/

    dateline export report/ --format xlsx
    """
    from warehouse.export import export as write

    path = readable(load_settings(), warehouse)
    try:
        manifest = write(path, folder, format.value)
    except OSError as error:
        raise WarehouseError(folder, f"cannot be written: {error.strerror}") from error
    for entry in manifest["files"]:  # type: ignore[attr-defined]
        out.print(f"{sum(entry['rows'].values()):>9,} rows  {folder / entry['file']}", soft_wrap=True)
