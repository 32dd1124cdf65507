-- One row: events that name a place, and how many of them stand on no map.
select
    count(distinct event_id) as placed,
    count(distinct event_id) filter (where latitude is null) as unknown
from event_places
where slot <> 'origin';
