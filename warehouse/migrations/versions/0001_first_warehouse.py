"""The first warehouse: files, articles, extractions, events, actors, runs and quarantine."""
# ruff: noqa: E501 - comments are written out as the database holds them

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT, INT, REAL, BOOL = sa.String, sa.BigInteger, sa.Double, sa.Boolean
DAY, TIME, BYTES = sa.Date, sa.DateTime, sa.LargeBinary


def upgrade() -> None:
    """Create every table of schema `core`, written out: a migration must not change when the tables do."""
    _source_files()
    _source_records()
    _articles()
    _extractions()
    _article_zones()
    _events()
    _event_fields()
    _actors()
    _actor_aliases()
    _event_actors()
    _statement_details()
    _meeting_details()
    _deployment_details()
    _casualty_details()
    _runs()
    _quarantine()
    _view_versions()


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
def _source_files() -> None:
    op.create_table(
        "source_files",
        _key("source_path", TEXT, "Absolute path of the file: its identity, as two folders may hold files of one name."),
        _must("name", TEXT, "Path below the input folder, '/' between parts."),
        _must("size", INT, "Bytes when last read."),
        _must("mtime_ns", INT, "Modification time when last read, nanoseconds since 1970-01-01 UTC."),
        _must("sha256", TEXT, "Hex SHA-256 of the whole file when last read."),
        _must("records", INT, "Current records of the file; 0 = nothing in it became an article."),
        _may("run_id", TEXT, "Run that last read it fully; null = loaded outside a run."),
        _must("first_seen", TIME, "UTC; first time it was read fully."),
        _must("last_seen", TIME, "UTC; last time it was read fully."),
        schema="core",
        comment="One row per file that was read fully; a file listed here unchanged costs a stat or a hash, not a parse.",
    )


def _source_records() -> None:
    op.create_table(
        "source_records",
        _key("source_path", TEXT, "File that holds the record; '-' = standard input."),
        _key("source_file", TEXT, "The record's name: path below the input folder, '!member' or '#item' after it."),
        _key("revision", INT, "1, 2, 3 … as the record's content changed."),
        _key("article_id", TEXT, "Article read from it."),
        _must("record_sha256", TEXT, "Hex SHA-256 of the record's bytes."),
        _must("source_format", TEXT, "text, html, json, jsonl, markdown or xml."),
        _may("url", TEXT, "Address of the article; null = not stated."),
        _may("author", TEXT, "Byline; null = not stated."),
        _may("publisher", TEXT, "Outlet; null = not stated."),
        _may("run_id", TEXT, "Run that read it; null = loaded outside a run."),
        _must("valid_from", TIME, "UTC; when this revision was loaded."),
        _may("valid_to", TIME, "UTC; when it was replaced or removed; null = current."),
        _may("change_reason", TEXT, "'changed' or 'removed'; null = current."),
        schema="core",
        comment="One row per article read from a revision of a record. An article counts while one row of it is current.",
    )


def _articles() -> None:
    op.create_table(
        "articles",
        _key("article_id", TEXT, "'a' and 16 hex digits of text and publication day: the same text is the same article."),
        _may("title", TEXT, "Headline; null = none found."),
        _may("dateline_place", TEXT, "Place of the dateline as written; null = no dateline."),
        _may("published_at", TIME, "UTC; null = no time of day known."),
        _may("published_on", DAY, "Day of publication; null = unknown, never today's date."),
        _must("date_source", TEXT, "Where the date was found: metadata, header, dateline, timestamp or none."),
        _may("language", TEXT, "ISO 639-1; null = undetermined."),
        _must("text", TEXT, "Readable text, headline first; offsets count Unicode code points from 0, end exclusive."),
        _must("word_count", INT, "Words of the text."),
        _must("content_sha256", TEXT, "Hex SHA-256 of the text."),
        _must("ingested_at", TIME, "UTC; when the text was first loaded."),
        schema="core",
        comment="One row per text, stored once however many files hold it.",
    )


def _extractions() -> None:
    op.create_table(
        "extractions",
        _key("extraction_id", TEXT, "'x' and 16 hex digits of article, extractor and time of loading."),
        _must("article_id", TEXT, "Article that was read."),
        _must("extractor", TEXT, "Version of the extractor, with its model and lexicons."),
        _may("run_id", TEXT, "Run that loaded it; null = loaded outside a run."),
        _must("extracted_at", TIME, "UTC; when its events were loaded."),
        _may("valid_to", TIME, "UTC; when another extraction replaced it; null = current."),
        _may("change_reason", TEXT, "'reextracted' where another extractor's events took over; null = current."),
        schema="core",
        comment="One row per reading of an article by an extractor; at most one of an article is current.",
    )


