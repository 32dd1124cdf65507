"""A user's word on an event → it stops counting, or counts again. Both stay readable in event_history."""

import datetime as dt
from pathlib import Path

import sqlalchemy as sa

from models.errors import WarehouseError
from warehouse import tables as t

_R = t.rejections


def find(connection: sa.Connection, path: Path, wanted: str) -> str:
    """The one event, current or not, whose id begins so.

    Raises:
        WarehouseError: none, or several.
    """
    e = t.events.c
    ids = list(
        connection.scalars(
            sa.select(e.event_id).distinct().where(e.event_id.startswith(wanted, autoescape=True)).limit(2)
        )
    )
    if len(ids) != 1:
        raise WarehouseError(path, f"{'several' if ids else 'no'} events have an id that begins with {wanted!r}")
    return str(ids[0])


def reject(connection: sa.Connection, event_id: str, note: str | None, now: dt.datetime) -> bool:
    """From now on the event does not count, whatever extractor finds it again; False = it was rejected before."""
    if connection.scalar(sa.select(sa.func.count()).where(*_standing(event_id))):
        return False
    connection.execute(sa.insert(_R).values(event_id=event_id, valid_from=now, note=note))
    return True


def accept(connection: sa.Connection, event_id: str, now: dt.datetime) -> bool:
    """Take a rejection back; False = there was none."""
    return bool(connection.execute(sa.update(_R).where(*_standing(event_id)).values(valid_to=now)).rowcount)


def _standing(event_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return _R.c.event_id == event_id, _R.c.valid_to.is_(None)
