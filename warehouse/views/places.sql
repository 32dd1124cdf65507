-- One row per place of a current event, under its canonical name, with what is known of it at its most exact.
with
named as (
    select p.*, e.type as event_type
    from core.current_events as e
    join core.event_places as p using (extraction_id, event_id)
),

-- 'Southern Lebanon' names Lebanon less exactly than 'Lebanon' does: the place itself is as exact as it ever was read.
exact as (
    select
        place_id,
        name,
        kind,
        country,
        latitude,
        longitude,
        where_precision,
        wikidata
    from named
    qualify row_number() over (
        partition by place_id
        order by latitude is null, where_precision nulls last, kind nulls last, latitude, longitude, wikidata nulls last
    ) = 1
),

counted as (
    select place_id, count(distinct event_id) as event_count
    from named
    group by place_id
)

select
    x.place_id,
    x.name,
    x.kind,
    x.country,
    x.latitude,
    x.longitude,
    x.where_precision,
    x.wikidata,
    c.event_count
from exact as x
join counted as c using (place_id)
