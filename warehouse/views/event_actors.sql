-- One row per party and part it has in a current event.
select
    e.event_id,
    e.article_id,
    p.slot,
    p.position,
    p.actor_id,
    p.name,
    p.text,
    p.start_char,
    p.end_char,
    p.named
from core.current_events as e
join core.event_actors as p using (extraction_id, event_id)
