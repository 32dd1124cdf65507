-- One row per pair of near copies that hangs, over any number of others, on an article of story_chunk.
with recursive
pairs as (
    select article_a as article, article_b as other from core.article_copies
    union all
    select article_b, article_a from core.article_copies
),

reached (article) as (
    select article_id from story_chunk
    union
    select p.other
    from reached as r
    join pairs as p on p.article = r.article
)

select
    c.article_a,
    c.article_b
from core.article_copies as c
join reached as r on r.article = c.article_a
