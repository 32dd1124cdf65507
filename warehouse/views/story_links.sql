-- One row per pair of current events that tell one story, or nearly do, with what speaks for and against it.
select
    l.event_a,
    l.event_b,
    l.event_type,
    l.score,
    l.verdict,
    l.reasons,
    a.story_id as story_a,
    b.story_id as story_b,
    l.compared_at
from core.story_links as l
join core.current_events as a on a.event_id = l.event_a
join core.current_events as b on b.event_id = l.event_b
