-- One row per current article: its text, once, with its source.
select
    article_id,
    source_file,
    source_format,
    url,
    title,
    author,
    publisher,
    dateline_place,
    published_at,
    published_on,
    language,
    text,
    word_count,
    ingested_at,
    revision,
    content_sha256,
    date_source
from core.current_articles
