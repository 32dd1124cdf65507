-- One row per pair of articles of which one is new, that share two or more of the hashes that stand for their texts.
select
    least(n.article_id, o.article_id) as article_a,
    greatest(n.article_id, o.article_id) as article_b
from core.article_shingles as n
join story_chunk as c on c.article_id = n.article_id
join core.article_shingles as o on o.shingle = n.shingle and o.article_id <> n.article_id
join core.articles as a on a.article_id = n.article_id
join core.articles as b on b.article_id = o.article_id
where abs(a.published_on - b.published_on) <= (select copy_days from story_limits) or coalesce(a.published_on, b.published_on) is null
group by all
having count(distinct n.shingle) >= 2
