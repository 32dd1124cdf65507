-- One row per story id that was given once and whose reports belong to another story today.
with recursive
way (old_id, story_id, merged_at) as (
    select story_id, merged_into, merged_at from core.stories where merged_into is not null
    union all
    select w.old_id, s.merged_into, s.merged_at
    from way as w
    join core.stories as s on s.story_id = w.story_id
    where s.merged_into is not null
)

select
    w.old_id,
    w.story_id,
    w.merged_at
from way as w
join core.stories as s using (story_id)
where s.merged_into is null
