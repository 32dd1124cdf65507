"""Articles and events → from when to when they counted, and why no longer."""

import sqlalchemy as sa

from warehouse.tables.base import TEXT, TIME, key, may, metadata, must

article_lives = sa.Table(
    "article_lives",
    metadata,
    key("article_id", TEXT, "Article that counted."),
    key("valid_from", TIME, "UTC; since when a source record gave it without a break."),
    may("valid_to", TIME, "UTC; when the last of its records was replaced or removed; null = it still counts."),
    must("begin_reason", TEXT, "new, revised (its record said something else before) or restored (it counted before)."),
    may("change_reason", TEXT, "revised (its record says something else now) or removed; null = it still counts."),
    may("run_id", TEXT, "Run that began it; null = loaded outside a run."),
    may("end_run_id", TEXT, "Run that ended it; null = it still counts, or it ended outside a run."),
    comment="One row per article and unbroken time in which at least one source record gave it.",
)

rejections = sa.Table(
    "rejections",
    metadata,
    must("event_id", TEXT, "Event that a user judged to be wrong."),
    must("valid_from", TIME, "UTC; when it was rejected."),
    may("valid_to", TIME, "UTC; when the rejection was taken back; null = it stands."),
    may("note", TEXT, "Why, in the user's words; null = none given."),
    comment="One row per rejection of an event by a user. It outlives every new extraction.",
)
