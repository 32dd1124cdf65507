-- One row per event, extraction and unbroken time in which it counted, with why it began and ended to count.
select
    e.*,
    x.extractor,
    x.run_id,
    x.extracted_at,
    x.valid_to as replaced_at,
    greatest(x.extracted_at, l.valid_from, u.valid_from) as valid_from,
    least(x.valid_to, l.valid_to, u.valid_to) as valid_to,
    case
        when u.valid_from >= greatest(x.extracted_at, l.valid_from) then 'accepted'
        when l.valid_from >= x.extracted_at then l.begin_reason
        else 'reextracted'
    end as begin_reason,
    case
        when u.valid_to <= coalesce(least(x.valid_to, l.valid_to), 'infinity') then 'rejected'
        when l.valid_to <= coalesce(x.valid_to, 'infinity') then l.change_reason
        else x.change_reason
    end as change_reason,
    case
        when u.valid_from >= greatest(x.extracted_at, l.valid_from) then null
        when l.valid_from >= x.extracted_at then l.run_id
        else x.run_id
    end as begin_run_id,
    case
        when u.valid_to <= coalesce(least(x.valid_to, l.valid_to), 'infinity') then null
        when l.valid_to <= coalesce(x.valid_to, 'infinity') then l.end_run_id
        else x.end_run_id
    end as end_run_id
from core.events as e
join core.extractions as x using (extraction_id)
join core.article_lives as l
    on
        l.article_id = e.article_id
        and l.valid_from < coalesce(x.valid_to, 'infinity')
        and x.extracted_at < coalesce(l.valid_to, 'infinity')
left join core.unrejected as u on u.event_id = e.event_id
where
    u.event_id is null
    or (
        coalesce(u.valid_from, '-infinity') < coalesce(least(x.valid_to, l.valid_to), 'infinity')
        and greatest(x.extracted_at, l.valid_from) < coalesce(u.valid_to, 'infinity')
    )
