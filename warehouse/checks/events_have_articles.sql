-- Every event stands in an extraction of a stored article that has a source record.
select e.event_id, e.article_id
from core.events as e
left join core.articles as a using (article_id)
left join core.extractions as x on x.extraction_id = e.extraction_id and x.article_id = e.article_id
where
    a.article_id is null
    or x.extraction_id is null
    or e.article_id not in (select article_id from core.source_records)
