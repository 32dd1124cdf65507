-- One row per event that is new, is linked or judged one with a new event, or shares a story with such an event.
with
touched as (
    select event_id from story_new
    union
    select l.event_b from core.story_links as l join story_new as n on n.event_id = l.event_a where l.verdict = 'linked'
    union
    select l.event_a from core.story_links as l join story_new as n on n.event_id = l.event_b where l.verdict = 'linked'
    union
    select j.event_b from core.story_judgements as j join story_new as n on n.event_id = j.event_a where j.verdict = 'merge'
    union
    select j.event_a from core.story_judgements as j join story_new as n on n.event_id = j.event_b where j.verdict = 'merge'
),

stories as (
    select m.story_id
    from core.story_events as m
    join touched as t using (event_id)
    where m.valid_to is null
    union
    select story_id from story_opened
)

select event_id from touched where event_id in (select event_id from core.story_features)
union
select m.event_id
from core.story_events as m
join stories as s using (story_id)
where m.valid_to is null
order by event_id
