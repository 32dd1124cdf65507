-- One row per article whose current extraction has not been compared yet, or that has gone since; the oldest first.
select
    coalesce(x.article_id, s.article_id) as article_id,
    x.extraction_id,
    x.published_on
from (
    select x.article_id, x.extraction_id, a.published_on
    from core.extractions as x
    join core.articles as a using (article_id)
    where
        x.valid_to is null
        and x.article_id in (select r.article_id from core.source_records as r where r.valid_to is null)
) as x
full join core.story_articles as s on s.article_id = x.article_id
where s.extraction_id is distinct from x.extraction_id
order by x.published_on nulls last, article_id
