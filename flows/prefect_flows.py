"""The runs of flows.ingest as Prefect flows: thin shells, a task per step of a batch, retries where waiting helps.

Not named prefect.py: Prefect puts the folder of a flow's file first on sys.path.
"""

import os
import platform
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

from prefect import Task, flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from config.settings import load_settings
from flows import ingest as direct
from flows.console import note
from flows.openlineage import Job, Parent
from flows.options import Options
from flows.places import files
from flows.prefect_sweep import sweep
from flows.progress import listener
from flows.render import as_markdown
from flows.summary import RunSummary
from models.errors import CheckFailedError, WarehouseLockedError
from warehouse.store import Warehouse

T = TypeVar("T")
LOCK_TRIES, LOCK_WAIT_S = 3, 10
PUBLISH_TRIES, PUBLISH_WAIT_S = 2, 5


def run_name() -> str:
    """Host and process: by them the next run knows whether this one still lives."""
    return f"{platform.node()}-{os.getpid()}"


@task(name="step", cache_policy=NO_CACHE, persist_result=False)
def _step(work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step gives
    return work()


def _is_locked(_task: object, _run: object, state: Any) -> bool:  # noqa: ANN401 - Prefect's own signature
    """Only a lock passes by itself; a wrong file stays wrong."""
    error = state.result(raise_on_failure=False)
    if isinstance(error, WarehouseLockedError):
        note(f"{error}; trying again in {LOCK_WAIT_S} s")
        return True
    return False


def _may_pass(_task: object, _run: object, state: Any) -> bool:  # noqa: ANN401
    """Broken data stays broken; a full or busy disk may not."""
    return not isinstance(state.result(raise_on_failure=False), CheckFailedError)


OPEN = _step.with_options(
    name="open warehouse", retries=LOCK_TRIES, retry_delay_seconds=LOCK_WAIT_S, retry_condition_fn=_is_locked
)
EXTRACT = _step.with_options(name="extract batch")
LOAD = _step.with_options(name="load batch")
PUBLISH = _step.with_options(
    name="publish", retries=PUBLISH_TRIES, retry_delay_seconds=PUBLISH_WAIT_S, retry_condition_fn=_may_pass
)


def _do(step: Task[[Callable[[], Any]], Any], work: Callable[[], T]) -> T:
    """Do the work as this step. It travels as a closure: Prefect would search arguments for futures, row by row."""
    return cast("T", step(work))


def _parent() -> Parent | None:
    """The Prefect run around this one."""
    return Parent(Job("prefect", flow_run.flow_name), str(flow_run.id)) if flow_run.id else None


STEPS = direct.Steps(
    open=lambda path: _do(OPEN, partial(Warehouse.open, path)),
    extract=lambda source: _do(EXTRACT, partial(direct.next_batch, source)),
    load=lambda warehouse, batch: _do(LOAD, partial(Warehouse.load, warehouse, batch)),
    publish=lambda warehouse, to, keep: _do(PUBLISH, partial(direct.publish, warehouse, to, keep)),
    parent=_parent,
)


@flow(name="ingest", flow_run_name=run_name)
def ingest(paths: list[str] | None = None, options: Options | None = None) -> RunSummary:
    """Raw articles below the paths → warehouse → read copy. Without paths: the inbox of the settings."""
    sweep()
    paths = paths or [str(load_settings().inbox)]
    return _told(direct.ingest(paths, options or _options(), listener(), STEPS))


@flow(name="reextract", flow_run_name=run_name)
def reextract(options: Options | None = None) -> RunSummary:
    """Stored articles → events of the newest extractor → read copy."""
    sweep()
    return _told(direct.reextract(options or _options(), listener(), STEPS))


@flow(name="retry", flow_run_name=run_name)
def retry(options: Options | None = None) -> RunSummary:
    """Quarantine → warehouse, for what works now → read copy."""
    sweep()
    return _told(direct.retry(options or _options(), listener(), STEPS))


@flow(name="publish", flow_run_name=run_name)
def publish(options: Options | None = None) -> str:
    """Warehouse → checked read copy, swapped in."""
    sweep()
    options = options or _options()
    with STEPS.open(options.warehouse) as warehouse:
        return str(STEPS.publish(warehouse, options.published, options.keep_copies))


def _options() -> Options:
    """What a scheduled run uses that was given none: the settings of the folder it runs in."""
    settings = load_settings()
    return Options.of(settings, files(settings))


def _told(summary: RunSummary) -> RunSummary:
    """Leave the summary where Prefect's UI shows it."""
    create_markdown_artifact(as_markdown(summary), key="run-summary", description="What the run did")
    get_run_logger().info("%s events from %s files", summary.event_count, summary.files_new)
    return summary
