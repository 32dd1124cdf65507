-- One row per event of the current extraction of a current article: what readers may count.
select
    e.extraction_id,
    e.event_id,
    e.article_id,
    e.type,
    a.published_on,
    a.publisher,
    e.evidence,
    e.evidence_start,
    e.evidence_end,
    e.date_text,
    e.date_from,
    e.date_to,
    e.date_precision,
    e.date_edtf,
    e.date_basis,
    e.place,
    e.place_text,
    e.country,
    e.latitude,
    e.longitude,
    e.polarity,
    e.modality,
    e.attributed_to,
    e.attributed_to_text,
    e.confidence,
    e.extractor,
    -- An event that has not been compared yet tells a story of its own.
    coalesce(m.story_id, 's' || substr(e.event_id, 2)) as story_id,
    e.rule,
    e.valid_from,
    e.valid_to,
    e.change_reason,
    'p' || left(sha256(e.place || '|' || coalesce(e.country, '')), 12) as place_id
from core.event_times as e
join core.current_articles as a on a.article_id = e.article_id
left join core.story_events as m on m.event_id = e.event_id and core.counts(m.valid_from, m.valid_to)
-- The second condition holds the first; alone it would read every older extraction first.
where core.counts(e.valid_from, e.valid_to) and core.counts(e.extracted_at, e.replaced_at)
