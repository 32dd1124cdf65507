"""A flow's run → its row: begun, added to with every batch, finished, or found dead by a later run."""

import uuid
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from warehouse import tables as t
from warehouse.arrow import utc_now
from warehouse.batch import LoadReport

_RUNS = t.runs


@dataclass(frozen=True)
class RunCounts:
    """Files of a run; what was loaded is counted by the load itself."""

    files_seen: int = 0
    files_new: int = 0
    files_skipped: int = 0
    files_quarantined: int = 0


def begin(connection: sa.Connection, flow_name: str, extractor: str | None) -> str:
    """A new row in state Running; its id."""
    run_id = str(uuid.uuid4())
    zero = dict.fromkeys(("articles", "events", "words"), 0) | asdict(RunCounts())
    connection.execute(
        sa.insert(_RUNS).values(
            run_id=run_id, flow_name=flow_name, started_at=utc_now(), state="Running", extractor=extractor, **zero
        )
    )
    return run_id


def add(connection: sa.Connection, run_id: str, report: LoadReport, extractor: str | None) -> None:
    """Count a loaded batch: a run that is killed still shows what it brought, and by which extractor."""
    more = {"articles": report.articles, "events": sum(report.events.values()), "words": report.words}
    values: dict[str, object] = {name: _RUNS.c[name] + number for name, number in more.items()}
    connection.execute(
        sa.update(_RUNS)
        .where(_RUNS.c.run_id == run_id)
        .values(**values, extractor=sa.func.coalesce(_RUNS.c.extractor, extractor))
    )


def finish(connection: sa.Connection, run_id: str, state: str, counts: RunCounts, extractor: str | None = None) -> None:
    """Close the row with its state, its files, its duration, and the extractor where it was not known before."""
    now = utc_now()
    started = connection.scalar(sa.select(_RUNS.c.started_at).where(_RUNS.c.run_id == run_id))
    seconds = (now - started).total_seconds() if started else None
    connection.execute(
        sa.update(_RUNS)
        .where(_RUNS.c.run_id == run_id)
        .values(
            state=state,
            finished_at=now,
            seconds=seconds,
            extractor=sa.func.coalesce(_RUNS.c.extractor, extractor),
            **asdict(counts),
        )
    )


def sweep(connection: sa.Connection, alive: str | None) -> int:
    """Mark as Crashed what says Running but cannot be: the file has one writer, and it is this process."""
    dead = sa.and_(_RUNS.c.state == "Running", _RUNS.c.run_id != (alive or ""))
    return connection.execute(sa.update(_RUNS).where(dead).values(state="Crashed")).rowcount
