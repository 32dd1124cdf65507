-- One row per party to a meeting.
select
    e.event_id,
    e.article_id,
    p.name as participant,
    p.text as participant_text,
    p.kind as participant_kind,
    p.country as participant_country,
    p.part as role,
    p.actor_id
from core.current_events as e
join core.event_actors as p using (extraction_id, event_id)
where p.slot = 'participant'
