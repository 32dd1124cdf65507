-- One row per party of a current event, under its canonical name; kind and role are those most often read.
with
links as (
    select p.actor_id, p.kind, p.role, p.wikidata
    from core.current_events as e
    join core.event_actors as p using (extraction_id, event_id)
),

-- Ties go to the first in the alphabet, so that the answer does not hang on the order of loading.
kinds as (
    select actor_id, kind
    from links
    group by actor_id, kind
    qualify row_number() over (partition by actor_id order by count(*) desc, kind) = 1
),

roles as (
    select actor_id, role
    from links
    where role is not null
    group by actor_id, role
    qualify row_number() over (partition by actor_id order by count(*) desc, role) = 1
),

items as (
    select actor_id, min(wikidata) as wikidata
    from links
    group by actor_id
)

select
    a.actor_id,
    a.name,
    k.kind,
    r.role,
    a.country,
    i.wikidata
from core.actors as a
join kinds as k using (actor_id)
join items as i using (actor_id)
left join roles as r using (actor_id)
