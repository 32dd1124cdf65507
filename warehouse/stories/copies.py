"""New articles → which of them are near copies, and of which original. Agency text in five outlets is one source."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from config.stories import StoryRules
from warehouse import tables as t
from warehouse.stories import relations
from warehouse.stories.clusters import components
from warehouse.stories.shingles import shared, shingles, sketch

LEAST = 12  # runs of words; shorter bodies are alike by chance


def find_copies(connection: sa.Connection, bodies: Mapping[str, str], rules: StoryRules) -> dict[str, int]:
    """Store sketches of new articles (story_chunk) and the pairs of near copies they make; runs of words of each."""
    found = {article: shingles(body) for article, body in bodies.items()}
    rows = [{"article_id": article, "shingle": h} for article, runs in found.items() for h in sketch(runs)]
    relations.insert(connection, t.article_shingles, rows)
    pairs = relations.rows(connection, "copy_candidates")
    others = sorted({a for pair in pairs for a in pair.values()} - set(found))
    found |= {article: shingles(body) for article, body in _bodies(connection, others).items()}
    likes = [(p["article_a"], p["article_b"], _likeness(found, p["article_a"], p["article_b"])) for p in pairs]
    copies = [{"article_a": a, "article_b": b, "shared": s} for a, b, s in likes if s >= rules.copy_from]
    relations.insert(connection, t.article_copies, copies)
    return {article: len(found[article]) for article in bodies}


def originals(connection: sa.Connection, new: Iterable[str]) -> dict[str, str]:
    """Article → the original of the text it shares with others (itself where it shares none); after find_copies.

    The original is the one whose outlet the text names, else the first published.

    Also tells of older articles whose group the new ones changed.
    """
    pairs = [(p["article_a"], p["article_b"]) for p in relations.rows(connection, "copy_groups")]
    articles = {*new, *(article for pair in pairs for article in pair)}
    order = _order(connection, sorted(articles))
    found: dict[str, str] = {}
    for group in components(articles, (), pairs):
        first = min(group, key=lambda article: (order[article], article))
        found |= dict.fromkeys(group, first)
    return found


def _likeness(found: Mapping[str, frozenset[int]], a: str, b: str) -> float:
    return shared(found[a], found[b]) if min(len(found[a]), len(found[b])) >= LEAST else 0.0


def _bodies(connection: sa.Connection, articles: Sequence[str]) -> dict[str, str]:
    if not articles:
        return {}
    with relations.relations(connection, story_wanted=relations.ids("id", articles)):
        return {row["article_id"]: row["body"] for row in relations.rows(connection, "articles_of")}


def _order(connection: sa.Connection, articles: Sequence[str]) -> dict[str, tuple[object, ...]]:
    with relations.relations(connection, story_wanted=relations.ids("id", articles)):
        rows = relations.rows(connection, "first_of")
    return {
        row["article_id"]: (
            not row["names_itself"], row["published_on"] or dt.date.max, row["published_at"] is None,
            row["published_at"] or row["published_on"],
        )
        for row in rows
    }  # fmt: skip
