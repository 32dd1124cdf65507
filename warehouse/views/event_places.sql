-- One row per place and part it has in a current event.
select
    e.event_id,
    e.article_id,
    p.slot,
    p.place_id,
    p.name,
    p.text,
    p.kind,
    p.country,
    p.latitude,
    p.longitude,
    p.where_precision
from core.current_events as e
join core.event_places as p using (extraction_id, event_id)
