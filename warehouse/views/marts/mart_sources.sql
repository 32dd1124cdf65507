-- One row per outlet: how much it tells, how it sources it, and what it shares with others (all events; facts counted apart).
with
told as (
    select
        e.*,
        coalesce(c.estimator, e.attributed_to) as told_by
    from main.events as e
    left join main.casualty_estimates as c using (event_id)
),

stories as (
    select
        story_id,
        min(published_on) as first_reported,
        count(distinct coalesce(publisher, 'unknown')) as outlets
    from told
    group by story_id
),

reports as (
    select
        coalesce(t.publisher, 'unknown') as publisher,
        t.story_id,
        min(s.outlets) as outlets,
        min(t.published_on) as reported_on,
        min(s.first_reported) as first_reported
    from told as t
    join stories as s using (story_id)
    group by coalesce(t.publisher, 'unknown'), t.story_id
),

stood as (
    select
        publisher,
        count(*) as story_count,
        count(*) filter (where outlets = 1) as exclusive_story_count,
        count(*) filter (where outlets > 1) as shared_story_count,
        count(*) filter (where outlets > 1 and reported_on = first_reported) as first_report_count,
        avg(reported_on - first_reported) filter (where outlets > 1) as mean_days_behind
    from reports
    group by publisher
),

speakers as (
    select
        coalesce(s.publisher, 'unknown') as publisher,
        avg(case when p.named then 0 else 1 end) as unnamed_speaker_share
    from main.statements as s
    join main.event_actors as p on p.event_id = s.event_id and p.slot = 'speaker'
    group by coalesce(s.publisher, 'unknown')
),

counted as (
    select
        coalesce(publisher, 'unknown') as publisher,
        count(*) as event_count,
        count(*) filter (where polarity = 'positive' and modality = 'asserted') as fact_count,
        count(*) filter (where event_type = 'statement') as statement_count,
        count(*) filter (where event_type = 'meeting') as meeting_count,
        count(*) filter (where event_type = 'deployment') as deployment_count,
        count(*) filter (where event_type = 'casualty') as figure_count,
        avg(case when told_by is null then 0 else 1 end) filter (where event_type <> 'statement') as attributed_share,
        -- Rounded: a sum of fractions hangs on its order, and the same warehouse must give the same answer.
        round(avg(confidence), 4) as mean_confidence
    from told
    group by coalesce(publisher, 'unknown')
),

printed as (
    select
        coalesce(publisher, 'unknown') as publisher,
        count(*) as article_count,
        sum(word_count)::bigint as word_count,
        min(published_on) as first_published,
        max(published_on) as last_published
    from main.articles
    group by coalesce(publisher, 'unknown')
)

select
    a.publisher,
    a.article_count,
    a.word_count,
    a.first_published,
    a.last_published,
    coalesce(c.event_count, 0) as event_count,
    coalesce(c.fact_count, 0) as fact_count,
    coalesce(c.statement_count, 0) as statement_count,
    coalesce(c.meeting_count, 0) as meeting_count,
    coalesce(c.deployment_count, 0) as deployment_count,
    coalesce(c.figure_count, 0) as figure_count,
    coalesce(s.story_count, 0) as story_count,
    coalesce(s.exclusive_story_count, 0) as exclusive_story_count,
    coalesce(s.shared_story_count, 0) as shared_story_count,
    coalesce(s.first_report_count, 0) as first_report_count,
    s.mean_days_behind,
    c.attributed_share,
    u.unnamed_speaker_share,
    c.mean_confidence
from printed as a
left join counted as c using (publisher)
left join stood as s using (publisher)
left join speakers as u using (publisher)
