-- One row per outlet and day of publication on which it has an article: how much was read, how soon, and the gap before it.
with
counted as (
    select article_id, count(*) as event_count
    from main.events
    group by article_id
),

days as (
    select
        coalesce(a.publisher, 'unknown') as publisher,
        a.published_on,
        count(*) as article_count,
        sum(a.word_count)::bigint as word_count,
        coalesce(sum(c.event_count), 0)::bigint as event_count,
        count(*) filter (where c.event_count is null) as silent_article_count,
        count(*) filter (where a.language <> 'en') as foreign_article_count,
        max(a.ingested_at) as last_ingested_at,
        -- Where the hour is unknown the article counts as published when its day ended. Whole seconds are averaged: a sum of
        -- fractions hangs on its order.
        avg(date_diff('second', coalesce(a.published_at, a.published_on::timestamp + interval 1 day), a.ingested_at)) / 3600.0
            as mean_hours_to_ingest
    from main.articles as a
    left join counted as c using (article_id)
    group by coalesce(a.publisher, 'unknown'), a.published_on
)

select
    publisher,
    published_on,
    article_count,
    word_count,
    event_count,
    silent_article_count,
    foreign_article_count,
    published_on - lag(published_on) over (partition by publisher order by published_on nulls last) - 1 as days_missing_before,
    mean_hours_to_ingest,
    last_ingested_at
from days