def _article_zones() -> None:
    op.create_table(
        "article_zones",
        _must("extraction_id", TEXT, "Extraction whose view of the article this is."),
        _must("article_id", TEXT, "Article whose text is divided."),
        _must("zone_start", INT, "First code point of the zone, from 0."),
        _must("zone_end", INT, "Code point after the zone."),
        _must("kind", TEXT, "headline, subhead, dateline, timestamp, caption, credit, link, boilerplate, body or repeat."),
        schema="core",
        comment="One row per stretch of text; only headline and body are read for events.",
    )


def _events() -> None:
    op.create_table(
        "events",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "'e' and 20 hex digits of article, type and place of reading; the same over extractions."),
        _must("article_id", TEXT, "Article it was read from."),
        _must("type", TEXT, "statement, meeting, deployment or casualty."),
        _must("trigger_text", TEXT, "Word that announced the event."),
        _must("trigger_start", INT, "First code point of the trigger, from 0."),
        _must("trigger_end", INT, "Code point after the trigger."),
        _must("evidence", TEXT, "Sentence or sentences it was read from."),
        _must("evidence_start", INT, "First code point of the evidence, from 0."),
        _must("evidence_end", INT, "Code point after the evidence."),
        _may("date_text", TEXT, "Date as written; null = none written."),
        _may("date_from", DAY, "First possible day; null = unknown."),
        _may("date_to", DAY, "Last possible day, inclusive; null = unknown or open."),
        _must("date_precision", TEXT, "day, week, month, season, year, range or unknown."),
        _may("date_edtf", TEXT, "ISO 8601-2 (EDTF) form; null = unknown."),
        _must("date_basis", TEXT, "stated, relative, dateline or none."),
        _may("place", TEXT, "Canonical place name; null = no place stated."),
        _may("place_text", TEXT, "Place as written; null = no place stated."),
        _may("country", TEXT, "ISO 3166-1 alpha-3 of the place; null = unknown or several."),
        _may("latitude", REAL, "WGS 84 degrees north; null = unknown."),
        _may("longitude", REAL, "WGS 84 degrees east; null = unknown."),
        _must("polarity", TEXT, "positive or negative ('did not meet')."),
        _must("modality", TEXT, "asserted, planned, hypothetical, demanded or denied."),
        _may("attributed_to", TEXT, "Canonical name of who says so; null = the outlet itself."),
        _may("attributed_to_text", TEXT, "The source as written; null = the outlet itself."),
        _must("confidence", REAL, "0 to 1, calibrated: of events near 0.8 about 80 % are right."),
        _must("rule", TEXT, "Frame or rule that found it."),
        schema="core",
        comment="One row per event and extraction, of every type: the columns all types share.",
    )


def _event_fields() -> None:
    op.create_table(
        "event_fields",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "Event whose field this is."),
        _must("article_id", TEXT, "Article whose text the offsets index."),
        _must("field", TEXT, "Name of the field, as the event view names it where it has such a column."),
        _must("text", TEXT, "Exactly the characters from start_char to end_char."),
        _must("start_char", INT, "First code point, from 0."),
        _must("end_char", INT, "Code point after the last."),
        schema="core",
        comment="One row per filled field of an event and per piece of it.",
    )


def _actors() -> None:
    op.create_table(
        "actors",
        _key("actor_id", TEXT, "'k' and 12 hex digits of canonical name and country."),
        _must("name", TEXT, "Canonical name, the same across articles."),
        _may("country", TEXT, "ISO 3166-1 alpha-3; null = unknown."),
        schema="core",
        comment="One row per party. Its kind and role are read from its parts in events.",
    )


def _actor_aliases() -> None:
    op.create_table(
        "actor_aliases",
        _key("actor_id", TEXT, "The party."),
        _key("alias", TEXT, "A name it was given in an article."),
        schema="core",
        comment="One row per party and name; pronouns and unnamed sources ('officials') have none.",
    )


def _event_actors() -> None:
    op.create_table(
        "event_actors",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "Event the party has a part in."),
        _must("article_id", TEXT, "Article of the event."),
        _must("slot", TEXT, "The part: speaker, addressee, reported_by, attributed_to, participant, force_owner, beneficiary or estimator."),
        _must("position", INT, "0, 1, 2 … in text order where several share the slot."),
        _must("actor_id", TEXT, "The party."),
        _must("name", TEXT, "Its canonical name."),
        _must("text", TEXT, "The words that stood for it: a name, a title, a pronoun."),
        _must("start_char", INT, "First code point of those words, from 0."),
        _must("end_char", INT, "Code point after them."),
        _must("kind", TEXT, "person, government, military, organisation, group, media or document."),
        _may("role", TEXT, "Office or function as written; null = none stated."),
        _may("affiliation", TEXT, "Organisation or country the role belongs to; null = none stated."),
        _may("country", TEXT, "ISO 3166-1 alpha-3; null = unknown."),
        _may("wikidata", TEXT, "Wikidata item (Q…); null = unknown."),
        _must("named", BOOL, "False for 'officials', 'a witness'."),
        _may("part", TEXT, "'host' or 'guest' of a meeting; null = neither, or no meeting."),
        schema="core",
        comment="One row per party and part it has in an event.",
    )


