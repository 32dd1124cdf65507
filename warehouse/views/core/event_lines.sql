-- One row per event, told in one readable line, with what takes it back ('denied', 'planned') at the end.
with
told as (
    select
        extraction_id,
        event_id,
        case when cue = 'according to' then 'According to ' || speaker else speaker || coalesce(' ' || cue_text, '') end
        || ': '
        || case kind when 'direct' then '“' || content || '”' else content end as words,
        null::bigint as count_low,
        null::bigint as count_high
    from core.statement_details
    union all
    select
        extraction_id,
        event_id,
        'Meeting ' || status || ': ' || replace(participants, ' | ', ', '),
        null,
        null
    from core.meeting_details
    union all
    select
        extraction_id,
        event_id,
        force_owner || ': ' || force_text || ' ' || status || coalesce(', ' || destination, ''),
        strength_low,
        strength_high
    from core.deployment_details
    union all
    select
        extraction_id,
        event_id,
        coalesce(count_text, count_best::varchar, count_low::varchar, count_high::varchar, '')
        || ' ' || victims || ' ' || replace(outcome, '_', ' ') || coalesce(' (' || estimator || ')', ''),
        count_low,
        count_high
    from core.casualty_details
)

select
    t.extraction_id,
    t.event_id,
    case when length(t.words) > 160 then left(t.words, 159) || '…' else t.words end
    || case
        when e.modality <> 'asserted' then ' [' || e.modality || ']'
        when e.polarity = 'negative' then ' [negated]'
        else ''
    end as line,
    t.count_low,
    t.count_high
from told as t
join core.events as e using (extraction_id, event_id)
