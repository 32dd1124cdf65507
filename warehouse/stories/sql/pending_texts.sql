-- One row per article of story_chunk that is read for events: headline, body and day.
select
    c.article_id,
    c.extraction_id,
    a.published_on,
    a.title,
    a.text,
    coalesce(b.body, '') as body
from story_chunk as c
join core.articles as a using (article_id)
left join (
    select
        z.extraction_id,
        string_agg(substr(a.text, z.zone_start + 1, z.zone_end - z.zone_start), chr(10) order by z.zone_start) as body
    from core.article_zones as z
    join story_chunk as c using (extraction_id)
    join core.articles as a on a.article_id = z.article_id
    where z.kind = 'body'
    group by z.extraction_id
) as b using (extraction_id)
-- An article that has gone is pending too, to be forgotten: it has no extraction and is read no more.
where c.extraction_id is not null
