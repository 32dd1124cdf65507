-- An article counts now exactly if a current source record gives it, and its lives neither overlap nor end before they begin.
with
now_given as (
    select article_id, bool_or(valid_to is null) as given
    from core.source_records
    group by article_id
),

now_alive as (
    select article_id, bool_or(valid_to is null) as alive
    from core.article_lives
    group by article_id
)

select coalesce(g.article_id, a.article_id) as article_id, g.given, a.alive
from now_given as g
full join now_alive as a using (article_id)
where g.given is distinct from a.alive
union all
select article_id, null, null
from core.article_lives
where valid_to < valid_from
union all
select article_id, null, null
from core.article_lives
qualify coalesce(valid_to, 'infinity') > lead(valid_from) over (partition by article_id order by valid_from)
