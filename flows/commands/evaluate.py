"""`dateline evaluate`: how right it is, on articles that you have marked yourself."""

import json as jsonlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from config.settings import load_settings
from flows.commands.options import Json, Workers
from flows.console import note, out
from flows.options import Options
from flows.places import Files
from models.errors import NoArticleError

if TYPE_CHECKING:
    from flows.summary import RunSummary


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Marked events, one article a line.")],
    articles: Annotated[Path, typer.Argument(metavar="ARTICLES_DIR", help="The raw articles it speaks of.")],
    json: Json = False,
    workers: Workers = None,
) -> None:
    """Extract the articles anew and compare with gold: precision, recall, F1 per type and slot, calibration.

    No warehouse of yours is touched. A line of gold is one article:
    {"file": "a.txt", "published": "2025-10-11", "events": [{"type": "statement", "speaker": ["Solan"], …}]}

    Example: dateline evaluate gold.jsonl articles/
    """
    from flows.evaluation.gold import read_gold
    from flows.evaluation.report import as_dict, tables
    from flows.evaluation.report import evaluate as compare
    from flows.evaluation.system import read_system

    docs = read_gold(gold)
    with _extracted(articles, workers, quiet=json) as run:
        system = read_system(run.published)
    absent = [doc.file for doc in docs if doc.file not in system]
    if len(absent) == len(docs):
        raise NoArticleError(articles, "none of the articles that gold names")
    if absent:
        note(f"{len(absent)} of {len(docs)} marked articles are not there, their events count as missed: {absent[0]} …")
    report = compare(docs, system)
    if json:
        typer.echo(jsonlib.dumps(as_dict(report) | {"words": run.words, "seconds": run.seconds}))
        return
    for table in tables(report):
        out.print(table)
        out.print()


@contextmanager
def _extracted(articles: Path, workers: int | None, *, quiet: bool) -> "Iterator[RunSummary]":
    """The run over the articles; its warehouse is gone afterwards."""
    from flows.commands.execution import watched
    from flows.ingest import ingest

    settings = load_settings()
    with TemporaryDirectory(prefix="dateline-") as folder:
        ours = Files(Path(folder) / "w.duckdb", Path(folder) / "published.duckdb")
        paths = [str(articles)]
        with watched(paths, shown=not quiet) as report:
            run = ingest(paths, Options.of(settings, ours, workers), report)
        yield run
