"""`dateline report`: the read copy on one page."""

from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from flows.commands.options import ReadFrom
from flows.console import note
from flows.places import readable
from models.errors import WarehouseError

Out = Annotated[Path, typer.Option("--out", "-o", metavar="FILE.html", help="Where to write it; - is standard output.")]


def report(out: Out = Path("dateline-report.html"), warehouse: ReadFrom = None) -> None:
    """Write one self-contained page: timeline, tolls by claimant, who met whom, map, quarantine.

    The page needs no network and no script; send it by mail, print it, open it anywhere.

    [bold]Examples[/]

    dateline report

    dateline report --out march.html --warehouse march.duckdb
    """
    path = readable(load_settings(), warehouse)
    from flows.reporting import page

    html = page(path)
    if str(out) == "-":
        typer.echo(html, nl=False)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(html, encoding="utf-8")
    except OSError as error:
        raise WarehouseError(out, f"cannot be written: {error.strerror}") from error
    note(f"{len(html.encode()) // 1024:,} KB written to {out}")
