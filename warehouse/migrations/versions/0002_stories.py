"""Stories: near copies of articles, features and links of events, story ids, users' judgements."""
# ruff: noqa: E501 - comments are written out as the database holds them

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002_stories"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT, INT, REAL, BOOL = sa.String, sa.BigInteger, sa.Double, sa.Boolean
DAY, TIME = sa.Date, sa.DateTime


def upgrade() -> None:
    """Create the tables of the stories, written out: a migration must not change when the tables do."""
    _story_articles()
    _article_shingles()
    _article_copies()
    _story_features()
    _story_keys()
    _story_links()
    _story_link_features()
    _stories()
    _story_events()
    _story_judgements()


def downgrade() -> None:
    """Warehouses only go forward: publish before an upgrade and keep the copy."""
    raise NotImplementedError


def _key(name: str, kind: type[sa.types.TypeEngine[Any]], comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind(), primary_key=True, autoincrement=False, comment=comment)


def _must(name: str, kind: type[sa.types.TypeEngine[Any]], comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False, comment=comment)


def _may(name: str, kind: type[sa.types.TypeEngine[Any]], comment: str) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True, comment=comment)


# fmt: off
def _story_articles() -> None:
    op.create_table(
        "story_articles",
        _must("article_id", TEXT, "Article whose events were compared."),
        _must("extraction_id", TEXT, "Extraction whose events were compared; another one is compared anew."),
        _may("published_on", DAY, "Day of publication; null = unknown."),
        _must("original_id", TEXT, "Article of which this one is a near copy (same agency text); itself = an original."),
        _must("shingles", INT, "Distinct runs of words in the body."),
        _may("setting_names", TEXT, "Names and numbers of headline and lead, in lower case; null = none."),
        _may("setting_words", TEXT, "Other telling words of headline and lead, as stems; null = none."),
        _must("linked_at", TIME, "UTC; when its events were compared."),
        schema="core",
        comment="One row per article whose events have been compared with those of others.",
    )


def _article_shingles() -> None:
    op.create_table(
        "article_shingles",
        _must("article_id", TEXT, "Article."),
        _must("shingle", INT, "Hash of a run of words; the least of an article's hashes stand for all of them (MinHash)."),
        schema="core",
        comment="One row per article and hash that stands for its text, to find near copies.",
    )


def _article_copies() -> None:
    op.create_table(
        "article_copies",
        _must("article_a", TEXT, "Article with the lesser id."),
        _must("article_b", TEXT, "Article with the greater id."),
        _must("shared", REAL, "0 to 1; share of the shorter body's runs of words that the other has too."),
        schema="core",
        comment="One row per pair of articles with nearly the same text, or one text within the other.",
    )


def _story_features() -> None:
    op.create_table(
        "story_features",
        _must("event_id", TEXT, "Event."),
        _must("article_id", TEXT, "Article it was read from."),
        _must("event_type", TEXT, "statement, meeting, deployment or casualty; only events of one type are compared."),
        _must("kind", TEXT, "What must agree: outcome of a toll, status of a deployment; the type itself for the others."),
        _may("side", TEXT, "Kind of victims, force, format or speech act; null = unknown."),
        _must("realis", TEXT, "fact, planned, hypothetical, demanded, denied or negative."),
        _may("day_from", DAY, "First possible day of the event; the publication day where none is known; null = neither."),
        _may("day_to", DAY, "Last possible day, inclusive; null = neither is known."),
        _must("day_known", BOOL, "True where the article dates the event; false = taken from the publication day."),
        _may("place", TEXT, "Place in lower case; null = no place stated."),
        _may("country", TEXT, "ISO 3166-1 alpha-3 of the place; null = unknown."),
        _may("latitude", REAL, "WGS 84 degrees north; null = unknown."),
        _may("longitude", REAL, "WGS 84 degrees east; null = unknown."),
        _may("actors", TEXT, "Named main parties in lower case, joined by '|'; null = none named."),
        _may("actor_keys", TEXT, "Surnames, and telling words of other parties, joined by '|'; null = none named."),
        _may("actor_countries", TEXT, "ISO 3166-1 alpha-3 of the main parties, joined by '|'; null = unknown."),
        _may("figure_low", INT, "Least figure the report allows, in figure_unit; null = none."),
        _may("figure_high", INT, "Greatest figure the report allows; null = none."),
        _may("figure_unit", TEXT, "Persons, or the pieces counted; null = no figure."),
        _must("is_part", BOOL, "True for a part of another figure."),
        _may("scope", TEXT, "incident, period, cumulative or unknown; null = no toll."),
        _may("names", TEXT, "Names and numbers of what was said or happened, in lower case; null = none."),
        _may("words", TEXT, "Other telling words of it, as stems; null = none."),
        _may("claimant", TEXT, "Who says so, in lower case; null = the outlet itself."),
        schema="core",
        comment="One row per event as it is compared with others.",
    )


