-- One row per pair of story_compared: the sum of its weights, and in words what speaks for and against it.
select
    event_a,
    event_b,
    any_value(event_type) as event_type,
    sum(weight) as score,
    string_agg(words, '; ' order by abs(weight) desc, feature) filter (weight <> 0) as reasons
from story_compared
group by event_a, event_b
