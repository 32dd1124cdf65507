-- One row per pair that met, the pairs told of most often first.
select
    actor_a, country_a, actor_b, country_b,
    meeting_count as meetings, article_count as articles,
    coalesce(first_met, first_reported) as first_day,
    coalesce(last_met, last_reported) as last_day
from mart_meetings_network
order by meetings desc, articles desc, last_day desc nulls last, actor_a, actor_b
limit 60;
