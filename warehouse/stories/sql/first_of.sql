-- One row per article of story_wanted: what tells the original of near copies from the others.
select
    w.id as article_id,
    a.published_on,
    a.published_at,
    -- 'GAO, March 3 (Norvik Wire) —': an agency names itself, those who print its text do not name themselves.
    coalesce(max(contains(lower(left(a.text, 400)), lower(r.publisher))), false) as names_itself
from story_wanted as w
join core.articles as a on a.article_id = w.id
left join core.source_records as r on r.article_id = a.article_id and r.valid_to is null
group by all
