-- One row per event of a current article: the run, extractor, model, lexicons, source file and checksums it came from.
select
    e.event_id,
    e.article_id,
    e.type as event_type,
    x.run_id,
    r.flow_name,
    x.extracted_at,
    x.extractor,
    nullif(regexp_extract(x.extractor, '^dateline (\S+)', 1), '') as extractor_version,
    nullif(regexp_extract(x.extractor, ' · (\S+) \S+ · lexicons ', 1), '') as model,
    nullif(regexp_extract(x.extractor, ' · \S+ (\S+) · lexicons ', 1), '') as model_version,
    nullif(regexp_extract(x.extractor, ' · lexicons (\S+)', 1), '') as lexicon_hash,
    e.rule,
    a.source_path,
    a.source_file,
    a.source_format,
    a.revision,
    a.file_sha256,
    a.record_sha256,
    a.content_sha256,
    a.url
from core.current_events as e
join core.extractions as x using (extraction_id)
join core.current_articles as a on a.article_id = e.article_id
left join core.runs as r on r.run_id = x.run_id