def _story_keys() -> None:
    op.create_table(
        "story_keys",
        _must("event_id", TEXT, "Event."),
        _must("block", TEXT, "Block it is in; only events that share one are compared."),
        _may("day", DAY, "Day in the middle of its possible days; null = unknown."),
        schema="core",
        comment="One row per event and block.",
    )


def _story_links() -> None:
    op.create_table(
        "story_links",
        _must("event_a", TEXT, "Event with the lesser id."),
        _must("event_b", TEXT, "Event with the greater id."),
        _must("event_type", TEXT, "Type of both."),
        _must("score", REAL, "Sum of the weights of all features; bits of evidence, greater is surer."),
        _must("verdict", TEXT, "linked, or near: not quite enough."),
        _must("reasons", TEXT, "What speaks for and against it, in words, strongest first."),
        _must("compared_at", TIME, "UTC."),
        schema="core",
        comment="One row per pair of events that tell, or nearly tell, one story, with the reasons.",
    )


def _story_link_features() -> None:
    op.create_table(
        "story_link_features",
        _must("event_a", TEXT, "Event with the lesser id."),
        _must("event_b", TEXT, "Event with the greater id."),
        _must("feature", TEXT, "What was compared: who, when, where, figure, words, setting …"),
        _must("level", TEXT, "How far the two agree in it, as config/stories.yml names it."),
        _must("weight", REAL, "Its part of the score, in bits; below zero speaks against."),
        schema="core",
        comment="One row per pair in story_links and feature: its contribution to the score.",
    )


def _stories() -> None:
    op.create_table(
        "stories",
        _must("story_id", TEXT, "'s' and 20 hex digits, those of the event that founded it; never given to another story."),
        _must("event_type", TEXT, "statement, meeting, deployment or casualty."),
        _must("founder", TEXT, "Event that founded it."),
        _must("founded_at", TIME, "UTC; when the id was first given. Of two stories that merge the older id stays."),
        _may("merged_into", TEXT, "Story that took its reports over; null = none did."),
        _may("merged_at", TIME, "UTC; null = not merged."),
        schema="core",
        comment="One row per story id ever given.",
    )


def _story_events() -> None:
    op.create_table(
        "story_events",
        _must("event_id", TEXT, "Event."),
        _must("story_id", TEXT, "Story it tells."),
        _must("valid_from", TIME, "UTC; since when it was counted to the story."),
        _may("valid_to", TIME, "UTC; until when; null = it still is."),
        _may("change_reason", TEXT, "Why it ended: moved, merged, split or retired; null = still current."),
        schema="core",
        comment="One row per event and story it was ever counted to; at most one of an event is current.",
    )


def _story_judgements() -> None:
    op.create_table(
        "story_judgements",
        _key("judgement_id", TEXT, "'j' and 16 hex digits of verdict, events and time."),
        _must("verdict", TEXT, "merge: both tell one story; split: they never do."),
        _must("event_a", TEXT, "Event with the lesser id."),
        _must("event_b", TEXT, "Event with the greater id."),
        _must("judged_at", TIME, "UTC."),
        _may("withdrawn_at", TIME, "UTC; when a later judgement took it back; null = it holds."),
        _may("note", TEXT, "Why, in the user's words; null = none given."),
        schema="core",
        comment="One row per pair of events that a user judged. Judgements outlive every linking.",
    )
