-- One row per party of a current event and name it was ever given; pronouns and unnamed sources have none.
select
    actor_id,
    alias
from core.actor_aliases
where actor_id in (
    select p.actor_id
    from core.current_events as e
    join core.event_actors as p using (extraction_id, event_id)
)
