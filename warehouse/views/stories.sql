-- One row per story: one real-world event, told by one report or many.
with
reports as (
    select
        *,
        -- A figure counts with those of its own unit, the one most used in the story.
        figure_unit = mode(figure_unit) over (partition by story_id) as of_the_unit,
        coalesce(figure_low, figure_best) as low,
        coalesce(figure_high, figure_best) as high
    from story_reports
)

select
    story_id,
    event_type,
    -- A toll is told by its latest report, everything else by the surest; a fact before a plan or a denial.
    arg_max(
        headline,
        (
            realis = 'fact',
            case when event_type = 'casualty' then coalesce(published_on, '0001-01-01'::date) else '0001-01-01'::date end,
            confidence,
            event_id
        )
    ) as headline,
    min(published_on) as first_reported,
    max(published_on) as last_reported,
    count(distinct article_id) as article_count,
    count(distinct publisher) as publisher_count,
    -- The narrowest days that a report gives.
    arg_min(date_from, (coalesce(date_to - date_from, 100000), date_from)) as date_from,
    arg_min(date_to, (coalesce(date_to - date_from, 100000), date_from)) filter (date_from is not null) as date_to,
    min(coalesce(low, high)) filter (of_the_unit) as count_low,
    max(coalesce(high, low)) filter (of_the_unit) as count_high,
    count(distinct independent_source) as independent_source_count,
    count(*) as report_count,
    coalesce(max(low) filter (of_the_unit) > min(high) filter (of_the_unit), false)
    or bool_or(realis = 'fact') and bool_or(realis in ('denied', 'negative', 'cancelled')) as conflict,
    arg_max(place, (place is not null, confidence, event_id)) as place,
    arg_max(country, (country is not null, confidence, event_id)) as country
from reports
group by story_id, event_type
