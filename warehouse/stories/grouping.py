"""New events and their links → stories: groups with ids, written down with what changed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pyarrow as pa
import sqlalchemy as sa

from config.stories import StoryRules
from warehouse import tables as t
from warehouse.stories import relations
from warehouse.stories.clusters import Link, Pair, clusters, components, neighbours
from warehouse.stories.comparing import scores
from warehouse.stories.naming import Named, name_groups


class Affected(NamedTuple):
    """The events whose stories may change, and all that bears on it."""

    events: dict[str, dict[str, Any]]
    whole: list[list[str]]
    links: list[Link]
    merges: list[Pair]
    splits: list[Pair]

    @property
    def days(self) -> dict[str, dt.date]:
        """Event → its last possible day, where one is known."""
        return {event: row["day"] for event, row in self.events.items() if row["day"]}


def regroup(
    connection: sa.Connection, new: Sequence[str], opened: Sequence[str], rules: StoryRules, now: dt.datetime
) -> int:
    """Count new events to stories, and the events of opened stories anew; how many changed their story.

    opened: stories that lost a report or were judged: their reports are grouped again by their links. Other stories
    stay whole, whatever joins them.
    """
    affected = _read(connection, new, opened)
    if not affected.events:
        return 0
    loose = [(link.a, link.b) for link in affected.links] + affected.merges
    together = affected.whole + [list(pair) for pair in affected.merges if pair not in affected.splits]
    parts = components(affected.events, affected.whole, loose)
    apart = affected.splits + _contradictions(connection, parts, affected, rules)
    groups = clusters(affected.events, together, affected.links, apart, affected.days, _reach(affected, rules))
    return _write(connection, groups, affected, now)


def _read(connection: sa.Connection, new: Sequence[str], opened: Sequence[str]) -> Affected:
    with relations.relations(
        connection, story_new=relations.ids("event_id", new), story_opened=relations.ids("story_id", opened)
    ):
        found = relations.ask(connection, "affected")
    with relations.relations(connection, story_affected=found):
        events = {row["event_id"]: row for row in relations.rows(connection, "affected_stories")}
        links = [Link(r["score"], r["event_a"], r["event_b"]) for r in relations.rows(connection, "affected_links")]
        judged = relations.rows(connection, "affected_judgements")
    whole: dict[str, list[str]] = defaultdict(list)
    loose = set(opened)
    for event, row in events.items():
        if row["is_current"] and row["story_id"] not in loose:
            whole[row["story_id"]].append(event)
    said = {v: [(j["event_a"], j["event_b"]) for j in judged if j["verdict"] == v] for v in ("merge", "split")}
    return Affected(events, list(whole.values()), links, said["merge"], said["split"])


def _contradictions(
    connection: sa.Connection, parts: Iterable[frozenset[str]], affected: Affected, rules: StoryRules
) -> list[Pair]:
    """Pairs that links would bring into one story, and that cannot both be reports of one event."""
    story = {event: n for n, group in enumerate(affected.whole) for event in group}
    linked = {(link.a, link.b) for link in affected.links}
    reach, days = _reach(affected, rules), affected.days  # once: of every part anew it would be quadratic
    asked = [
        (a, b)
        for part in parts
        for a, b in neighbours(part, days, reach[min(part)])
        if (a, b) not in linked and (story.get(a, a) != story.get(b, b))
    ]
    return [(a, b) for a, b, score in scores(connection, asked) if score <= rules.apart]


def _reach(affected: Affected, rules: StoryRules) -> dict[str, int]:
    """Event → days within which all reports of its story lie; what users merged may reach further."""
    return {event: 2 * rules.window[row["event_type"]] for event, row in affected.events.items()}


def _write(connection: sa.Connection, groups: list[frozenset[str]], affected: Affected, now: dt.datetime) -> int:
    events = affected.events
    held = {event: row["story_id"] for event, row in events.items() if row["story_id"]}
    age = {row["story_id"]: (row["founded_at"],) for row in events.values() if row["story_id"]}
    given = _given(connection, events)
    named = name_groups(
        groups, held, age, lambda e: (events[e]["published_on"] or dt.date.max, events[e]["article_id"], e), given
    )
    types = _types(connection, [one.founder for one in named if one.founder])
    _found(connection, named, types, now)
    return _move(connection, named, events, now)


def _given(connection: sa.Connection, events: Iterable[str]) -> Any:  # noqa: ANN401
    """Whether an id was ever given; the likely ones are looked up at once."""
    likely = ["s" + event[1:] for event in events]
    with relations.relations(connection, story_likely=relations.ids("id", likely)):
        asked = sa.table("story_likely", sa.column("id", sa.String()))
        query = sa.select(t.stories.c.story_id).where(t.stories.c.story_id.in_(sa.select(asked.c.id)))
        known = set(connection.scalars(query))

    def taken(story_id: str) -> bool:
        if story_id in likely_set:
            return story_id in known
        return connection.scalar(sa.select(sa.func.count()).where(t.stories.c.story_id == story_id)) != 0

    likely_set = set(likely)
    return taken


def _types(connection: sa.Connection, events: Sequence[str]) -> dict[str, str]:
    with relations.relations(connection, story_wanted=relations.ids("event_id", events)):
        wanted = sa.table("story_wanted", sa.column("event_id", sa.String()))
        f = t.story_features
        query = sa.select(f.c.event_id, f.c.event_type).join(wanted, wanted.c.event_id == f.c.event_id)
        return {row.event_id: row.event_type for row in connection.execute(query)}


def _found(connection: sa.Connection, named: Iterable[Named], types: Mapping[str, str], now: dt.datetime) -> None:
    """Enter new ids, and say of swallowed ones where their reports went."""
    new = [
        {
            "story_id": one.story_id, "event_type": types[one.founder], "founder": one.founder, "founded_at": now,
            "merged_into": None, "merged_at": None,
        }
        for one in named if one.founder
    ]  # fmt: skip
    relations.insert(connection, t.stories, new)
    gone = [(story, one.story_id) for one in named for story in one.swallowed]
    if gone:
        table = pa.table({"story_id": [g[0] for g in gone], "into_id": [g[1] for g in gone]})
        with relations.relations(connection, story_swallowed=table):
            s = sa.table("story_swallowed", sa.column("story_id", sa.String()), sa.column("into_id", sa.String()))
            connection.execute(
                sa.update(t.stories)
                .where(t.stories.c.story_id == s.c.story_id)
                .values(merged_into=s.c.into_id, merged_at=now)
            )


def _move(connection: sa.Connection, named: Iterable[Named], events: Mapping[str, Any], now: dt.datetime) -> int:
    """Close memberships that ended, open those that begin; an unchanged one is left alone."""
    closed: dict[str, list[str]] = defaultdict(list)
    begun = []
    for one in named:
        for event in sorted(one.events):
            row = events[event]
            before = row["story_id"] if row["is_current"] else None
            if before == one.story_id:
                continue
            if before:
                closed["merged" if before in one.swallowed else "moved"].append(event)
            begun.append({"event_id": event, "story_id": one.story_id, "valid_from": now, "valid_to": None,
                          "change_reason": None})  # fmt: skip
    for reason, gone in closed.items():
        close(connection, gone, reason, now)
    relations.insert(connection, t.story_events, begun)
    return len(begun)


def close(connection: sa.Connection, events: Sequence[str], reason: str, now: dt.datetime) -> None:
    """End the current memberships of these events."""
    if not events:
        return
    m = t.story_events
    with relations.relations(connection, story_closed=relations.ids("event_id", events)):
        closed = sa.table("story_closed", sa.column("event_id", sa.String()))
        connection.execute(
            sa.update(m)
            .where(m.c.valid_to.is_(None), m.c.event_id.in_(sa.select(closed.c.event_id)))
            .values(valid_to=now, change_reason=reason)
        )
