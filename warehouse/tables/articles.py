"""Articles → their text, once, and each reading of it by an extractor."""

import sqlalchemy as sa

from warehouse.tables.base import DAY, INT, TEXT, TIME, key, may, metadata, must

articles = sa.Table(
    "articles",
    metadata,
    key("article_id", TEXT, "'a' and 16 hex digits of text and publication day: the same text is the same article."),
    may("title", TEXT, "Headline; null = none found."),
    may("dateline_place", TEXT, "Place of the dateline as written; null = no dateline."),
    may("published_at", TIME, "UTC; null = no time of day known."),
    may("published_on", DAY, "Day of publication; null = unknown, never today's date."),
    must("date_source", TEXT, "Where the date was found: metadata, header, dateline, timestamp or none."),
    may("language", TEXT, "ISO 639-1; null = undetermined."),
    must("text", TEXT, "Readable text, headline first; offsets count Unicode code points from 0, end exclusive."),
    must("word_count", INT, "Words of the text."),
    must("content_sha256", TEXT, "Hex SHA-256 of the text."),
    must("ingested_at", TIME, "UTC; when the text was first loaded."),
    comment="One row per text, stored once however many files hold it.",
)

extractions = sa.Table(
    "extractions",
    metadata,
    key("extraction_id", TEXT, "'x' and 16 hex digits of article, extractor and time of loading."),
    must("article_id", TEXT, "Article that was read."),
    must("extractor", TEXT, "Version of the extractor, with its model and lexicons."),
    may("run_id", TEXT, "Run that loaded it; null = loaded outside a run."),
    must("extracted_at", TIME, "UTC; when its events were loaded."),
    may("valid_to", TIME, "UTC; when another extraction replaced it; null = current."),
    may("change_reason", TEXT, "'reextracted' where another extractor's events took over; null = current."),
    may("end_run_id", TEXT, "Run that replaced it; null = current, or replaced outside a run."),
    comment="One row per reading of an article by an extractor; at most one of an article is current.",
)

article_zones = sa.Table(
    "article_zones",
    metadata,
    must("extraction_id", TEXT, "Extraction whose view of the article this is."),
    must("article_id", TEXT, "Article whose text is divided."),
    must("zone_start", INT, "First code point of the zone, from 0."),
    must("zone_end", INT, "Code point after the zone."),
    must("kind", TEXT, "headline, subhead, dateline, timestamp, caption, credit, link, boilerplate, body or repeat."),
    comment="One row per stretch of text; only headline and body are read for events.",
)
