-- One row per event and run that added, changed or retired it; what a run leaves as it was has none.
with
times as (
    -- Outside a run each load is a step of its own.
    select
        *,
        coalesce(begin_run_id, 'at ' || valid_from) as begin_step,
        case when valid_to is not null then coalesce(end_run_id, 'at ' || valid_to) end as end_step
    from core.event_times
),

-- Begun and ended in one step is no change: a text that moved to another file while the run went on.
steps as (
    select
        event_id,
        step,
        coalesce(a.article_id, b.article_id) as article_id,
        coalesce(a.type, b.type) as event_type,
        coalesce(a.begin_run_id, b.end_run_id) as run_id,
        coalesce(a.valid_from, b.valid_to) as changed_at,
        case when b.event_id is null then 'added' when a.event_id is null then 'retired' else 'changed' end as change,
        coalesce(a.begin_reason, b.change_reason) as reason,
        a.extraction_id as after_id,
        b.extraction_id as before_id
    from (select *, begin_step as step from times where end_step is distinct from begin_step) as a
    full join (select *, end_step as step from times where end_step <> begin_step) as b using (event_id, step)
    where a.extraction_id is distinct from b.extraction_id
),

-- Both readings of an event that two extractions found, each as one value.
readings as (
    select
        p.extraction_id,
        p.event_id,
        to_json(e) as shared,
        case e.type
            when 'statement' then to_json(s)
            when 'meeting' then to_json(m)
            when 'deployment' then to_json(d)
            else to_json(c)
        end as own
    from (
        select event_id, unnest([before_id, after_id]) as extraction_id from steps where change = 'changed'
    ) as p
    join core.events as e using (extraction_id, event_id)
    left join core.statement_details as s using (extraction_id, event_id)
    left join core.meeting_details as m using (extraction_id, event_id)
    left join core.deployment_details as d using (extraction_id, event_id)
    left join core.casualty_details as c using (extraction_id, event_id)
),

fields as (
    select
        s.event_id,
        s.step,
        list_filter(
            json_keys(a.shared),
            lambda k: k <> 'extraction_id' and json_extract(a.shared, k) is distinct from json_extract(b.shared, k)
        )
        || list_filter(
            json_keys(a.own),
            lambda k: k <> 'extraction_id' and json_extract(a.own, k) is distinct from json_extract(b.own, k)
        ) as names
    from steps as s
    join readings as a on a.event_id = s.event_id and a.extraction_id = s.after_id
    join readings as b on b.event_id = s.event_id and b.extraction_id = s.before_id
),

sources as (
    select article_id, arg_min(source_file, (valid_from, source_path, source_file)) as source_file
    from core.source_records
    group by article_id
)

select
    s.event_id,
    s.article_id,
    o.source_file,
    s.event_type,
    s.run_id,
    s.changed_at,
    s.change,
    s.reason,
    nullif(array_to_string(f.names, ' | '), '') as fields,
    a.line as headline,
    b.line as headline_before
from steps as s
left join fields as f on f.event_id = s.event_id and f.step = s.step
left join core.event_lines as a on a.extraction_id = s.after_id and a.event_id = s.event_id
left join core.event_lines as b on b.extraction_id = s.before_id and b.event_id = s.event_id
left join sources as o on o.article_id = s.article_id
where s.change <> 'changed' or len(f.names) > 0
