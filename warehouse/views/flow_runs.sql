-- One row per run of a flow.
select
    run_id,
    flow_name,
    started_at,
    finished_at,
    state,
    files_seen,
    files_new,
    files_skipped,
    files_quarantined,
    articles,
    events,
    words,
    seconds,
    extractor
from core.runs
