-- One row per event of story_affected: its day, the story it was last counted to, that story's age, and its report.
select
    a.event_id,
    m.story_id,
    m.story_id is not null and m.valid_to is null as is_current,
    s.founded_at,
    f.article_id,
    f.event_type,
    coalesce(f.day_to, f.day_from) as day,
    p.published_on
from story_affected as a
join core.story_features as f using (event_id)
join core.articles as p on p.article_id = f.article_id
left join (
    select event_id, story_id, valid_to
    from core.story_events
    where event_id in (select event_id from story_affected) and (valid_to is null or change_reason = 'retired')
    qualify row_number() over (partition by event_id order by valid_to desc nulls first) = 1
) as m using (event_id)
left join core.stories as s on s.story_id = m.story_id
order by a.event_id
