-- Country codes are three capitals, coordinates are degrees on Earth and come in pairs.
select event_id, country, latitude, longitude
from core.events
where
    not regexp_full_match(country, '[A-Z]{3}')
    or not latitude between -90 and 90
    or not longitude between -180 and 180
    or (latitude is null) <> (longitude is null)
union all
select event_id, country, null, null
from core.event_actors
where not regexp_full_match(country, '[A-Z]{3}')
