"""`dateline run`: articles in, events out."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from extraction.read.discover import discover
from flows.console import err, out
from flows.options import Options
from flows.places import files
from flows.progress import Report, bar, silent
from flows.render import closing
from flows.summary import RunSummary
from models.errors import InputError

Warehouse = Annotated[
    Path | None,
    typer.Option("--warehouse", "-w", metavar="FILE", help="The writer's file; made when it is not there."),
]
Publish = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="The read copy. With --warehouse alone: published/ beside that file."),
]
Direct = Annotated[bool, typer.Option("--direct", help="Without Prefect: the same work, started sooner.")]
Json = Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object, and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar, no summary; errors only.")]
Workers = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Worker processes. Default: one per core.")
]


def run(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help="Files, folders, globs, archives; - is standard input."),
    ] = None,
    warehouse: Warehouse = None,
    publish: Publish = None,
    direct: Direct = False,
    json: Json = False,
    quiet: Quiet = False,
    workers: Workers = None,
) -> None:
    """Read articles, find their events, load them, publish the read copy.

    Files read before are skipped. Files that cannot be read are set aside with their reason (dateline quarantine list).

    [bold]Examples[/]

    dateline run examples

    dateline run 'wire/2025-*/*.html' archive.zip --direct

    curl -s https://example.org/story.html | dateline run - --json
    """
    if not paths:
        raise typer.BadParameter("nothing to read: name a file, a folder, a glob, or - for standard input")
    _require_something(paths)
    settings = load_settings()
    options = Options.of(settings, files(settings, warehouse, publish), workers)
    with watched(paths, shown=not (json or quiet)) as report:
        summary = _direct(paths, options, report) if direct else _as_flow(paths, options, report)
    conclude(summary, json=json, quiet=quiet)


def conclude(summary: RunSummary, *, json: bool, quiet: bool) -> None:
    """Print what a run did, in the form asked for."""
    if json:
        typer.echo(summary.model_dump_json())
    elif not quiet:
        out.print(closing(summary))


@contextmanager
def watched(paths: Sequence[str], *, shown: bool) -> Iterator[Report]:
    """A progress bar on a terminal; nothing in a pipe or a log."""
    with bar(paths) if shown and err.is_terminal else nullcontext(silent) as report:
        yield report


def _direct(paths: Sequence[str], options: Options, report: Report) -> RunSummary:
    from flows.ingest import ingest

    return ingest(paths, options, report)


def _as_flow(paths: Sequence[str], options: Options, report: Report) -> RunSummary:
    from flows.prefect_run import run_flow

    return run_flow("ingest", options, report, paths=list(paths))


def _require_something(paths: Sequence[str]) -> None:
    """Raises when not one of the paths leads anywhere: then it is no run with bad files, but no run."""
    firsts = [next(iter(discover([path])), None) for path in paths]
    errors = [first for first in firsts if isinstance(first, InputError)]
    if len(errors) == len(paths):
        raise errors[0]
