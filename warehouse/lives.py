"""Source records → the unbroken times in which an article counted, added up while loading so that readers need not."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from warehouse import tables as t
from warehouse.arrow import staged
from warehouse.records import Row

_L = t.article_lives
_R = t.source_records


def follow(connection: sa.Connection, rows: Sequence[Row], run_id: str | None, now: dt.datetime) -> None:
    """After records were loaded at `now`: end the lives of what they replaced, begin those of what they brought."""
    end(connection, run_id, now)
    if rows:
        _begin(connection, rows, run_id, now)


def end(connection: sa.Connection, run_id: str | None, now: dt.datetime) -> None:
    """End the lives of articles whose last record was retired at this very moment."""
    retired = sa.select(_R.c.article_id).where(_R.c.valid_to == now)
    current = sa.select(_R.c.article_id).where(_R.c.valid_to.is_(None), _R.c.article_id.in_(retired))
    # Two records of one text may go in one moment for two reasons; the first in the alphabet stands.
    reason = sa.select(sa.func.min(_R.c.change_reason)).where(_R.c.article_id == _L.c.article_id, _R.c.valid_to == now)
    connection.execute(
        sa.update(_L)
        .where(_L.c.valid_to.is_(None), _L.c.article_id.in_(retired), _L.c.article_id.not_in(current))
        .values(valid_to=now, end_run_id=run_id, change_reason=reason.scalar_subquery())
    )


def _begin(connection: sa.Connection, rows: Sequence[Row], run_id: str | None, now: dt.datetime) -> None:
    with staged(connection, _R, ["article_id"], [{"article_id": key} for key in {r["article_id"] for r in rows}]) as s:
        ours = _L.c.article_id == s.c.article_id
        revised = sa.exists().where(_R.c.article_id == s.c.article_id, _R.c.valid_from == now, _R.c.revision > 1)
        row = {
            "article_id": s.c.article_id,
            "valid_from": sa.literal(now, sa.DateTime),
            "begin_reason": sa.case((sa.exists().where(ours), "restored"), (revised, "revised"), else_="new"),
            "run_id": sa.literal(run_id, sa.String),
        }
        query = sa.select(*row.values()).where(~sa.exists().where(ours, _L.c.valid_to.is_(None)))
        connection.execute(sa.insert(_L).from_select(list(row), query))
