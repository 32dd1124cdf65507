"""`dateline reextract` and `dateline check`: keeping the warehouse true to the newest version."""

import typer

from config.settings import load_settings
from flows.commands.execution import execute
from flows.commands.options import Direct, Json, Keep, Publish, Quiet, ReadFrom, Warehouse, Workers
from flows.console import out
from flows.options import Options
from flows.places import files, readable


def reextract(
    warehouse: Warehouse = None,
    publish: Publish = None,
    keep: Keep = None,
    direct: Direct = False,
    json: Json = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Extract stored articles anew whose events another version of the extractor found.

    Older events stop counting and stay readable in event_history. No file is read again.

    Example: dateline reextract --direct
    """
    settings = load_settings()
    options = Options.of(settings, files(settings, warehouse, publish), workers, keep)
    execute("reextract", options, direct=direct, json=json, quiet=quiet)


def check(warehouse: ReadFrom = None) -> None:
    """Run the data checks over the read copy, among them that every field equals the text at its offsets.

    Exit status 1 when a rule is broken. Every run checks before it publishes.

    Example: dateline check
    """
    from warehouse.store import Warehouse as Store

    with Store.open(readable(load_settings(), warehouse), read_only=True) as store:
        results = store.check()
    for result in results:
        mark = "[green]OK  [/]" if result.passed else "[bold red]FAIL[/]"
        offence = "" if result.passed else f"  {result.rows:,} rows, the first: {result.example}"
        out.print(f"{mark}  {result.rule}{offence}", soft_wrap=True)
    if not all(result.passed for result in results):
        raise typer.Exit(1)
