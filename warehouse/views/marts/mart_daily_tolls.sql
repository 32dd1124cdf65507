-- One row per story, day of publication, claimant, outcome and scope: the figures told that day (asserted and positive only, no parts of other figures).
with
figures as (
    select
        story_id,
        published_on as day,
        coalesce(estimator, attributed_to, publisher, 'unknown') as claimant,
        case
            when estimator is not null then 'estimator'
            when attributed_to is not null then 'attribution'
            else 'outlet'
        end as claimant_basis,
        outcome,
        scope,
        place,
        country,
        victims_kind,
        count_best,
        -- A bound is a figure too: 'at least 40' moves both ends of what was told to 40.
        coalesce(count_low, count_best, count_high) as least,
        coalesce(count_high, count_best, count_low) as greatest,
        article_id,
        publisher
    from main.casualty_estimates
    where polarity = 'positive' and modality = 'asserted' and not is_part
)

select
    story_id,
    day,
    claimant,
    min(claimant_basis) as claimant_basis,
    outcome,
    scope,
    min(place) as place,
    min(country) as country,
    case count(distinct nullif(victims_kind, 'unknown'))
        when 0 then 'unknown'
        when 1 then min(nullif(victims_kind, 'unknown'))
        else 'mixed'
    end as victims_kind,
    min(least) as low,
    max(count_best) as best,
    max(greatest) as high,
    count(*) as figure_count,
    count(distinct article_id) as article_count,
    count(distinct publisher) as publisher_count
from figures
group by story_id, day, claimant, outcome, scope
