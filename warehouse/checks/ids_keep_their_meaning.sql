-- An event id stands for one article and one type, whichever extractor found it when.
select event_id, min(article_id) as one_article, max(article_id) as other_article, min(type), max(type)
from core.events
group by event_id
having min(article_id) <> max(article_id) or min(type) <> max(type)
