"""Paths → a loaded and published warehouse. The one way in, with or without Prefect around it."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from flows.extracting import extracted, version_of, worker_pool
from flows.intake import Intake
from flows.interrupt import stop_if_asked
from flows.lineage import traced
from flows.openlineage import Parent
from flows.options import Options
from flows.pool import Pool
from flows.progress import Report, silent
from flows.summary import RunSummary, Tally
from flows.work import Extracted, Work
from warehouse.batch import Batch, LoadReport
from warehouse.runs import RunCounts
from warehouse.store import Warehouse

BATCH_SECONDS = 30
"""A slow run loads what it has at least so often: a kill loses little."""


class Steps(NamedTuple):
    """How the steps of a batch are called. Prefect makes each a task, with retries where they help."""

    open: Callable[[Path], Warehouse]
    extract: Callable[[Iterator[Batch]], Batch | None]
    load: Callable[[Warehouse, Batch], LoadReport]
    publish: Callable[[Warehouse, Path, int], Path]
    parent: Callable[[], Parent | None]
    """The run that this one is part of, for lineage."""


def next_batch(source: Iterator[Batch]) -> Batch | None:
    """The next batch, extracted now; None = there is no more."""
    return next(source, None)


def publish(warehouse: Warehouse, to: Path, keep: int) -> Path:
    """Swap in a new read copy; keep: older ones left beside it."""
    return warehouse.publish(to, keep=keep)


def no_parent() -> None:
    """A run of its own."""


DIRECT = Steps(Warehouse.open, next_batch, Warehouse.load, publish, no_parent)
Source = Callable[[Warehouse, Intake], Iterable[Work]]
"""Where a run's work comes from."""


def ingest(
    paths: Sequence[str], options: Options, report: Report = silent, steps: Steps = DIRECT, pool: Pool | None = None
) -> RunSummary:
    """Read what is new below the paths, extract, load in batches, publish.

    A bad file is set aside in quarantine and the run goes on. pool: worker processes that were started for it.

    Raises:
        WarehouseError: the warehouse cannot be opened, written or published. SettingsError: no usable pipeline.
    """
    pool = pool or worker_pool(options, paths)
    return _run("ingest", lambda _, intake: intake.items(paths), options, report, steps, pool)


def retry(options: Options, report: Report = silent, steps: Steps = DIRECT) -> RunSummary:
    """Try once more what is set aside; what works now is loaded and leaves the quarantine. Raises as ingest does."""
    pool = worker_pool(options)
    return _run("retry", lambda warehouse, intake: intake.again(warehouse.dead_letters()), options, report, steps, pool)


def reextract(options: Options, report: Report = silent, steps: Steps = DIRECT) -> RunSummary:
    """Extract stored articles anew whose events another extractor version found. Raises as ingest does."""
    version, pool = version_of(options.model), worker_pool(options)
    return _run("reextract", lambda warehouse, _: warehouse.texts(version), options, report, steps, pool, version)


def run_direct(
    flow: str, options: Options, report: Report = silent, paths: Sequence[str] = (), pool: Pool | None = None
) -> RunSummary:
    """The run of this name (ingest, reextract, retry), without Prefect."""
    if flow == "ingest":
        return ingest(paths, options, report, pool=pool)
    return {"reextract": reextract, "retry": retry}[flow](options, report)


def _run(
    flow: str,
    source: Source,
    options: Options,
    report: Report,
    steps: Steps,
    pool: Pool,
    extractor: str | None = None,
) -> RunSummary:
    tally = Tally(extractor=extractor)
    with pool, steps.open(options.warehouse) as warehouse:
        warehouse.sweep_stale_runs()
        run_id = warehouse.begin_run(flow, extractor)
        with traced(flow, run_id, warehouse, options, steps.parent()) as lineage:
            try:
                intake = Intake(warehouse, run_id, tally, report)
                results = _settled(extracted(source(warehouse, intake), options, pool), intake, tally, report)
                queue = batches(results, intake, run_id, options.batch_articles)
                while batch := steps.extract(queue):
                    steps.load(warehouse, batch)
            except BaseException:
                warehouse.finish_run(run_id, "Failed", counts(tally), tally.extractor)
                raise
            warehouse.finish_run(run_id, "Completed", counts(tally), tally.extractor)
            steps.publish(warehouse, options.published, options.keep_copies)
        return summarise(warehouse, run_id, flow, tally, options, lineage.unsent)


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


def summarise(
    warehouse: Warehouse, run_id: str, flow: str, tally: Tally, options: Options, lineage_unsent: int
) -> RunSummary:
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
        lineage_unsent=lineage_unsent,
    )


def _settled(results: Iterable[Extracted], intake: Intake, tally: Tally, report: Report) -> Iterator[Extracted]:
    for result in results:
        stop_if_asked()
        intake.settle(result)
        tally.words += result.words
        tally.events += result.events
        tally.unparsed += result.unparsed
        tally.extractor = result.extractor or tally.extractor
        report(tally)
        yield result
