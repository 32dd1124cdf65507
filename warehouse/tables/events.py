"""Events → what all four types share, and the characters behind every field."""

import sqlalchemy as sa

from warehouse.tables.base import DAY, INT, REAL, TEXT, may, metadata, must

events = sa.Table(
    "events",
    metadata,
    # No key: an index over millions of events would have to fit in memory. One extraction brings its events once,
    # and the check `ids_are_unique` holds it.
    must("extraction_id", TEXT, "Extraction that found it."),
    must("event_id", TEXT, "'e' and 20 hex digits of article, type and place of reading; the same over extractions."),
    must("article_id", TEXT, "Article it was read from."),
    must("type", TEXT, "statement, meeting, deployment or casualty."),
    must("trigger_text", TEXT, "Word that announced the event."),
    must("trigger_start", INT, "First code point of the trigger, from 0."),
    must("trigger_end", INT, "Code point after the trigger."),
    must("evidence", TEXT, "Sentence or sentences it was read from."),
    must("evidence_start", INT, "First code point of the evidence, from 0."),
    must("evidence_end", INT, "Code point after the evidence."),
    may("date_text", TEXT, "Date as written; null = none written."),
    may("date_from", DAY, "First possible day; null = unknown."),
    may("date_to", DAY, "Last possible day, inclusive; null = unknown or open."),
    must("date_precision", TEXT, "day, week, month, season, year, range or unknown."),
    may("date_edtf", TEXT, "ISO 8601-2 (EDTF) form; null = unknown."),
    must("date_basis", TEXT, "stated, relative, dateline or none."),
    may("place", TEXT, "Canonical place name; null = no place stated."),
    may("place_text", TEXT, "Place as written; null = no place stated."),
    may("country", TEXT, "ISO 3166-1 alpha-3 of the place; null = unknown or several."),
    may("latitude", REAL, "WGS 84 degrees north; null = unknown."),
    may("longitude", REAL, "WGS 84 degrees east; null = unknown."),
    must("polarity", TEXT, "positive or negative ('did not meet')."),
    must("modality", TEXT, "asserted, planned, hypothetical, demanded or denied."),
    may("attributed_to", TEXT, "Canonical name of who says so; null = the outlet itself."),
    may("attributed_to_text", TEXT, "The source as written; null = the outlet itself."),
    must("confidence", REAL, "0 to 1, calibrated: of events near 0.8 about 80 % are right."),
    must("rule", TEXT, "Frame or rule that found it."),
    comment="One row per event and extraction, of every type: the columns all types share.",
)

event_fields = sa.Table(
    "event_fields",
    metadata,
    must("extraction_id", TEXT, "Extraction that found it."),
    must("event_id", TEXT, "Event whose field this is."),
    must("article_id", TEXT, "Article whose text the offsets index."),
    must("field", TEXT, "Name of the field, as the event view names it where it has such a column."),
    must("text", TEXT, "Exactly the characters from start_char to end_char."),
    must("start_char", INT, "First code point, from 0."),
    must("end_char", INT, "Code point after the last."),
    comment="One row per filled field of an event and per piece of it.",
)
