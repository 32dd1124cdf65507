-- One row per span of time and event type; the span is a day, a week or a month, so that about sixty fit the period.
with
dated as (
    select event_type, published_on as day
    from events
    where published_on is not null
),
-- Events in the long tail of an archive would squeeze the rest: the two per cent at either end are left out.
bounds as (
    select quantile_disc(day, 0.02) as first_day, quantile_disc(day, 0.98) as last_day
    from dated
),
step as (
    select
        *,
        case
            when date_diff('day', first_day, last_day) <= 62 then 'day'
            when date_diff('day', first_day, last_day) <= 420 then 'week'
            when date_diff('day', first_day, last_day) <= 1900 then 'month'
            else 'year'
        end as unit
    from bounds
)
select
    date_trunc(unit, day)::date as span,
    unit,
    event_type,
    count(*) as events
from dated
join step on day between first_day and last_day
group by all
order by span, event_type;
