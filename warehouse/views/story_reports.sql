-- One row per report: an event of a current article, the story it tells, who says so, and its figure.
select
    e.story_id,
    e.event_id,
    e.article_id,
    e.type as event_type,
    e.publisher,
    e.published_on,
    coalesce(c.estimator, s.speaker, e.attributed_to) as claimant,
    coalesce(c.count_text, d.strength_text) as figure_text,
    coalesce(c.count_low, d.strength_low) as figure_low,
    coalesce(c.count_best, d.strength_best) as figure_best,
    coalesce(c.count_high, d.strength_high) as figure_high,
    coalesce(d.strength_unit, case when c.event_id is not null then 'persons' end) as figure_unit,
    coalesce(c.count_rule, d.strength_rule) as figure_rule,
    coalesce(o.article_id, e.article_id) as source_group,
    coalesce(o.publisher, o.article_id, e.publisher, e.article_id) as independent_source,
    coalesce(o.article_id <> e.article_id, false) as is_copy,
    l.line as headline,
    case
        when m.status = 'cancelled' then 'cancelled'
        when e.modality <> 'asserted' then e.modality
        when e.polarity = 'negative' then 'negative'
        else 'fact'
    end as realis,
    e.date_from,
    e.date_to,
    e.place,
    e.country,
    e.confidence,
    e.rule
from core.current_events as e
join core.event_lines as l using (extraction_id, event_id)
left join core.statement_details as s using (extraction_id, event_id)
left join core.meeting_details as m using (extraction_id, event_id)
left join core.deployment_details as d using (extraction_id, event_id)
left join core.casualty_details as c using (extraction_id, event_id)
left join core.story_articles as a on a.article_id = e.article_id
left join core.current_articles as o on o.article_id = a.original_id
