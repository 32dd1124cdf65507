"""`dateline quarantine`: files and records that were set aside."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from config.settings import load_settings
from flows.commands.execution import execute
from flows.commands.options import Direct, Json, Keep, Publish, Quiet, ReadFrom, Warehouse, Workers
from flows.console import out
from flows.options import Options
from flows.places import files, readable

app = typer.Typer(no_args_is_help=True, help="Files and records that were set aside: list them, try them again.")

LETTERS = """
    select source_file, message, last_seen, attempts
    from quarantine
    order by last_seen desc, source_file
"""


@app.command("list")
def list_letters(
    warehouse: ReadFrom = None,
    limit: Annotated[int, typer.Option(min=1, help="Lines to show, the latest first.")] = 50,
) -> None:
    """List what is set aside, with the reason.

    Example: dateline quarantine list
    """
    from warehouse.query import query

    found = query(readable(load_settings(), warehouse), LETTERS, limit=limit)
    if not found.rows:
        out.print("Nothing is set aside.")
        return
    table = Table("File", "Reason", "Last seen", "Tries", box=None, header_style="bold", padding=(0, 2, 0, 0))
    table.columns[0].overflow = table.columns[1].overflow = "fold"  # a file's name must be seen whole
    table.columns[-1].justify = "right"
    for file, message, seen, attempts in found.rows:
        table.add_row(Text(str(file)), Text(str(message)), f"{seen:%Y-%m-%d}", f"{attempts}")
    out.print(table)
    more = "There are more: --limit N. " if found.truncated else ""
    out.print(f"[dim]{more}Try them again: dateline quarantine retry[/]")


@app.command("retry")
def retry(
    warehouse: Warehouse = None,
    publish: Publish = None,
    keep: Keep = None,
    direct: Direct = False,
    json: Json = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Read what is set aside once more; what works now is loaded and leaves the list.

    Example: dateline quarantine retry --direct
    """
    settings = load_settings()
    options = Options.of(settings, files(settings, warehouse, publish), workers, keep)
    execute("retry", options, direct=direct, json=json, quiet=quiet)
