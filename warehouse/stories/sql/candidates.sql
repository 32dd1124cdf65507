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
    join story_windows as w on w.prefix = left(n.block, 2)
    join core.story_keys as k
        on
            k.block = n.block
            and k.event_id <> n.event_id
            and (abs(k.day - n.day) <= w.days or k.day is null or n.day is null)
)

select distinct
    least(n.new_id, n.other_id) as event_a,
    greatest(n.new_id, n.other_id) as event_b
from near as n
join core.story_features as a on a.event_id = n.new_id
join core.story_features as b on b.event_id = n.other_id
where
    n.size <= (select block_limit from story_limits)
    -- An article has each statement once, by the codebook.
    and (a.article_id <> b.article_id or a.event_type <> 'statement')
