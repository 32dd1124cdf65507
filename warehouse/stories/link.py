"""Articles that are new, changed or gone → stories brought up to date, a chunk at a time. Blocks, scores, groups, ids.

Pending is what the tables differ in, so that a kill between chunks costs nothing and a second run finds nothing to do.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from config.stories import StoryRules, story_rules
from warehouse import tables as t
from warehouse.arrow import utc_now
from warehouse.stories import relations
from warehouse.stories.blocks import key_rows
from warehouse.stories.comparing import candidates, rules_as_tables, store_links
from warehouse.stories.copies import find_copies, originals
from warehouse.stories.features import Setting, feature_row, lead_of
from warehouse.stories.grouping import close, regroup
from warehouse.stories.parties import Party, voices
from warehouse.stories.terms import Casing, Terms

CHUNK = 500  # articles of a transaction; more are quicker and take more memory (of 935 told alike, 0.6 GB in all)


@dataclass(frozen=True)
class LinkReport:
    """articles: looked at; events: of these; pairs: compared; moved: events that changed their story or got one."""

    articles: int = 0
    events: int = 0
    pairs: int = 0
    moved: int = 0

    def __add__(self, other: "LinkReport") -> "LinkReport":
        return LinkReport(
            self.articles + other.articles, self.events + other.events, self.pairs + other.pairs,
            self.moved + other.moved,
        )  # fmt: skip


def link_chunk(connection: sa.Connection, chunk: pa.Table) -> LinkReport:
    """Bring these pending articles into their stories, in the caller's transaction."""
    rules, now = story_rules(), utc_now()
    with relations.relations(connection, story_chunk=chunk), rules_as_tables(connection, rules):
        before, opened = _forget(connection, chunk["article_id"].to_pylist())
        events = _describe(connection, rules, now)
        found = candidates(connection, events)
        pairs = store_links(connection, found, rules, now)
    close(connection, sorted(set(before) - set(events)), "retired", now)
    moved = regroup(connection, events, opened, rules, now)
    return LinkReport(chunk.num_rows, len(events), pairs, moved)


def pending(connection: sa.Connection, size: int = CHUNK) -> list[pa.Table]:
    """Articles that are still to be brought into their stories, the oldest first, in chunks.

    Asked once, so that a damaged warehouse, in which some stay pending, is left to the checks and not linked for ever.
    """
    found = relations.ask(connection, "pending_articles")
    return [found.slice(start, size) for start in range(0, found.num_rows, size)]


def forget_all(connection: sa.Connection) -> None:
    """Make every article pending again."""
    connection.execute(sa.update(t.story_articles).values(extraction_id=""))


def _forget(connection: sa.Connection, articles: Sequence[str]) -> tuple[list[str], list[str]]:
    """Drop what was compared of these articles' older readings: their events, and the stories these were counted to."""
    with relations.relations(connection, story_wanted=relations.ids("id", articles)):
        held = relations.rows(connection, "held_stories")
    events = [row["event_id"] for row in held]
    for table in (t.story_links, t.story_link_features):
        for column in ("event_a", "event_b"):
            relations.delete(connection, table, column, events)
    relations.delete(connection, t.story_keys, "event_id", events)
    relations.delete(connection, t.story_features, "event_id", events)
    for table in (t.story_articles, t.article_shingles):
        relations.delete(connection, table, "article_id", articles)
    for column in ("article_a", "article_b"):
        relations.delete(connection, t.article_copies, column, articles)
    return events, sorted({row["story_id"] for row in held if row["story_id"]})


def _describe(connection: sa.Connection, rules: StoryRules, now: dt.datetime) -> list[str]:
    """Store settings, copies, features and blocks of the chunk; the ids of its events."""
    texts = relations.rows(connection, "pending_texts")
    parties, voices = _parties(connection)
    settings = {
        row["article_id"]: Setting(
            Casing(row["text"]), lead_of(row["title"], row["body"]), voices.get(row["article_id"], frozenset())
        )
        for row in texts
    }
    leads = {article: setting.terms() for article, setting in settings.items()}
    runs = find_copies(connection, {row["article_id"]: row["body"] for row in texts}, rules)
    _store_articles(connection, [row | {"runs": runs[row["article_id"]]} for row in texts], leads, now)
    features = [
        feature_row(event, parties.get(event["event_id"], []), settings[event["article_id"]], rules.news_days)
        for event in relations.rows(connection, "pending_events")
    ]
    relations.insert(connection, t.story_features, features)
    keys = [key for f in features for key in key_rows(f, " ".join(leads[str(f["article_id"])].names))]
    relations.insert(connection, t.story_keys, keys)
    return [str(f["event_id"]) for f in features]


def _parties(connection: sa.Connection) -> tuple[dict[str, list[Party]], dict[str, frozenset[str]]]:
    """Event → its parties; article → the words of the names of those who speak in it."""
    of_event: dict[str, list[Party]] = defaultdict(list)
    of_article: dict[str, list[Party]] = defaultdict(list)
    for party in relations.rows(connection, "pending_parties"):
        of_event[party["event_id"]].append(party)
        of_article[party["article_id"]].append(party)
    return of_event, {article: voices(parties) for article, parties in of_article.items()}


def _store_articles(
    connection: sa.Connection, texts: Sequence[Mapping[str, Any]], settings: Mapping[str, Terms], now: dt.datetime
) -> None:
    """One row per article that was looked at, and the originals of older ones that the new ones changed."""
    of = originals(connection, [row["article_id"] for row in texts])
    rows = [
        {
            "article_id": row["article_id"], "extraction_id": row["extraction_id"],
            "published_on": row["published_on"], "original_id": of[row["article_id"]],
            "shingles": row["runs"],
            "setting_names": " ".join(settings[row["article_id"]].names) or None,
            "setting_words": " ".join(settings[row["article_id"]].words) or None, "linked_at": now,
        }
        for row in texts
    ]  # fmt: skip
    relations.insert(connection, t.story_articles, rows)
    older = of.keys() - {row["article_id"] for row in texts}
    if older:
        _rename_originals(connection, {article: of[article] for article in older})


def _rename_originals(connection: sa.Connection, of: Mapping[str, str]) -> None:
    older = pa.table({"article_id": list(of), "original_id": list(of.values())})
    with relations.relations(connection, story_older=older):
        s = sa.table("story_older", sa.column("article_id", sa.String()), sa.column("original_id", sa.String()))
        a = t.story_articles
        connection.execute(sa.update(a).where(a.c.article_id == s.c.article_id).values(original_id=s.c.original_id))
