-- One row per real-world event; so far every event is its own story.
select
    e.story_id,
    e.type as event_type,
    l.line as headline,
    e.published_on as first_reported,
    e.published_on as last_reported,
    1::bigint as article_count,
    case when e.publisher is null then 0 else 1 end::bigint as publisher_count,
    e.date_from,
    e.date_to,
    l.count_low,
    l.count_high
from core.current_events as e
join core.event_lines as l using (extraction_id, event_id)
