-- An event stands once in an extraction and once in the views, and an article once.
select event_id as id, count(*) as times
from core.current_events
group by event_id
having count(*) > 1
union all
select article_id, count(*)
from core.current_articles
group by article_id
having count(*) > 1
union all
select extraction_id || ' ' || event_id, count(*)
from core.events
group by extraction_id, event_id
having count(*) > 1