def _statement_details() -> None:
    op.create_table(
        "statement_details",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "The event."),
        _must("article_id", TEXT, "Article it was read from."),
        _must("speaker", TEXT, "Canonical name; joint speakers joined by ' | '."),
        _must("speaker_text", TEXT, "Speakers as written, joined by ' | '."),
        _may("speaker_role", TEXT, "Office of the first speaker as written; null = none stated."),
        _may("speaker_affiliation", TEXT, "Organisation or country of that office; null = none stated."),
        _may("speaker_country", TEXT, "ISO 3166-1 alpha-3 of the first speaker; null = unknown."),
        _may("cue", TEXT, "Lemma of the cue; null = a quotation or transcript turn without one."),
        _may("cue_text", TEXT, "Cue as written; null = none."),
        _must("content", TEXT, "What was said; pieces joined by one space."),
        _must("content_start", INT, "First code point of the first piece, from 0."),
        _must("content_end", INT, "Code point after the last piece."),
        _may("quote", TEXT, "Quoted parts only, joined by ' … '; null = nothing quoted."),
        _must("kind", TEXT, "direct, indirect or mixed."),
        _must("speech_act", TEXT, "say, support, accuse, reject, request, threaten, promise, deny or confirm (PLOVER)."),
        _may("addressee", TEXT, "Canonical names joined by ' | '; null = none stated."),
        _may("addressee_text", TEXT, "Addressees as written, joined by ' | '; null = none stated."),
        _may("medium", TEXT, "Where it was said, as written; null = not stated."),
        _may("reported_by", TEXT, "Canonical name of an outer relay; null = none."),
        schema="core",
        comment="One row per statement and extraction.",
    )


def _meeting_details() -> None:
    op.create_table(
        "meeting_details",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "The event."),
        _must("article_id", TEXT, "Article it was read from."),
        _must("participants", TEXT, "Canonical names joined by ' | '."),
        _must("participant_count", INT, "Parties identified."),
        _must("format", TEXT, "in_person, call, video, summit, visit or unknown."),
        _must("status", TEXT, "held, ongoing, planned, cancelled or proposed."),
        _may("venue", TEXT, "Building or site as written; null = not stated."),
        _may("occasion", TEXT, "Occasion as written; null = not stated."),
        schema="core",
        comment="One row per meeting and extraction; its parties are in event_actors.",
    )


def _deployment_details() -> None:
    op.create_table(
        "deployment_details",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "The event."),
        _must("article_id", TEXT, "Article it was read from."),
        _must("force_owner", TEXT, "Canonical name of whose force it is."),
        _must("force_owner_text", TEXT, "Owner as written."),
        _may("force_owner_country", TEXT, "ISO 3166-1 alpha-3 of the owner; null = unknown."),
        _must("force_text", TEXT, "Force as written."),
        _must("force_type", TEXT, "troops, special_forces, police, peacekeepers, naval, air, armour, artillery, missiles, air_defence, drones or other."),
        _may("strength_low", INT, "Least strength the words allow, in strength_unit; null = unstated."),
        _may("strength_best", INT, "Stated strength; null = only a bound, or none."),
        _may("strength_high", INT, "Greatest strength the words allow; null = unstated."),
        _may("strength_text", TEXT, "Strength as written; null = none."),
        _may("strength_unit", TEXT, "'persons', or the pieces counted; null = no strength."),
        _may("strength_rule", TEXT, "Codebook rule that made the numbers; null = no strength."),
        _may("approximate", BOOL, "True if hedged; null = no strength."),
        _may("vague", BOOL, "True for words without a numeral; null = no strength."),
        _may("additional", BOOL, "True for 'another 500'; null = no strength."),
        _may("origin", TEXT, "Canonical place the force came from; null = not stated."),
        _may("origin_text", TEXT, "Origin as written; null = not stated."),
        _may("destination", TEXT, "Canonical place it went to, or is withdrawn from; null = not stated."),
        _may("destination_text", TEXT, "Destination as written; null = not stated."),
        _may("destination_country", TEXT, "ISO 3166-1 alpha-3 of the destination; null = unknown."),
        _may("beneficiary", TEXT, "Canonical name of who is helped; null = not stated."),
        _must("status", TEXT, "deployed, engaged or withdrawn."),
        schema="core",
        comment="One row per deployment and extraction.",
    )


