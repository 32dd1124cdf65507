-- One row per filled field of a current event and per piece of it: the characters it was read from.
select
    e.event_id,
    e.article_id,
    f.field,
    f.text,
    f.start_char,
    f.end_char
from core.current_events as e
join core.event_fields as f using (extraction_id, event_id)
