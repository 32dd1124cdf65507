-- One row per filled field of an event and piece of it (all events): where it stands, as the W3C's Web Annotation selectors say it.
select
    f.event_id,
    f.article_id,
    e.event_type,
    f.field,
    coalesce(a.url, 'urn:dateline:' || f.article_id) as source,
    f.start_char as position_start,
    f.end_char as position_end,
    f.text as exact,
    substr(a.text, greatest(f.start_char - 31, 1), least(f.start_char, 32)) as prefix,
    substr(a.text, f.end_char + 1, 32) as suffix,
    e.polarity,
    e.modality,
    e.confidence,
    e.extractor
from main.event_fields as f
join main.events as e using (event_id)
join main.articles as a on a.article_id = f.article_id
