"""The first warehouse: files, articles, extractions, events, actors, runs and quarantine."""
# ruff: noqa: E501 - comments are written out as the database holds them

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of schema `core`, written out: a migration must not change when the tables do."""
    op.create_table(
        "actor_aliases",
        sa.Column("actor_id", sa.String(), autoincrement=False, nullable=False, comment="The party."),
        sa.Column(
            "alias", sa.String(), autoincrement=False, nullable=False, comment="A name it was given in an article."
        ),
        sa.PrimaryKeyConstraint("actor_id", "alias"),
        schema="core",
        comment="One row per party and name; pronouns and unnamed sources ('officials') have none.",
    )
    op.create_table(
        "actors",
        sa.Column(
            "actor_id",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="'k' and 12 hex digits of canonical name and country.",
        ),
        sa.Column("name", sa.String(), nullable=False, comment="Canonical name, the same across articles."),
        sa.Column("country", sa.String(), nullable=True, comment="ISO 3166-1 alpha-3; null = unknown."),
        sa.PrimaryKeyConstraint("actor_id"),
        schema="core",
        comment="One row per party. Its kind and role are read from its parts in events.",
    )
    op.create_table(
        "article_zones",
        sa.Column(
            "extraction_id", sa.String(), nullable=False, comment="Extraction whose view of the article this is."
        ),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article whose text is divided."),
        sa.Column("zone_start", sa.BigInteger(), nullable=False, comment="First code point of the zone, from 0."),
        sa.Column("zone_end", sa.BigInteger(), nullable=False, comment="Code point after the zone."),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="headline, subhead, dateline, timestamp, caption, credit, link, boilerplate, body or repeat.",
        ),
        schema="core",
        comment="One row per stretch of text; only headline and body are read for events.",
    )
    op.create_table(
        "articles",
        sa.Column(
            "article_id",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="'a' and 16 hex digits of text and publication day: the same text is the same article.",
        ),
        sa.Column("title", sa.String(), nullable=True, comment="Headline; null = none found."),
        sa.Column(
            "dateline_place",
            sa.String(),
            nullable=True,
            comment="Place of the dateline as written; null = no dateline.",
        ),
        sa.Column("published_at", sa.DateTime(), nullable=True, comment="UTC; null = no time of day known."),
        sa.Column(
            "published_on", sa.Date(), nullable=True, comment="Day of publication; null = unknown, never today's date."
        ),
        sa.Column(
            "date_source",
            sa.String(),
            nullable=False,
            comment="Where the date was found: metadata, header, dateline, timestamp or none.",
        ),
        sa.Column("language", sa.String(), nullable=True, comment="ISO 639-1; null = undetermined."),
        sa.Column(
            "text",
            sa.String(),
            nullable=False,
            comment="Readable text, headline first; offsets count Unicode code points from 0, end exclusive.",
        ),
        sa.Column("word_count", sa.BigInteger(), nullable=False, comment="Words of the text."),
        sa.Column("content_sha256", sa.String(), nullable=False, comment="Hex SHA-256 of the text."),
        sa.Column("ingested_at", sa.DateTime(), nullable=False, comment="UTC; when the text was first loaded."),
        sa.PrimaryKeyConstraint("article_id"),
        schema="core",
        comment="One row per text, stored once however many files hold it.",
    )
    op.create_table(
        "casualty_details",
        sa.Column(
            "extraction_id", sa.String(), autoincrement=False, nullable=False, comment="Extraction that found it."
        ),
        sa.Column("event_id", sa.String(), autoincrement=False, nullable=False, comment="The event."),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article it was read from."),
        sa.Column("victims", sa.String(), nullable=False, comment="Who, in canonical words."),
        sa.Column(
            "victims_text",
            sa.String(),
            nullable=True,
            comment="Victims as written; null = not named beside the figure.",
        ),
        sa.Column(
            "victims_country", sa.String(), nullable=True, comment="ISO 3166-1 alpha-3 of the victims; null = unknown."
        ),
        sa.Column("victims_kind", sa.String(), nullable=False, comment="military, civilian, mixed or unknown."),
        sa.Column(
            "outcome",
            sa.String(),
            nullable=False,
            comment="killed, wounded, missing, captured, displaced, killed_or_wounded or casualties.",
        ),
        sa.Column(
            "count_low",
            sa.BigInteger(),
            nullable=True,
            comment="Persons; least value the words allow; null = unstated.",
        ),
        sa.Column("count_best", sa.BigInteger(), nullable=True, comment="Persons; stated value; null = only a bound."),
        sa.Column(
            "count_high",
            sa.BigInteger(),
            nullable=True,
            comment="Persons; greatest value the words allow; null = unstated.",
        ),
        sa.Column(
            "count_text", sa.String(), nullable=True, comment="Figure as written; null = not in words of its own."
        ),
        sa.Column("count_rule", sa.String(), nullable=False, comment="Codebook rule that made the numbers."),
        sa.Column("is_part", sa.Boolean(), nullable=False, comment="True for a part of another figure."),
        sa.Column("approximate", sa.Boolean(), nullable=False, comment="True if hedged."),
        sa.Column(
            "vague", sa.Boolean(), nullable=False, comment="True for words without a numeral (ACLED's convention)."
        ),
        sa.Column("scope", sa.String(), nullable=False, comment="incident, period, cumulative or unknown."),
        sa.Column(
            "estimator", sa.String(), nullable=True, comment="Canonical name of who counts; null = the outlet itself."
        ),
        sa.Column(
            "estimator_text", sa.String(), nullable=True, comment="Estimator as written; null = the outlet itself."
        ),
        sa.Column("as_of_from", sa.Date(), nullable=True, comment="First day the figure covers; null = not stated."),
        sa.Column(
            "as_of_to", sa.Date(), nullable=True, comment="Last day the figure covers, inclusive; null = not stated."
        ),
        sa.Column("cause", sa.String(), nullable=True, comment="Cause as written; null = not stated."),
        sa.PrimaryKeyConstraint("extraction_id", "event_id"),
        schema="core",
        comment="One row per casualty figure and extraction.",
    )
    op.create_table(
        "deployment_details",
        sa.Column(
            "extraction_id", sa.String(), autoincrement=False, nullable=False, comment="Extraction that found it."
        ),
        sa.Column("event_id", sa.String(), autoincrement=False, nullable=False, comment="The event."),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article it was read from."),
        sa.Column("force_owner", sa.String(), nullable=False, comment="Canonical name of whose force it is."),
        sa.Column("force_owner_text", sa.String(), nullable=False, comment="Owner as written."),
        sa.Column(
            "force_owner_country",
            sa.String(),
            nullable=True,
            comment="ISO 3166-1 alpha-3 of the owner; null = unknown.",
        ),
        sa.Column("force_text", sa.String(), nullable=False, comment="Force as written."),
        sa.Column(
            "force_type",
            sa.String(),
            nullable=False,
            comment="troops, special_forces, police, peacekeepers, naval, air, armour, artillery, missiles, air_defence, drones or other.",
        ),
        sa.Column(
            "strength_low",
            sa.BigInteger(),
            nullable=True,
            comment="Least strength the words allow, in strength_unit; null = unstated.",
        ),
        sa.Column(
            "strength_best", sa.BigInteger(), nullable=True, comment="Stated strength; null = only a bound, or none."
        ),
        sa.Column(
            "strength_high",
            sa.BigInteger(),
            nullable=True,
            comment="Greatest strength the words allow; null = unstated.",
        ),
        sa.Column("strength_text", sa.String(), nullable=True, comment="Strength as written; null = none."),
        sa.Column(
            "strength_unit", sa.String(), nullable=True, comment="'persons', or the pieces counted; null = no strength."
        ),
        sa.Column(
            "strength_rule",
            sa.String(),
            nullable=True,
            comment="Codebook rule that made the numbers; null = no strength.",
        ),
        sa.Column("approximate", sa.Boolean(), nullable=True, comment="True if hedged; null = no strength."),
        sa.Column(
            "vague", sa.Boolean(), nullable=True, comment="True for words without a numeral; null = no strength."
        ),
        sa.Column("additional", sa.Boolean(), nullable=True, comment="True for 'another 500'; null = no strength."),
        sa.Column(
            "origin", sa.String(), nullable=True, comment="Canonical place the force came from; null = not stated."
        ),
        sa.Column("origin_text", sa.String(), nullable=True, comment="Origin as written; null = not stated."),
        sa.Column(
            "destination",
            sa.String(),
            nullable=True,
            comment="Canonical place it went to, or is withdrawn from; null = not stated.",
        ),
        sa.Column("destination_text", sa.String(), nullable=True, comment="Destination as written; null = not stated."),
        sa.Column(
            "destination_country",
            sa.String(),
            nullable=True,
            comment="ISO 3166-1 alpha-3 of the destination; null = unknown.",
        ),
        sa.Column(
            "beneficiary", sa.String(), nullable=True, comment="Canonical name of who is helped; null = not stated."
        ),
        sa.Column("status", sa.String(), nullable=False, comment="deployed, engaged or withdrawn."),
        sa.PrimaryKeyConstraint("extraction_id", "event_id"),
        schema="core",
        comment="One row per deployment and extraction.",
    )
    op.create_table(
        "event_actors",
        sa.Column("extraction_id", sa.String(), nullable=False, comment="Extraction that found it."),
        sa.Column("event_id", sa.String(), nullable=False, comment="Event the party has a part in."),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article of the event."),
        sa.Column(
            "slot",
            sa.String(),
            nullable=False,
            comment="The part: speaker, addressee, reported_by, attributed_to, participant, force_owner, beneficiary or estimator.",
        ),
        sa.Column(
            "position", sa.BigInteger(), nullable=False, comment="0, 1, 2 … in text order where several share the slot."
        ),
        sa.Column("actor_id", sa.String(), nullable=False, comment="The party."),
        sa.Column("name", sa.String(), nullable=False, comment="Its canonical name."),
        sa.Column(
            "text", sa.String(), nullable=False, comment="The words that stood for it: a name, a title, a pronoun."
        ),
        sa.Column("start_char", sa.BigInteger(), nullable=False, comment="First code point of those words, from 0."),
        sa.Column("end_char", sa.BigInteger(), nullable=False, comment="Code point after them."),
        sa.Column(
            "kind",
            sa.String(),
            nullable=False,
            comment="person, government, military, organisation, group, media or document.",
        ),
        sa.Column("role", sa.String(), nullable=True, comment="Office or function as written; null = none stated."),
        sa.Column(
            "affiliation",
            sa.String(),
            nullable=True,
            comment="Organisation or country the role belongs to; null = none stated.",
        ),
        sa.Column("country", sa.String(), nullable=True, comment="ISO 3166-1 alpha-3; null = unknown."),
        sa.Column("wikidata", sa.String(), nullable=True, comment="Wikidata item (Q…); null = unknown."),
        sa.Column("named", sa.Boolean(), nullable=False, comment="False for 'officials', 'a witness'."),
        sa.Column(
            "part", sa.String(), nullable=True, comment="'host' or 'guest' of a meeting; null = neither, or no meeting."
        ),
        schema="core",
        comment="One row per party and part it has in an event.",
    )
    op.create_table(
        "event_fields",
        sa.Column("extraction_id", sa.String(), nullable=False, comment="Extraction that found it."),
        sa.Column("event_id", sa.String(), nullable=False, comment="Event whose field this is."),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article whose text the offsets index."),
        sa.Column(
            "field",
            sa.String(),
            nullable=False,
            comment="Name of the field, as the event view names it where it has such a column.",
        ),
        sa.Column("text", sa.String(), nullable=False, comment="Exactly the characters from start_char to end_char."),
        sa.Column("start_char", sa.BigInteger(), nullable=False, comment="First code point, from 0."),
        sa.Column("end_char", sa.BigInteger(), nullable=False, comment="Code point after the last."),
        schema="core",
        comment="One row per filled field of an event and per piece of it.",
    )
    op.create_table(
        "events",
        sa.Column(
            "extraction_id", sa.String(), autoincrement=False, nullable=False, comment="Extraction that found it."
        ),
        sa.Column(
            "event_id",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="'e' and 20 hex digits of article, type and place of reading; the same over extractions.",
        ),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article it was read from."),
        sa.Column("type", sa.String(), nullable=False, comment="statement, meeting, deployment or casualty."),
        sa.Column("trigger_text", sa.String(), nullable=False, comment="Word that announced the event."),
        sa.Column("trigger_start", sa.BigInteger(), nullable=False, comment="First code point of the trigger, from 0."),
        sa.Column("trigger_end", sa.BigInteger(), nullable=False, comment="Code point after the trigger."),
        sa.Column("evidence", sa.String(), nullable=False, comment="Sentence or sentences it was read from."),
        sa.Column(
            "evidence_start", sa.BigInteger(), nullable=False, comment="First code point of the evidence, from 0."
        ),
        sa.Column("evidence_end", sa.BigInteger(), nullable=False, comment="Code point after the evidence."),
        sa.Column("date_text", sa.String(), nullable=True, comment="Date as written; null = none written."),
        sa.Column("date_from", sa.Date(), nullable=True, comment="First possible day; null = unknown."),
        sa.Column("date_to", sa.Date(), nullable=True, comment="Last possible day, inclusive; null = unknown or open."),
        sa.Column(
            "date_precision", sa.String(), nullable=False, comment="day, week, month, season, year, range or unknown."
        ),
        sa.Column("date_edtf", sa.String(), nullable=True, comment="ISO 8601-2 (EDTF) form; null = unknown."),
        sa.Column("date_basis", sa.String(), nullable=False, comment="stated, relative, dateline or none."),
        sa.Column("place", sa.String(), nullable=True, comment="Canonical place name; null = no place stated."),
        sa.Column("place_text", sa.String(), nullable=True, comment="Place as written; null = no place stated."),
        sa.Column(
            "country", sa.String(), nullable=True, comment="ISO 3166-1 alpha-3 of the place; null = unknown or several."
        ),
        sa.Column("latitude", sa.Double(), nullable=True, comment="WGS 84 degrees north; null = unknown."),
        sa.Column("longitude", sa.Double(), nullable=True, comment="WGS 84 degrees east; null = unknown."),
        sa.Column("polarity", sa.String(), nullable=False, comment="positive or negative ('did not meet')."),
        sa.Column(
            "modality", sa.String(), nullable=False, comment="asserted, planned, hypothetical, demanded or denied."
        ),
        sa.Column(
            "attributed_to",
            sa.String(),
            nullable=True,
            comment="Canonical name of who says so; null = the outlet itself.",
        ),
        sa.Column(
            "attributed_to_text", sa.String(), nullable=True, comment="The source as written; null = the outlet itself."
        ),
        sa.Column(
            "confidence",
            sa.Double(),
            nullable=False,
            comment="0 to 1, calibrated: of events near 0.8 about 80 % are right.",
        ),
        sa.Column("rule", sa.String(), nullable=False, comment="Frame or rule that found it."),
        sa.PrimaryKeyConstraint("extraction_id", "event_id"),
        schema="core",
        comment="One row per event and extraction, of every type: the columns all types share.",
    )
    op.create_table(
        "extractions",
        sa.Column(
            "extraction_id",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="'x' and 16 hex digits of article, extractor and time of loading.",
        ),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article that was read."),
        sa.Column(
            "extractor", sa.String(), nullable=False, comment="Version of the extractor, with its model and lexicons."
        ),
        sa.Column("run_id", sa.String(), nullable=True, comment="Run that loaded it; null = loaded outside a run."),
        sa.Column("extracted_at", sa.DateTime(), nullable=False, comment="UTC; when its events were loaded."),
        sa.Column(
            "valid_to",
            sa.DateTime(),
            nullable=True,
            comment="UTC; when another extraction replaced it; null = current.",
        ),
        sa.Column(
            "change_reason",
            sa.String(),
            nullable=True,
            comment="'reextracted' where another extractor's events took over; null = current.",
        ),
        sa.PrimaryKeyConstraint("extraction_id"),
        schema="core",
        comment="One row per reading of an article by an extractor; at most one of an article is current.",
    )
    op.create_table(
        "meeting_details",
        sa.Column(
            "extraction_id", sa.String(), autoincrement=False, nullable=False, comment="Extraction that found it."
        ),
        sa.Column("event_id", sa.String(), autoincrement=False, nullable=False, comment="The event."),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article it was read from."),
        sa.Column("participants", sa.String(), nullable=False, comment="Canonical names joined by ' | '."),
        sa.Column("participant_count", sa.BigInteger(), nullable=False, comment="Parties identified."),
        sa.Column("format", sa.String(), nullable=False, comment="in_person, call, video, summit, visit or unknown."),
        sa.Column("status", sa.String(), nullable=False, comment="held, ongoing, planned, cancelled or proposed."),
        sa.Column("venue", sa.String(), nullable=True, comment="Building or site as written; null = not stated."),
        sa.Column("occasion", sa.String(), nullable=True, comment="Occasion as written; null = not stated."),
        sa.PrimaryKeyConstraint("extraction_id", "event_id"),
        schema="core",
        comment="One row per meeting and extraction; its parties are in event_actors.",
    )
    op.create_table(
        "quarantine",
        sa.Column(
            "quarantine_id",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="'q' and 16 hex digits of file and record name.",
        ),
        sa.Column(
            "source_path", sa.String(), nullable=False, comment="Absolute path of the file; '-' = standard input."
        ),
        sa.Column(
            "source_file", sa.String(), nullable=False, comment="File or record, as articles.source_file names it."
        ),
        sa.Column(
            "stage",
            sa.String(),
            nullable=False,
            comment="Where it failed: discover, split, read, prepare, extract or load.",
        ),
        sa.Column("error_type", sa.String(), nullable=False, comment="Class of the error."),
        sa.Column("message", sa.String(), nullable=False, comment="Reason in one line."),
        sa.Column("first_seen", sa.DateTime(), nullable=False, comment="UTC; first failure."),
        sa.Column("last_seen", sa.DateTime(), nullable=False, comment="UTC; latest failure."),
        sa.Column("attempts", sa.BigInteger(), nullable=False, comment="Failures so far."),
        sa.Column(
            "content_sha256",
            sa.String(),
            nullable=True,
            comment="Hex SHA-256 of the record; null = it could not be read.",
        ),
        sa.Column(
            "payload",
            sa.LargeBinary(),
            nullable=True,
            comment="The record's bytes; null = unreadable or above 16 MB: read the file again.",
        ),
        sa.Column("run_id", sa.String(), nullable=True, comment="Run of the latest failure; null = outside a run."),
        sa.Column(
            "resolved_at",
            sa.DateTime(),
            nullable=True,
            comment="UTC; when it loaded after all; null = still set aside.",
        ),
        sa.PrimaryKeyConstraint("quarantine_id"),
        schema="core",
        comment="One row per file or record that could not be used, with its reason.",
    )
    op.create_table(
        "runs",
        sa.Column("run_id", sa.String(), autoincrement=False, nullable=False, comment="UUID of the run."),
        sa.Column("flow_name", sa.String(), nullable=False, comment="Flow: ingest, reextract, publish …"),
        sa.Column("started_at", sa.DateTime(), nullable=False, comment="UTC."),
        sa.Column("finished_at", sa.DateTime(), nullable=True, comment="UTC; null = running or killed."),
        sa.Column(
            "state",
            sa.String(),
            nullable=False,
            comment="Running, Completed, Failed or Crashed (killed, found by a later run).",
        ),
        sa.Column("files_seen", sa.BigInteger(), nullable=False, comment="Files looked at."),
        sa.Column("files_new", sa.BigInteger(), nullable=False, comment="Files read: new or changed."),
        sa.Column("files_skipped", sa.BigInteger(), nullable=False, comment="Files read before and unchanged."),
        sa.Column(
            "files_quarantined", sa.BigInteger(), nullable=False, comment="Files with at least one record set aside."
        ),
        sa.Column("articles", sa.BigInteger(), nullable=False, comment="Articles loaded for the first time."),
        sa.Column("events", sa.BigInteger(), nullable=False, comment="Events loaded."),
        sa.Column("words", sa.BigInteger(), nullable=False, comment="Words of the articles whose events were loaded."),
        sa.Column("seconds", sa.Double(), nullable=True, comment="Wall-clock duration; null = running or killed."),
        sa.Column(
            "extractor",
            sa.String(),
            nullable=True,
            comment="Version of the extractor; null = the run extracts nothing.",
        ),
        sa.PrimaryKeyConstraint("run_id"),
        schema="core",
        comment="One row per run of a flow.",
    )
    op.create_table(
        "source_files",
        sa.Column(
            "source_path",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="Absolute path of the file: its identity, as two folders may hold files of one name.",
        ),
        sa.Column("name", sa.String(), nullable=False, comment="Path below the input folder, '/' between parts."),
        sa.Column("size", sa.BigInteger(), nullable=False, comment="Bytes when last read."),
        sa.Column(
            "mtime_ns",
            sa.BigInteger(),
            nullable=False,
            comment="Modification time when last read, nanoseconds since 1970-01-01 UTC.",
        ),
        sa.Column("sha256", sa.String(), nullable=False, comment="Hex SHA-256 of the whole file when last read."),
        sa.Column(
            "records",
            sa.BigInteger(),
            nullable=False,
            comment="Current records of the file; 0 = nothing in it became an article.",
        ),
        sa.Column(
            "run_id", sa.String(), nullable=True, comment="Run that last read it fully; null = loaded outside a run."
        ),
        sa.Column("first_seen", sa.DateTime(), nullable=False, comment="UTC; first time it was read fully."),
        sa.Column("last_seen", sa.DateTime(), nullable=False, comment="UTC; last time it was read fully."),
        sa.PrimaryKeyConstraint("source_path"),
        schema="core",
        comment="One row per file that was read fully; a file listed here unchanged costs a stat or a hash, not a parse.",
    )
    op.create_table(
        "source_records",
        sa.Column(
            "source_path",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="File that holds the record; '-' = standard input.",
        ),
        sa.Column(
            "source_file",
            sa.String(),
            autoincrement=False,
            nullable=False,
            comment="The record's name: path below the input folder, '!member' or '#item' after it.",
        ),
        sa.Column(
            "revision",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="1, 2, 3 … as the record's content changed.",
        ),
        sa.Column("article_id", sa.String(), autoincrement=False, nullable=False, comment="Article read from it."),
        sa.Column("record_sha256", sa.String(), nullable=False, comment="Hex SHA-256 of the record's bytes."),
        sa.Column("source_format", sa.String(), nullable=False, comment="text, html, json, jsonl, markdown or xml."),
        sa.Column("url", sa.String(), nullable=True, comment="Address of the article; null = not stated."),
        sa.Column("author", sa.String(), nullable=True, comment="Byline; null = not stated."),
        sa.Column("publisher", sa.String(), nullable=True, comment="Outlet; null = not stated."),
        sa.Column("run_id", sa.String(), nullable=True, comment="Run that read it; null = loaded outside a run."),
        sa.Column("valid_from", sa.DateTime(), nullable=False, comment="UTC; when this revision was loaded."),
        sa.Column(
            "valid_to", sa.DateTime(), nullable=True, comment="UTC; when it was replaced or removed; null = current."
        ),
        sa.Column("change_reason", sa.String(), nullable=True, comment="'changed' or 'removed'; null = current."),
        sa.PrimaryKeyConstraint("source_path", "source_file", "revision", "article_id"),
        schema="core",
        comment="One row per article read from a revision of a record. An article counts while one row of it is current.",
    )
    op.create_table(
        "statement_details",
        sa.Column(
            "extraction_id", sa.String(), autoincrement=False, nullable=False, comment="Extraction that found it."
        ),
        sa.Column("event_id", sa.String(), autoincrement=False, nullable=False, comment="The event."),
        sa.Column("article_id", sa.String(), nullable=False, comment="Article it was read from."),
        sa.Column("speaker", sa.String(), nullable=False, comment="Canonical name; joint speakers joined by ' | '."),
        sa.Column("speaker_text", sa.String(), nullable=False, comment="Speakers as written, joined by ' | '."),
        sa.Column(
            "speaker_role",
            sa.String(),
            nullable=True,
            comment="Office of the first speaker as written; null = none stated.",
        ),
        sa.Column(
            "speaker_affiliation",
            sa.String(),
            nullable=True,
            comment="Organisation or country of that office; null = none stated.",
        ),
        sa.Column(
            "speaker_country",
            sa.String(),
            nullable=True,
            comment="ISO 3166-1 alpha-3 of the first speaker; null = unknown.",
        ),
        sa.Column(
            "cue",
            sa.String(),
            nullable=True,
            comment="Lemma of the cue; null = a quotation or transcript turn without one.",
        ),
        sa.Column("cue_text", sa.String(), nullable=True, comment="Cue as written; null = none."),
        sa.Column("content", sa.String(), nullable=False, comment="What was said; pieces joined by one space."),
        sa.Column(
            "content_start", sa.BigInteger(), nullable=False, comment="First code point of the first piece, from 0."
        ),
        sa.Column("content_end", sa.BigInteger(), nullable=False, comment="Code point after the last piece."),
        sa.Column(
            "quote", sa.String(), nullable=True, comment="Quoted parts only, joined by ' … '; null = nothing quoted."
        ),
        sa.Column("kind", sa.String(), nullable=False, comment="direct, indirect or mixed."),
        sa.Column(
            "speech_act",
            sa.String(),
            nullable=False,
            comment="say, support, accuse, reject, request, threaten, promise, deny or confirm (PLOVER).",
        ),
        sa.Column(
            "addressee", sa.String(), nullable=True, comment="Canonical names joined by ' | '; null = none stated."
        ),
        sa.Column(
            "addressee_text",
            sa.String(),
            nullable=True,
            comment="Addressees as written, joined by ' | '; null = none stated.",
        ),
        sa.Column("medium", sa.String(), nullable=True, comment="Where it was said, as written; null = not stated."),
        sa.Column("reported_by", sa.String(), nullable=True, comment="Canonical name of an outer relay; null = none."),
        sa.PrimaryKeyConstraint("extraction_id", "event_id"),
        schema="core",
        comment="One row per statement and extraction.",
    )
    op.create_table(
        "view_versions",
        sa.Column("name", sa.String(), autoincrement=False, nullable=False, comment="View, with its schema."),
        sa.Column(
            "sha256", sa.String(), nullable=False, comment="Hex SHA-256 of its text and comments as last created."
        ),
        sa.PrimaryKeyConstraint("name"),
        schema="core",
        comment="One row per view: views are created again when their text changes.",
    )


def downgrade() -> None:
    """Warehouses only go forward: publish before an upgrade and keep the copy."""
    raise NotImplementedError
