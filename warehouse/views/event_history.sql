-- One row per event ever loaded and unbroken time it counted: older revisions and extractor versions stay readable here.
select
    e.event_id,
    e.article_id,
    e.type as event_type,
    l.line as headline,
    e.evidence,
    e.extractor,
    e.run_id,
    e.valid_from,
    e.valid_to,
    e.change_reason,
    e.begin_reason,
    e.begin_run_id,
    e.end_run_id
from core.event_times as e
join core.event_lines as l using (extraction_id, event_id)
