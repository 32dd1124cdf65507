"""Runs, dead letters and view texts → the warehouse's own books."""

import sqlalchemy as sa

from warehouse.tables.base import BYTES, INT, REAL, TEXT, TIME, key, may, metadata, must

runs = sa.Table(
    "runs",
    metadata,
    key("run_id", TEXT, "UUID of the run."),
    must("flow_name", TEXT, "Flow: ingest, reextract, publish …"),
    must("started_at", TIME, "UTC."),
    may("finished_at", TIME, "UTC; null = running or killed."),
    must("state", TEXT, "Running, Completed, Failed or Crashed (killed, found by a later run)."),
    must("files_seen", INT, "Files looked at."),
    must("files_new", INT, "Files read: new or changed."),
    must("files_skipped", INT, "Files read before and unchanged."),
    must("files_quarantined", INT, "Files with at least one record set aside."),
    must("articles", INT, "Articles loaded for the first time."),
    must("events", INT, "Events loaded."),
    must("words", INT, "Words of the articles whose events were loaded."),
    may("seconds", REAL, "Wall-clock duration; null = running or killed."),
    may("extractor", TEXT, "Version of the extractor; null = the run extracts nothing."),
    comment="One row per run of a flow.",
)

quarantine = sa.Table(
    "quarantine",
    metadata,
    key("quarantine_id", TEXT, "'q' and 16 hex digits of file and record name."),
    must("source_path", TEXT, "Absolute path of the file; '-' = standard input."),
    must("source_file", TEXT, "File or record, as articles.source_file names it."),
    must("stage", TEXT, "Where it failed: discover, split, read, prepare, extract or load."),
    must("error_type", TEXT, "Class of the error."),
    must("message", TEXT, "Reason in one line."),
    must("first_seen", TIME, "UTC; first failure."),
    must("last_seen", TIME, "UTC; latest failure."),
    must("attempts", INT, "Failures so far."),
    may("content_sha256", TEXT, "Hex SHA-256 of the record; null = it could not be read."),
    may("payload", BYTES, "The record's bytes; null = unreadable or above 16 MB: read the file again."),
    may("run_id", TEXT, "Run of the latest failure; null = outside a run."),
    may("resolved_at", TIME, "UTC; when it loaded after all; null = still set aside."),
    comment="One row per file or record that could not be used, with its reason.",
)

view_versions = sa.Table(
    "view_versions",
    metadata,
    key("name", TEXT, "View, with its schema."),
    must("sha256", TEXT, "Hex SHA-256 of its text and comments as last created."),
    comment="One row per view: views are created again when their text changes.",
)