def _casualty_details() -> None:
    op.create_table(
        "casualty_details",
        _must("extraction_id", TEXT, "Extraction that found it."),
        _must("event_id", TEXT, "The event."),
        _must("article_id", TEXT, "Article it was read from."),
        _must("victims", TEXT, "Who, in canonical words."),
        _may("victims_text", TEXT, "Victims as written; null = not named beside the figure."),
        _may("victims_country", TEXT, "ISO 3166-1 alpha-3 of the victims; null = unknown."),
        _must("victims_kind", TEXT, "military, civilian, mixed or unknown."),
        _must("outcome", TEXT, "killed, wounded, missing, captured, displaced, killed_or_wounded or casualties."),
        _may("count_low", INT, "Persons; least value the words allow; null = unstated."),
        _may("count_best", INT, "Persons; stated value; null = only a bound."),
        _may("count_high", INT, "Persons; greatest value the words allow; null = unstated."),
        _may("count_text", TEXT, "Figure as written; null = not in words of its own."),
        _must("count_rule", TEXT, "Codebook rule that made the numbers."),
        _must("is_part", BOOL, "True for a part of another figure."),
        _must("approximate", BOOL, "True if hedged."),
        _must("vague", BOOL, "True for words without a numeral (ACLED's convention)."),
        _must("scope", TEXT, "incident, period, cumulative or unknown."),
        _may("estimator", TEXT, "Canonical name of who counts; null = the outlet itself."),
        _may("estimator_text", TEXT, "Estimator as written; null = the outlet itself."),
        _may("as_of_from", DAY, "First day the figure covers; null = not stated."),
        _may("as_of_to", DAY, "Last day the figure covers, inclusive; null = not stated."),
        _may("cause", TEXT, "Cause as written; null = not stated."),
        schema="core",
        comment="One row per casualty figure and extraction.",
    )


def _runs() -> None:
    op.create_table(
        "runs",
        _key("run_id", TEXT, "UUID of the run."),
        _must("flow_name", TEXT, "Flow: ingest, reextract, publish …"),
        _must("started_at", TIME, "UTC."),
        _may("finished_at", TIME, "UTC; null = running or killed."),
        _must("state", TEXT, "Running, Completed, Failed or Crashed (killed, found by a later run)."),
        _must("files_seen", INT, "Files looked at."),
        _must("files_new", INT, "Files read: new or changed."),
        _must("files_skipped", INT, "Files read before and unchanged."),
        _must("files_quarantined", INT, "Files with at least one record set aside."),
        _must("articles", INT, "Articles loaded for the first time."),
        _must("events", INT, "Events loaded."),
        _must("words", INT, "Words of the articles whose events were loaded."),
        _may("seconds", REAL, "Wall-clock duration; null = running or killed."),
        _may("extractor", TEXT, "Version of the extractor; null = the run extracts nothing."),
        schema="core",
        comment="One row per run of a flow.",
    )


def _quarantine() -> None:
    op.create_table(
        "quarantine",
        _key("quarantine_id", TEXT, "'q' and 16 hex digits of file and record name."),
        _must("source_path", TEXT, "Absolute path of the file; '-' = standard input."),
        _must("source_file", TEXT, "File or record, as articles.source_file names it."),
        _must("stage", TEXT, "Where it failed: discover, split, read, prepare, extract or load."),
        _must("error_type", TEXT, "Class of the error."),
        _must("message", TEXT, "Reason in one line."),
        _must("first_seen", TIME, "UTC; first failure."),
        _must("last_seen", TIME, "UTC; latest failure."),
        _must("attempts", INT, "Failures so far."),
        _may("content_sha256", TEXT, "Hex SHA-256 of the record; null = it could not be read."),
        _may("payload", BYTES, "The record's bytes; null = unreadable or above 16 MB: read the file again."),
        _may("run_id", TEXT, "Run of the latest failure; null = outside a run."),
        _may("resolved_at", TIME, "UTC; when it loaded after all; null = still set aside."),
        schema="core",
        comment="One row per file or record that could not be used, with its reason.",
    )


def _view_versions() -> None:
    op.create_table(
        "view_versions",
        _key("name", TEXT, "View, with its schema."),
        _must("sha256", TEXT, "Hex SHA-256 of its text and comments as last created."),
        schema="core",
        comment="One row per view: views are created again when their text changes.",
    )
