"""A run → what a person wants to know after it: files, events per type, three examples in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from warehouse import tables as t


@dataclass(frozen=True)
class RunSummary:
    """The run's row, the events it loaded per type, and examples as readable lines, the most confident first."""

    run_id: str
    state: str
    files_seen: int
    files_new: int
    files_skipped: int
    files_quarantined: int
    articles: int
    events: int
    words: int
    seconds: float | None
    extractor: str | None
    events_by_type: Mapping[str, int]
    articles_by_language: Mapping[str, int]
    examples: Sequence[str]


_LINES = sa.table(
    "event_lines", sa.column("extraction_id", sa.String), sa.column("event_id", sa.String),
    sa.column("line", sa.String), schema=t.CORE,
)  # fmt: skip


def summarise(connection: sa.Connection, run_id: str) -> RunSummary:
    """Raises KeyError for a run that is not there."""
    run = connection.execute(sa.select(t.runs).where(t.runs.c.run_id == run_id)).one_or_none()
    if run is None:
        raise KeyError(run_id)
    return RunSummary(
        run_id, run.state, run.files_seen, run.files_new, run.files_skipped, run.files_quarantined,
        run.articles, run.events, run.words, run.seconds, run.extractor,
        _by_type(connection, run_id), _by_language(connection, run_id), _examples(connection, run_id),
    )  # fmt: skip


def _of_run(run_id: str) -> sa.ColumnElement[bool]:
    x = t.extractions
    return sa.and_(x.c.extraction_id == t.events.c.extraction_id, x.c.run_id == run_id)


def _by_type(connection: sa.Connection, run_id: str) -> dict[str, int]:
    kind, number = t.events.c.type, sa.func.count()
    query = sa.select(kind, number).join(t.extractions, _of_run(run_id)).group_by(kind).order_by(kind)
    return {row[0]: row[1] for row in connection.execute(query)}


def _by_language(connection: sa.Connection, run_id: str) -> dict[str, int]:
    language, number = sa.func.coalesce(t.articles.c.language, "unknown").label("language"), sa.func.count()
    join = sa.and_(t.extractions.c.article_id == t.articles.c.article_id, t.extractions.c.run_id == run_id)
    query = sa.select(language, number).join(t.extractions, join).group_by(language).order_by(language)
    return {row[0]: row[1] for row in connection.execute(query)}


def _examples(connection: sa.Connection, run_id: str) -> list[str]:
    """The most confident event of each type, at most three."""
    e = t.events
    rank = sa.func.row_number().over(partition_by=e.c.type, order_by=[e.c.confidence.desc(), e.c.event_id])
    best = (
        sa.select(e.c.extraction_id, e.c.event_id, e.c.confidence, rank.label("rank"))
        .join(t.extractions, _of_run(run_id))
        .where(e.c.modality == "asserted", e.c.polarity == "positive")
        .subquery()
    )
    same = sa.and_(_LINES.c.extraction_id == best.c.extraction_id, _LINES.c.event_id == best.c.event_id)
    lines = sa.select(_LINES.c.line).join(best, same).order_by(best.c.rank, best.c.confidence.desc(), best.c.event_id)
    return list(connection.scalars(lines.limit(3)))
