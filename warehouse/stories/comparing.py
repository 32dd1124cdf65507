"""Pairs of events → scores with reasons, by the weights of config/stories.yml; the arithmetic is in sql/."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pyarrow as pa
import sqlalchemy as sa

from config.stories import StoryRules, story_rules
from warehouse import tables as t
from warehouse.stories import relations
from warehouse.stories.clusters import Pair

PIECE = 50_000  # pairs compared at a time: each carries its words while it is compared
_PREFIX = {"statement": "s|", "meeting": "m|", "deployment": "d|", "casualty": "c|"}


@contextmanager
def rules_as_tables(connection: sa.Connection, rules: StoryRules) -> Iterator[None]:
    """The rules under the names that the files of sql/ read."""
    weights = [
        {"event_type": kind, "feature": feature, "level": level, "weight": float(weight)}
        for kind, features in rules.weights.items() for feature, levels in features.items()
        for level, weight in levels.items()
    ]  # fmt: skip
    levels = [
        {"feature": feature, "level": level, "words": words}
        for feature, said in rules.levels.items() for level, words in said.items()
    ]  # fmt: skip
    windows = [{"prefix": _PREFIX[kind], "days": days} for kind, days in rules.window.items()]
    limits = [rules.model_dump(include={"block_limit", "copy_days", "common_articles", "common_share"})]
    with relations.relations(
        connection,
        story_weights=pa.Table.from_pylist(weights),
        story_levels=pa.Table.from_pylist(levels),
        story_windows=pa.Table.from_pylist(windows),
        story_limits=pa.Table.from_pylist(limits),
    ):
        yield


def candidates(connection: sa.Connection, new: Sequence[str]) -> pa.Table:
    """Pairs worth comparing: a new event and any other that shares a block and is near in time."""
    with relations.relations(connection, story_new=relations.ids("event_id", new)):
        return relations.ask(connection, "candidates")


def store_links(connection: sa.Connection, pairs: pa.Table, rules: StoryRules, now: dt.datetime) -> int:
    """Compare the pairs and keep those that tell, or nearly tell, one story; how many were compared."""
    for piece in _pieces(pairs):
        with relations.relations(connection, story_pairs=piece):
            compared = relations.ask(connection, "compare")
        with relations.relations(connection, story_compared=compared):
            scored = relations.rows(connection, "score")
        links = [
            row | {"verdict": "linked" if row["score"] >= rules.link[row["event_type"]] else "near", "compared_at": now}
            for row in scored
            if row["score"] >= rules.near
        ]
        relations.insert(connection, t.story_links, links)
        _store_features(connection, compared, links)
    return int(pairs.num_rows)


def scores(connection: sa.Connection, pairs: Sequence[Pair]) -> Iterator[tuple[str, str, float]]:
    """Each pair with its score; a pair that cannot be compared (another type or kind) is left out."""
    if not pairs:
        return
    table = pa.table({"event_a": [a for a, _ in pairs], "event_b": [b for _, b in pairs]})
    with rules_as_tables(connection, story_rules()):
        for piece in _pieces(table):
            with relations.relations(connection, story_pairs=piece):
                compared = relations.ask(connection, "compare")
            with relations.relations(connection, story_compared=compared):
                scored = relations.rows(connection, "score")
            yield from ((row["event_a"], row["event_b"], row["score"]) for row in scored)


def _pieces(pairs: pa.Table) -> Iterator[pa.Table]:
    for start in range(0, pairs.num_rows, PIECE):
        yield pairs.slice(start, PIECE)


def _store_features(connection: sa.Connection, compared: pa.Table, links: Sequence[dict[str, object]]) -> None:
    """What each feature contributed to the pairs that were kept."""
    if not links:
        return
    f = t.story_link_features
    kept = pa.table({"event_a": [link["event_a"] for link in links], "event_b": [link["event_b"] for link in links]})
    with relations.relations(connection, story_compared=compared, story_kept=kept):
        s = sa.table("story_compared", *(sa.column(c.name, c.type) for c in f.columns))
        k = sa.table("story_kept", sa.column("event_a", sa.String()), sa.column("event_b", sa.String()))
        query = sa.select(*(s.c[c.name] for c in f.columns)).join(
            k, sa.and_(k.c.event_a == s.c.event_a, k.c.event_b == s.c.event_b)
        )
        connection.execute(sa.insert(f).from_select([c.name for c in f.columns], query))
