"""Events → the stories they tell together: what was compared, what spoke for it, what users decided."""

import sqlalchemy as sa

from warehouse.tables.base import BOOL, DAY, INT, REAL, TEXT, TIME, key, may, metadata, must

# No keys on what grows with the events: an index over millions of them would have to fit in memory.

story_articles = sa.Table(
    "story_articles",
    metadata,
    must("article_id", TEXT, "Article whose events were compared."),
    must("extraction_id", TEXT, "Extraction whose events were compared; another one is compared anew."),
    may("published_on", DAY, "Day of publication; null = unknown."),
    must("original_id", TEXT, "Article of which this one is a near copy (same agency text); itself = an original."),
    must("shingles", INT, "Distinct runs of words in the body."),
    may("setting_names", TEXT, "Names and numbers of headline and lead, in lower case; null = none."),
    may("setting_words", TEXT, "Other telling words of headline and lead, as stems; null = none."),
    must("linked_at", TIME, "UTC; when its events were compared."),
    comment="One row per article whose events have been compared with those of others.",
)

article_shingles = sa.Table(
    "article_shingles",
    metadata,
    must("article_id", TEXT, "Article."),
    must("shingle", INT, "Hash of a run of words; the least of an article's hashes stand for all of them (MinHash)."),
    comment="One row per article and hash that stands for its text, to find near copies.",
)

article_copies = sa.Table(
    "article_copies",
    metadata,
    must("article_a", TEXT, "Article with the lesser id."),
    must("article_b", TEXT, "Article with the greater id."),
    must("shared", REAL, "0 to 1; share of the shorter body's runs of words that the other has too."),
    comment="One row per pair of articles with nearly the same text, or one text within the other.",
)

story_features = sa.Table(
    "story_features",
    metadata,
    must("event_id", TEXT, "Event."),
    must("article_id", TEXT, "Article it was read from."),
    must("event_type", TEXT, "statement, meeting, deployment or casualty; only events of one type are compared."),
    must("kind", TEXT, "What must agree: outcome of a toll, status of a deployment; the type itself for the others."),
    may("side", TEXT, "Kind of victims, force, format or speech act; null = unknown."),
    must("realis", TEXT, "fact, planned, hypothetical, demanded, denied or negative."),
    may("day_from", DAY, "First possible day of the event; the publication day where none is known; null = neither."),
    may("day_to", DAY, "Last possible day, inclusive; null = neither is known."),
    must("day_known", BOOL, "True where the article dates the event; false = taken from the publication day."),
    may("place", TEXT, "Place in lower case; null = no place stated."),
    may("country", TEXT, "ISO 3166-1 alpha-3 of the place; null = unknown."),
    may("latitude", REAL, "WGS 84 degrees north; null = unknown."),
    may("longitude", REAL, "WGS 84 degrees east; null = unknown."),
    may("actors", TEXT, "Named main parties in lower case, joined by '|'; null = none named."),
    may("actor_keys", TEXT, "Surnames, and telling words of other parties, joined by '|'; null = none named."),
    may(
        "offices",
        TEXT,
        "Offices by which persons are told of, not by name, with country, joined by '|'; null = none.",
    ),
    may("offices_held", TEXT, "Offices of its named persons, with country, joined by '|'; null = none stated."),
    may("states", TEXT, "ISO 3166-1 alpha-3 of parties that are told of as states, joined by '|'; null = none."),
    may("actor_countries", TEXT, "ISO 3166-1 alpha-3 of the main parties, joined by '|'; null = unknown."),
    may("figure_low", INT, "Least figure the report allows, in figure_unit; null = none."),
    may("figure_high", INT, "Greatest figure the report allows; null = none."),
    may("figure_unit", TEXT, "Persons, or the pieces counted; null = no figure."),
    must("is_part", BOOL, "True for a part of another figure, or forces beyond those told of before."),
    may("negated", BOOL, "True for a statement whose words say that something is not so; null = no statement."),
    may("scope", TEXT, "incident, period, cumulative or unknown; null = no toll."),
    may("names", TEXT, "Names and numbers of what was said or happened, in lower case; null = none."),
    may("words", TEXT, "Other telling words of it, as stems; null = none."),
    may("claimant", TEXT, "Who says so, in lower case; null = the outlet itself."),
    comment="One row per event as it is compared with others.",
)

story_keys = sa.Table(
    "story_keys",
    metadata,
    must("event_id", TEXT, "Event."),
    must("block", TEXT, "Block it is in; only events that share one are compared."),
    may("day", DAY, "Day in the middle of its possible days; null = unknown."),
    comment="One row per event and block.",
)

story_links = sa.Table(
    "story_links",
    metadata,
    must("event_a", TEXT, "Event with the lesser id."),
    must("event_b", TEXT, "Event with the greater id."),
    must("event_type", TEXT, "Type of both."),
    must("score", REAL, "Sum of the weights of all features; bits of evidence, greater is surer."),
    must("verdict", TEXT, "linked, or near: not quite enough."),
    must("reasons", TEXT, "What speaks for and against it, in words, strongest first."),
    must("compared_at", TIME, "UTC."),
    comment="One row per pair of events that tell, or nearly tell, one story, with the reasons.",
)

story_link_features = sa.Table(
    "story_link_features",
    metadata,
    must("event_a", TEXT, "Event with the lesser id."),
    must("event_b", TEXT, "Event with the greater id."),
    must("feature", TEXT, "What was compared: who, when, where, figure, words, setting …"),
    must("level", TEXT, "How far the two agree in it, as config/stories.yml names it."),
    must("weight", REAL, "Its part of the score, in bits; below zero speaks against."),
    comment="One row per pair in story_links and feature: its contribution to the score.",
)

stories = sa.Table(
    "stories",
    metadata,
    must("story_id", TEXT, "'s' and 20 hex digits, those of the event that founded it; never given to another story."),
    must("event_type", TEXT, "statement, meeting, deployment or casualty."),
    must("founder", TEXT, "Event that founded it."),
    must("founded_at", TIME, "UTC; when the id was first given. Of two stories that merge the older id stays."),
    may("merged_into", TEXT, "Story that took its reports over; null = none did."),
    may("merged_at", TIME, "UTC; null = not merged."),
    comment="One row per story id ever given.",
)

story_events = sa.Table(
    "story_events",
    metadata,
    must("event_id", TEXT, "Event."),
    must("story_id", TEXT, "Story it tells."),
    must("valid_from", TIME, "UTC; since when it was counted to the story."),
    may("valid_to", TIME, "UTC; until when; null = it still is."),
    may("change_reason", TEXT, "Why it ended: moved, merged, split or retired; null = still current."),
    comment="One row per event and story it was ever counted to; at most one of an event is current.",
)

story_judgements = sa.Table(
    "story_judgements",
    metadata,
    key("judgement_id", TEXT, "'j' and 16 hex digits of verdict, events and time."),
    must("verdict", TEXT, "merge: both tell one story; split: they never do."),
    must("event_a", TEXT, "Event with the lesser id."),
    must("event_b", TEXT, "Event with the greater id."),
    must("judged_at", TIME, "UTC."),
    may("withdrawn_at", TIME, "UTC; when a later judgement took it back; null = it holds."),
    may("note", TEXT, "Why, in the user's words; null = none given."),
    comment="One row per pair of events that a user judged. Judgements outlive every linking.",
)
