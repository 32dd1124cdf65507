-- One row per party of an event of story_chunk in the part by which events of its type are known.
select
    p.event_id,
    p.article_id,
    p.slot,
    p.name,
    p.text,
    p.kind,
    p.role,
    p.country,
    p.named
from core.event_actors as p
join story_chunk as k using (extraction_id)
where p.slot in ('speaker', 'participant', 'force_owner', 'estimator', 'attributed_to')
order by p.event_id, p.slot, p.position
