-- One row per article of story_wanted: its day and the text of its current body.
select
    w.id as article_id,
    a.published_on,
    coalesce(
        string_agg(substr(a.text, z.zone_start + 1, z.zone_end - z.zone_start), chr(10) order by z.zone_start),
        ''
    ) as body
from story_wanted as w
join core.articles as a on a.article_id = w.id
left join core.extractions as x on x.article_id = a.article_id and x.valid_to is null
left join core.article_zones as z on z.extraction_id = x.extraction_id and z.kind = 'body'
group by all
