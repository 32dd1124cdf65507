-- One row per event ever loaded, with the time it counted: older revisions and extractor versions stay readable here.
with
article_life as (
    select
        article_id,
        case when bool_or(valid_to is null) then null else max(valid_to) end as gone_at,
        arg_max(change_reason, valid_to) as gone_because
    from core.source_records
    group by article_id
)

select
    e.event_id,
    e.article_id,
    e.type as event_type,
    l.line as headline,
    e.evidence,
    x.extractor,
    x.run_id,
    x.extracted_at as valid_from,
    least(x.valid_to, a.gone_at) as valid_to,
    case
        when x.valid_to is null and a.gone_at is null then null
        when a.gone_at is null or x.valid_to <= a.gone_at then x.change_reason
        else a.gone_because
    end as change_reason
from core.events as e
join core.extractions as x using (extraction_id)
join core.event_lines as l using (extraction_id, event_id)
left join article_life as a on a.article_id = e.article_id
