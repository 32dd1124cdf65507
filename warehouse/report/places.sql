-- One row per place on the map: how many events of each type are set there.
select
    coalesce(p.name, p.text) as name,
    p.country,
    round(p.latitude, 2) as latitude,
    round(p.longitude, 2) as longitude,
    count(*) filter (where e.event_type = 'statement') as statement,
    count(*) filter (where e.event_type = 'meeting') as meeting,
    count(*) filter (where e.event_type = 'deployment') as deployment,
    count(*) filter (where e.event_type = 'casualty') as casualty,
    count(*) as events
from event_places as p
join events as e using (event_id)
where p.latitude is not null and p.longitude is not null and p.slot <> 'origin'
group by all
order by events desc, name
limit 400;
