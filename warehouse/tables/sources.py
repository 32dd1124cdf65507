"""Files and the records in them → what was read, when, and which article it gave."""

import sqlalchemy as sa

from warehouse.tables.base import INT, TEXT, TIME, key, may, metadata, must

source_files = sa.Table(
    "source_files",
    metadata,
    key("source_path", TEXT, "Absolute path of the file: its identity, as two folders may hold files of one name."),
    must("name", TEXT, "Path below the input folder, '/' between parts."),
    must("size", INT, "Bytes when last read."),
    must("mtime_ns", INT, "Modification time when last read, nanoseconds since 1970-01-01 UTC."),
    must("sha256", TEXT, "Hex SHA-256 of the whole file when last read."),
    must("records", INT, "Current records of the file; 0 = nothing in it became an article."),
    may("run_id", TEXT, "Run that last read it fully; null = loaded outside a run."),
    must("first_seen", TIME, "UTC; first time it was read fully."),
    must("last_seen", TIME, "UTC; last time it was read fully."),
    comment="One row per file that was read fully; a file listed here unchanged costs a stat or a hash, not a parse.",
)

source_records = sa.Table(
    "source_records",
    metadata,
    key("source_path", TEXT, "File that holds the record; '-' = standard input."),
    key("source_file", TEXT, "The record's name: path below the input folder, '!member' or '#item' after it."),
    key("revision", INT, "1, 2, 3 … as the record's content changed."),
    key("article_id", TEXT, "Article read from it."),
    must("record_sha256", TEXT, "Hex SHA-256 of the record's bytes."),
    must("source_format", TEXT, "text, html, json, jsonl, markdown or xml."),
    may("url", TEXT, "Address of the article; null = not stated."),
    may("author", TEXT, "Byline; null = not stated."),
    may("publisher", TEXT, "Outlet; null = not stated."),
    may("run_id", TEXT, "Run that read it; null = loaded outside a run."),
    must("valid_from", TIME, "UTC; when this revision was loaded."),
    may("valid_to", TIME, "UTC; when it was replaced or removed; null = current."),
    may("change_reason", TEXT, "'revised' or 'removed'; null = current."),
    may("file_sha256", TEXT, "Hex SHA-256 of the whole file as it was then; null = standard input, or not readable."),
    comment="One row per article read from a revision of a record. An article counts while one row of it is current.",
)
