"""`dateline export`: every relation as files, for BI tools, or in the shape of another data set."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

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


class Shape(StrEnum):
    """Data sets whose shape events can take."""

    gdelt = "gdelt"
    ucdp = "ucdp"
    plover = "plover"
    followthemoney = "followthemoney"
    annotations = "annotations"


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write to; made when it is not there.")],
    format: Annotated[Format, typer.Option("--format", "-f", help="One file a relation; xlsx: one workbook.")] = (  # noqa: A002
        Format.parquet
    ),
    shape: Annotated[
        Shape | None, typer.Option("--as", help="In the shape of another data set; the last three are JSON Lines.")
    ] = None,
    by_month: Annotated[
        bool, typer.Option("--by-month", help="Parquet: a folder of months for every relation with a publication day.")
    ] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Write nothing: is DIR still what was exported?")] = False,
    warehouse: Annotated[
        Path | None, typer.Option("--warehouse", "-w", metavar="FILE", help="Warehouse whose read copy is exported.")
    ] = None,
) -> None:
    """Write every relation of the read copy to files, with a manifest of rows and checksums.

    Large relations become a folder of months in Parquet, all dated ones with --by-month.

    [bold]Examples[/]

    dateline export bi/

    dateline export report/ --format xlsx

    dateline export gdelt/ --as gdelt --format csv

    dateline export bi/ --verify
    """
    if verify:
        _verify(folder)
        return
    path = readable(load_settings(), warehouse)
    try:
        manifest = _write(path, folder, format, shape, by_month=by_month)
    except OSError as error:
        raise WarehouseError(folder, f"cannot be written: {error.strerror}") from error
    for entry in manifest["files"]:
        out.print(f"{sum(entry['rows'].values()):>9,} rows  {folder / entry['file']}", soft_wrap=True)


def _write(path: Path, folder: Path, form: Format, shape: Shape | None, *, by_month: bool) -> Any:  # noqa: ANN401  a manifest is JSON
    if shape is None:
        from warehouse.export import export as write

        return write(path, folder, form.value, by_month=by_month)
    from warehouse.shaped import export_shape

    return export_shape(path, folder, shape.value, form.value)


def _verify(folder: Path) -> None:
    """Exit status 1 when a file is not as exported."""
    from warehouse.manifest import verify

    wrong = verify(folder)
    for line in wrong:
        out.print(line, soft_wrap=True)
    if wrong:
        raise typer.Exit(1)
    out.print(f"{folder}: every file is as it was exported", soft_wrap=True)
