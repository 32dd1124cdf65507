-- An article has one current extraction, no more, no less.
select a.article_id, count(x.extraction_id) as current_extractions
from core.articles as a
left join core.extractions as x on x.article_id = a.article_id and x.valid_to is null
group by a.article_id
having count(x.extraction_id) <> 1
