"""A run asked for on the command line → done directly or as a Prefect flow, watched, and summed up."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Literal

import typer

from flows.console import err, out
from flows.options import Options
from flows.progress import Report, bar, silent
from flows.render import closing, last_lines
from flows.summary import RunSummary

Flow = Literal["ingest", "reextract", "retry"]


def execute(flow: Flow, options: Options, *, paths: Sequence[str] = (), direct: bool, json: bool, quiet: bool) -> None:
    """Run it and print what it did, in the form asked for."""
    shown = not (json or quiet)
    with watched(paths, shown=shown) as report:
        summary = (_direct if direct else _with_prefect)(flow, options, report, paths)
    if json:
        typer.echo(summary.model_dump_json())
    elif shown:
        out.print(closing(summary))
        for line in last_lines(summary):
            out.print(line, soft_wrap=True)


@contextmanager
def watched(paths: Sequence[str], *, shown: bool) -> Iterator[Report]:
    """A progress bar on a terminal; nothing in a pipe or a log."""
    with bar(paths) if shown and err.is_terminal else nullcontext(silent) as report:
        yield report


def _direct(flow: Flow, options: Options, report: Report, paths: Sequence[str]) -> RunSummary:
    from flows.extracting import worker_pool

    with worker_pool(options, paths) as pool:
        from flows.ingest import run_direct  # the database's libraries load while the workers do

        return run_direct(flow, options, report, paths, pool)


def _with_prefect(flow: Flow, options: Options, report: Report, paths: Sequence[str]) -> RunSummary:
    from flows.prefect_run import run_flow

    return run_flow(flow, options, report, paths)
