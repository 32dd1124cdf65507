"""What a user says of two stories, or of a report in one → judgements that outlive every linking, and can be undone."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import pyarrow as pa
import sqlalchemy as sa

from config.stories import story_rules
from models.errors import WarehouseError
from models.ids import sha256
from warehouse import tables as t
from warehouse.arrow import utc_now
from warehouse.stories import relations
from warehouse.stories.clusters import Pair
from warehouse.stories.grouping import regroup

Verdict = Literal["merge", "split"]
_J, _M = t.story_judgements, t.story_events


def merge(connection: sa.Connection, path: Path, a: str, b: str, note: str | None = None) -> str:
    """Two stories, named by their ids or by a report's, are one from now on; the id that stays.

    Takes back what was said to the contrary. path: for error messages.

    Raises:
        WarehouseError: no such story, one and the same, or stories of two types.
    """
    first, second = story_of(connection, path, a), story_of(connection, path, b)
    if first == second:
        raise WarehouseError(path, f"{a} and {b} are reports of one story already: {first}")
    ours, theirs = _reports(connection, first), _reports(connection, second)
    kinds = {_type(connection, story) for story in (first, second)}
    if len(kinds) > 1:
        raise WarehouseError(path, f"{first} and {second} tell events of two types, {' and '.join(sorted(kinds))}")
    _judge(connection, "merge", [(ours[0], other) for other in ours[1:] + theirs], note)
    _withdraw(connection, "split", [(mine, their) for mine in ours for their in theirs])
    regroup(connection, [*ours, *theirs], [], story_rules(), utc_now())
    return story_of(connection, path, ours[0])


def split(connection: sa.Connection, path: Path, events: Sequence[str], note: str | None = None) -> list[str]:
    """These reports of one story tell another event than its other reports; the stories they tell now.

    Takes back what was said to the contrary. What held together by them alone falls apart too.

    Raises:
        WarehouseError: no such event, reports of several stories, or all reports of their story.
    """
    out = [_event(connection, path, event) for event in events]
    stories = {story_of(connection, path, event) for event in out}
    if len(stories) > 1:
        raise WarehouseError(path, f"{', '.join(events)} belong to several stories: {', '.join(sorted(stories))}")
    rest = [event for event in _reports(connection, min(stories)) if event not in out]
    if not rest:
        raise WarehouseError(path, f"{min(stories)} has no other reports to split from")
    pairs = [(event, other) for event in out for other in rest]
    _judge(connection, "split", pairs, note)
    _withdraw(connection, "merge", pairs)
    regroup(connection, [], sorted(stories), story_rules(), utc_now())
    return sorted({story_of(connection, path, event) for event in out})


def story_of(connection: sa.Connection, path: Path, name: str) -> str:
    """The current story of an id, or of the beginning of one: of a story (also one that was merged), or of an event.

    Raises:
        WarehouseError: none or several are meant.
    """
    current = sa.select(_M.c.story_id).where(_M.c.valid_to.is_(None))
    if name.startswith("e"):
        found = set(connection.scalars(current.where(_M.c.event_id.startswith(name, autoescape=True))))
    else:
        found = set(connection.scalars(current.where(_M.c.story_id.startswith(name, autoescape=True)).distinct()))
        found = found or _heirs(connection, name)
    if len(found) != 1:
        raise WarehouseError(path, f"{len(found) or 'no'} stories are meant by {name!r}")
    return str(found.pop())


def _heirs(connection: sa.Connection, name: str) -> set[str]:
    """Where the reports of stories that were merged are now."""
    s, found = t.stories, set()
    into = connection.scalars(sa.select(s.c.merged_into).where(s.c.story_id.startswith(name, autoescape=True))).all()
    for story in filter(None, into):
        heir: str | None = story
        while heir:
            last, heir = heir, connection.scalar(sa.select(s.c.merged_into).where(s.c.story_id == heir))
        found.add(last)
    return found


def _event(connection: sa.Connection, path: Path, name: str) -> str:
    query = sa.select(_M.c.event_id).where(
        _M.c.valid_to.is_(None), _M.c.event_id.startswith(name, autoescape=True), _M.c.event_id.startswith("e")
    )
    found = connection.scalars(query).all()
    if len(found) != 1:
        raise WarehouseError(path, f"{len(found) or 'no'} events have an id that begins with {name!r}")
    return str(found[0])


def _reports(connection: sa.Connection, story: str) -> list[str]:
    query = sa.select(_M.c.event_id).where(_M.c.story_id == story, _M.c.valid_to.is_(None)).order_by(_M.c.event_id)
    return list(connection.scalars(query))


def _type(connection: sa.Connection, story: str) -> str:
    return str(connection.scalar(sa.select(t.stories.c.event_type).where(t.stories.c.story_id == story)))


def _judge(connection: sa.Connection, verdict: Verdict, pairs: Iterable[Pair], note: str | None) -> None:
    now = utc_now()
    rows = [_row(verdict, min(pair), max(pair), note, now) for pair in pairs]
    relations.insert(connection, _J, rows)


def _row(verdict: Verdict, a: str, b: str, note: str | None, now: dt.datetime) -> dict[str, object]:
    key = sha256(f"{verdict}|{a}|{b}|{now.isoformat()}")[:16]
    return {
        "judgement_id": f"j{key}", "verdict": verdict, "event_a": a, "event_b": b, "judged_at": now,
        "withdrawn_at": None, "note": note,
    }  # fmt: skip


def _withdraw(connection: sa.Connection, verdict: Verdict, pairs: Iterable[Pair]) -> None:
    ordered = [sorted(pair) for pair in pairs]
    table = pa.table({"event_a": [a for a, _ in ordered], "event_b": [b for _, b in ordered]})
    with relations.relations(connection, story_judged=table):
        s = sa.table("story_judged", sa.column("event_a", sa.String()), sa.column("event_b", sa.String()))
        same = sa.exists().where(s.c.event_a == _J.c.event_a, s.c.event_b == _J.c.event_b)
        connection.execute(
            sa.update(_J)
            .where(_J.c.verdict == verdict, _J.c.withdrawn_at.is_(None), same)
            .values(withdrawn_at=utc_now())
        )
