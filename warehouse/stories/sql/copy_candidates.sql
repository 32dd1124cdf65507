-- One row per new article and other article that share two or more of the hashes that stand for their texts.
with
-- A run of words that so many articles have is a stock phrase, not a copied text.
rare as (
    select shingle
    from core.article_shingles
    where shingle in (
        select n.shingle from core.article_shingles as n join story_chunk as c on c.article_id = n.article_id
    )
    group by shingle
    having count(*) between 2 and 200
),

shared as (
    select
        n.article_id as new_id,
        o.article_id as other_id,
        count(*) as hashes
    from core.article_shingles as n
    join story_chunk as c on c.article_id = n.article_id
    join rare as r on r.shingle = n.shingle
    join core.article_shingles as o on o.shingle = n.shingle and o.article_id <> n.article_id
    group by n.article_id, o.article_id
    having count(*) >= 2
)

select distinct
    least(s.new_id, s.other_id) as article_a,
    greatest(s.new_id, s.other_id) as article_b
from shared as s
join core.articles as a on a.article_id = s.new_id
join core.articles as b on b.article_id = s.other_id
where
    abs(a.published_on - b.published_on) <= (select copy_days from story_limits)
    or coalesce(a.published_on, b.published_on) is null
-- Copies of one text hang together by a few of their pairs.
qualify row_number() over (partition by s.new_id order by s.hashes desc, s.other_id) <= 8
