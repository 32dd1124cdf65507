-- One row per subject and measure: how many of how many (all events, facts or not).
with
told as (
    select
        event_type as subject,
        count(*) as total,
        count(*) filter (where date_from is not null) as dated,
        count(*) filter (where date_precision = 'day') as dated_to_the_day,
        count(*) filter (where place is not null) as placed,
        count(*) filter (where latitude is not null) as located,
        count(*) filter (where attributed_to is not null) as attributed,
        count(*) filter (where polarity = 'positive' and modality = 'asserted') as fact,
        count(*) filter (where confidence < 0.5) as low_confidence
    from main.events
    group by event_type
),

articles as (
    select
        'article' as subject,
        count(*) as total,
        count(*) filter (where published_on is not null) as dated,
        count(*) filter (where publisher is not null) as with_publisher,
        count(*) filter (where title is not null) as with_title,
        count(*) filter (where language = 'en') as in_english,
        count(*) filter (where article_id in (select article_id from main.events)) as with_events
    from main.articles
),

actors as (
    select
        'actor' as subject,
        count(*) as total,
        count(*) filter (where country is not null) as with_country,
        count(*) filter (where wikidata is not null) as with_wikidata
    from main.actors
),

runs as (
    select
        'run' as subject,
        count(*) as total,
        count(*) filter (where state in ('Failed', 'Crashed')) as failed
    from main.flow_runs
),

letters as (
    select
        'quarantine' as subject,
        count(*) as total,
        count(*) filter (where attempts > 1) as retried
    from main.quarantine
),

measured as (
    from (unpivot told on columns(* exclude (subject, total)) into name measure value passed)
    union all by name
    from (unpivot articles on columns(* exclude (subject, total)) into name measure value passed)
    union all by name
    from (unpivot actors on columns(* exclude (subject, total)) into name measure value passed)
    union all by name
    from (unpivot runs on columns(* exclude (subject, total)) into name measure value passed)
    union all by name
    from (unpivot letters on columns(* exclude (subject, total)) into name measure value passed)
)

select
    subject,
    measure,
    passed,
    total,
    passed / nullif(total, 0) as share
from measured
