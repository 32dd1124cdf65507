-- A place of an event has a part, a precision from 1 to 7 or none, coordinates on earth or none, and the id of its name.
select
    extraction_id,
    event_id,
    slot,
    place_id,
    where_precision,
    latitude,
    longitude
from core.event_places
where
    slot not in ('place', 'origin', 'destination')
    or not coalesce(where_precision between 1 and 7, true)
    or not coalesce(latitude between -90 and 90, true)
    or not coalesce(longitude between -180 and 180, true)
    or (latitude is null) <> (longitude is null)
    or place_id <> 'p' || left(sha256(name || '|' || coalesce(country, '')), 12)
