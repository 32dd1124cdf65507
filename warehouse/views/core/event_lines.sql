-- One row per current event, told in one readable line.
select
    extraction_id,
    event_id,
    left(s.speaker || ' ' || coalesce(s.cue_text, '') || ': ' || s.content, 160) as line,
    null::bigint as count_low,
    null::bigint as count_high
from core.statement_details as s
union all
select
    extraction_id,
    event_id,
    left('Meeting (' || m.status || '): ' || m.participants, 160),
    null,
    null
from core.meeting_details as m
union all
select
    extraction_id,
    event_id,
    left(
        d.force_owner || ': ' || d.force_text || ' ' || d.status || coalesce(', ' || d.destination, ''),
        160
    ),
    d.strength_low,
    d.strength_high
from core.deployment_details as d
union all
select
    extraction_id,
    event_id,
    left(
        coalesce(c.count_text, c.count_best::varchar, c.count_low::varchar, c.count_high::varchar, '?')
        || ' ' || c.victims || ' ' || replace(c.outcome, '_', ' ')
        || coalesce(' (' || c.estimator || ')', ''),
        160
    ),
    c.count_low,
    c.count_high
from core.casualty_details as c
