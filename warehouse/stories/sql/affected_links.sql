-- One row per link between two events of story_affected.
select
    l.event_a,
    l.event_b,
    l.score
from core.story_links as l
join story_affected as a on a.event_id = l.event_a
join story_affected as b on b.event_id = l.event_b
where l.verdict = 'linked'
