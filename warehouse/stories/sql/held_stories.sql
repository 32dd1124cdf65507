-- One row per event compared before of an article of story_wanted, with the story it is counted to.
select
    f.event_id,
    m.story_id
from core.story_features as f
join story_wanted as w on w.id = f.article_id
left join core.story_events as m on m.event_id = f.event_id and m.valid_to is null
order by f.event_id
