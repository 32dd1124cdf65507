-- One row per pair of events that share a block that is not too common and are near in time; one of them is new.
with
-- How many events of a block lie near a new one: a block that half of the news shares tells nothing.
near as (
    select
        n.event_id as new_id,
        k.event_id as other_id,
        n.block,
        count(*) over (partition by n.event_id, n.block) as size
    from core.story_keys as n
    join story_new as s on s.event_id = n.event_id
    join story_windows as w on starts_with(n.block, w.prefix)
    join core.story_keys as k
        on
            k.block = n.block
            and k.event_id <> n.event_id
            and (abs(k.day - n.day) <= w.days or k.day is null or n.day is null)
)

select distinct
    least(new_id, other_id) as event_a,
    greatest(new_id, other_id) as event_b
from near
where size <= (select block_limit from story_limits)
