"""`dateline run`: articles in, events out."""

from collections.abc import Sequence
from typing import Annotated

import typer

from config.settings import load_settings
from flows.commands.execution import execute
from flows.commands.options import Direct, Json, Keep, Publish, Quiet, Warehouse, Workers
from flows.options import Options
from flows.places import files
from models.errors import InputError


def run(  # noqa: PLR0913, PLR0917 - a command has as many arguments as options
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help="Files, folders, globs, archives; - is standard input."),
    ] = None,
    warehouse: Warehouse = None,
    publish: Publish = None,
    keep: Keep = None,
    direct: Direct = False,
    json: Json = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Read articles, find their events, load them, publish the read copy.

    Files read before are skipped. What cannot be read is set aside with its reason: dateline quarantine list.

    [bold]Examples[/]

    dateline run examples

    dateline run 'wire/2025-*/*.html' archive.zip --direct

    curl -s https://example.org/story.html | dateline run - --json
    """
    if not paths:
        raise typer.BadParameter("nothing to read: name a file, a folder, a glob, or - for standard input")
    _require_something(paths)
    settings = load_settings()
    options = Options.of(settings, files(settings, warehouse, publish), workers, keep)
    execute("ingest", options, paths=paths, direct=direct, json=json, quiet=quiet)


def _require_something(paths: Sequence[str]) -> None:
    """Raises when not one of the paths leads anywhere: then it is no run with bad files, but no run."""
    from extraction.read.discover import discover

    firsts = [next(iter(discover([path])), None) for path in paths]
    errors = [first for first in firsts if isinstance(first, InputError)]
    if len(errors) == len(paths):
        raise errors[0]
