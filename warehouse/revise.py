"""Source records → which of them are current: a changed record retires what it said before."""

import datetime as dt
from collections.abc import Collection, Sequence

import sqlalchemy as sa

from warehouse import lives
from warehouse import tables as t
from warehouse.arrow import staged
from warehouse.records import Row

_R = t.source_records
_STAGED = [
    "source_path", "source_file", "article_id", "record_sha256", "source_format", "url", "author", "publisher",
    "file_sha256",
]  # fmt: skip


def load_records(connection: sa.Connection, rows: Sequence[Row], run_id: str | None, now: dt.datetime) -> int:
    """Insert records that are new or changed; returns how many rows of older content were retired."""
    if not rows:
        return 0
    unique = {tuple(row[key] for key in _STAGED[:4]): row for row in rows}
    with staged(connection, _R, _STAGED, list(unique.values())) as s:
        retired = connection.execute(
            sa.update(_R)
            .where(_R.c.valid_to.is_(None), _R.c.source_path != "-", sa.exists().where(_other_content(s)))
            .values(valid_to=now, change_reason="revised")
        ).rowcount
        _insert(connection, s, run_id, now)
    lives.follow(connection, rows, run_id, now)
    _resolve(connection, rows, now)
    return retired


def retire_missing(
    connection: sa.Connection, path: str, names: Collection[str], run_id: str | None, now: dt.datetime
) -> None:
    """Retire the records that a changed file no longer holds."""
    if not names:
        return
    rows = [{"source_file": name} for name in names]
    with staged(connection, _R, ["source_file"], rows) as s:
        gone = sa.and_(
            _R.c.source_path == path, _R.c.valid_to.is_(None), _R.c.source_file.in_(sa.select(s.c.source_file))
        )
        connection.execute(sa.update(_R).where(gone).values(valid_to=now, change_reason="removed"))
    lives.end(connection, run_id, now)


def _same_record(s: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(_R.c.source_path == s.c.source_path, _R.c.source_file == s.c.source_file)


def _other_content(s: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(_same_record(s), _R.c.record_sha256 != s.c.record_sha256)


def _insert(connection: sa.Connection, s: sa.FromClause, run_id: str | None, now: dt.datetime) -> None:
    there = sa.and_(
        _same_record(s),
        _R.c.article_id == s.c.article_id,
        _R.c.record_sha256 == s.c.record_sha256,
        _R.c.valid_to.is_(None),
    )
    older = sa.select(sa.func.coalesce(sa.func.max(_R.c.revision), 0)).where(_same_record(s)).scalar_subquery()
    row = {name: s.c[name] for name in _STAGED} | {
        "revision": older + 1,
        "run_id": sa.literal(run_id, sa.String),
        "valid_from": sa.literal(now, sa.DateTime),
    }
    query = sa.select(*row.values()).where(~sa.exists().where(there))
    connection.execute(sa.insert(_R).from_select(list(row), query))


def _resolve(connection: sa.Connection, rows: Sequence[Row], now: dt.datetime) -> None:
    """What loads is no dead letter any more."""
    q = t.quarantine
    with staged(connection, _R, ["source_path", "source_file"], rows) as s:
        same = sa.and_(q.c.source_path == s.c.source_path, q.c.source_file == s.c.source_file)
        connection.execute(
            sa.update(q).where(q.c.resolved_at.is_(None), sa.exists().where(same)).values(resolved_at=now)
        )
