"""Paths → a loaded and published warehouse. The one way in, with or without Prefect around it."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.extracting import extracted
from flows.intake import Intake
from flows.options import Options
from flows.progress import Report, silent
from flows.summary import RunSummary, Tally
from flows.work import Extracted
from warehouse.batch import Batch, LoadReport
from warehouse.runs import RunCounts
from warehouse.store import Warehouse

BATCH_SECONDS = 30
"""A slow run loads what it has at least so often: a kill loses little."""


class Steps(NamedTuple):
    """How the steps that may fail for a while are called. Prefect wraps each in a task with retries."""

    open: Callable[[Path], Warehouse]
    load: Callable[[Warehouse, Batch], LoadReport]
    publish: Callable[[Warehouse, Path], Path]


DIRECT = Steps(Warehouse.open, Warehouse.load, Warehouse.publish)


def ingest(
    paths: Sequence[str], options: Options, report: Report = silent, steps: Steps = DIRECT
) -> RunSummary:
    """Read what is new below the paths, extract, load in batches, publish.

    A bad file is set aside in quarantine and the run goes on.

    Raises:
        WarehouseError: the warehouse cannot be opened, written or published. SettingsError: no usable pipeline.
    """
    tally = Tally()
    with steps.open(options.warehouse) as warehouse:
        warehouse.sweep_stale_runs()
        run_id = warehouse.begin_run("ingest")
        try:
            intake = Intake(warehouse, run_id, tally, report)
            results = _settled(extracted(intake.items(paths), options), intake, tally, report)
            for batch in batches(results, intake, run_id, options.batch_articles):
                steps.load(warehouse, batch)
        except BaseException:
            warehouse.finish_run(run_id, "Failed", counts(tally))
            raise
        warehouse.finish_run(run_id, "Completed", counts(tally))
        steps.publish(warehouse, options.published)
        return summarise(warehouse, run_id, "ingest", tally, options)


def batches(results: Iterable[Extracted], intake: Intake, run_id: str, size: int) -> Iterator[Batch]:
    """What is loaded in one transaction: about `size` articles, and the files that are complete with them."""
    articles, since = [], time.monotonic()
    for result in results:
        articles += result.articles
        if len(articles) >= size or time.monotonic() - since > BATCH_SECONDS:
            yield Batch(articles, intake.take_done(), run_id)
            articles, since = [], time.monotonic()
    done = intake.take_done()
    if articles or done:
        yield Batch(articles, done, run_id)


def counts(tally: Tally) -> RunCounts:
    """The run's files, for its row."""
    return RunCounts(tally.files_seen, tally.files_new, tally.files_skipped, tally.files_quarantined)


def summarise(warehouse: Warehouse, run_id: str, flow: str, tally: Tally, options: Options) -> RunSummary:
    """The run as the warehouse tells it, and what only the run itself knows."""
    told = warehouse.summary(run_id)
    return RunSummary(
        run_id=run_id,
        flow=flow,
        state=told.state,
        files_seen=told.files_seen,
        files_new=told.files_new,
        files_skipped=told.files_skipped,
        files_quarantined=told.files_quarantined,
        articles=told.articles,
        words=tally.words,
        events=dict(told.events_by_type),
        unparsed=dict(tally.unparsed),
        failed=tally.failed,
        failures=tuple(tally.failures),
        examples=tuple(told.examples),
        seconds=round(tally.seconds, 2),
        extractor=tally.extractor,
        warehouse=options.warehouse,
        published=options.published,
    )


def _settled(
    results: Iterable[Extracted], intake: Intake, tally: Tally, report: Report
) -> Iterator[Extracted]:
    for result in results:
        intake.settle(result)
        tally.words += result.words
        tally.events += result.events
        tally.unparsed += result.unparsed
        tally.extractor = result.extractor or tally.extractor
        report(tally)
        yield result
