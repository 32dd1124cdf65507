"""Parties → one row a canonical name, their aliases, and their parts in events."""

import sqlalchemy as sa

from warehouse.tables.base import BOOL, INT, TEXT, key, may, metadata, must

actors = sa.Table(
    "actors",
    metadata,
    key("actor_id", TEXT, "'k' and 12 hex digits of canonical name and country."),
    must("name", TEXT, "Canonical name, the same across articles."),
    may("country", TEXT, "ISO 3166-1 alpha-3; null = unknown."),
    comment="One row per party. Its kind and role are read from its parts in events.",
)

actor_aliases = sa.Table(
    "actor_aliases",
    metadata,
    key("actor_id", TEXT, "The party."),
    key("alias", TEXT, "A name it was given in an article."),
    comment="One row per party and name; pronouns and unnamed sources ('officials') have none.",
)

event_actors = sa.Table(
    "event_actors",
    metadata,
    must("extraction_id", TEXT, "Extraction that found it."),
    must("event_id", TEXT, "Event the party has a part in."),
    must("article_id", TEXT, "Article of the event."),
    must("slot", TEXT, "The part: speaker, addressee, reported_by, attributed_to, participant, force_owner, "
                       "beneficiary or estimator."),
    must("position", INT, "0, 1, 2 … in text order where several share the slot."),
    must("actor_id", TEXT, "The party."),
    must("name", TEXT, "Its canonical name."),
    must("text", TEXT, "The words that stood for it: a name, a title, a pronoun."),
    must("start_char", INT, "First code point of those words, from 0."),
    must("end_char", INT, "Code point after them."),
    must("kind", TEXT, "person, government, military, organisation, group, media or document."),
    may("role", TEXT, "Office or function as written; null = none stated."),
    may("affiliation", TEXT, "Organisation or country the role belongs to; null = none stated."),
    may("country", TEXT, "ISO 3166-1 alpha-3; null = unknown."),
    may("wikidata", TEXT, "Wikidata item (Q…); null = unknown."),
    must("named", BOOL, "False for 'officials', 'a witness'."),
    may("part", TEXT, "'host' or 'guest' of a meeting; null = neither, or no meeting."),
    comment="One row per party and part it has in an event.",
)  # fmt: skip
