-- One row per report of a toll that is no copy of another article, in the order of publication within its story.
with
reports as (
    select
        r.story_id,
        r.event_id,
        r.published_on,
        r.publisher,
        r.claimant,
        c.outcome,
        c.victims,
        r.figure_text,
        r.figure_low,
        r.figure_best,
        r.figure_high,
        r.figure_rule,
        r.realis,
        coalesce(r.figure_best, r.figure_low, r.figure_high) as figure,
        row_number() over (
            partition by r.story_id
            order by r.published_on nulls last, a.published_at nulls last, r.article_id, c.evidence_start, r.event_id
        ) as step
    from story_reports as r
    join casualty_estimates as c using (event_id)
    join core.current_articles as a on a.article_id = r.article_id
    where not r.is_copy
)

select
    story_id,
    step,
    event_id,
    published_on,
    publisher,
    claimant,
    outcome,
    victims,
    figure_text,
    figure_low,
    figure_best,
    figure_high,
    figure_rule,
    figure,
    figure - lag(figure) over (partition by story_id order by step) as change,
    lag(claimant) over (partition by story_id order by step) as previous_claimant,
    realis
from reports
