-- One row per event of story_chunk, with what of its details is compared.
select
    e.event_id,
    e.article_id,
    e.type,
    a.published_on,
    e.evidence,
    e.date_from,
    e.date_to,
    e.place,
    e.country,
    e.latitude,
    e.longitude,
    e.polarity,
    e.modality,
    s.content,
    d.status,
    d.destination,
    d.destination_country,
    c.outcome,
    coalesce(c.victims_text, c.victims) as victims,
    c.victims_country,
    coalesce(c.is_part, d.additional) as is_part,
    c.scope,
    coalesce(s.speech_act, m.format, d.force_type, c.victims_kind) as side,
    coalesce(d.strength_low, c.count_low) as figure_low,
    coalesce(d.strength_best, c.count_best) as figure_best,
    coalesce(d.strength_high, c.count_high) as figure_high,
    coalesce(d.strength_unit, case when c.event_id is not null then 'persons' end) as figure_unit,
    coalesce(c.estimator, s.speaker, e.attributed_to) as claimant
from core.events as e
join story_chunk as k using (extraction_id)
join core.articles as a on a.article_id = e.article_id
left join core.statement_details as s using (extraction_id, event_id)
left join core.meeting_details as m using (extraction_id, event_id)
left join core.deployment_details as d using (extraction_id, event_id)
left join core.casualty_details as c using (extraction_id, event_id)
order by a.published_on nulls last, e.article_id, e.event_id
