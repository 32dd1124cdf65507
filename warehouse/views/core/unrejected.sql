-- One row per event that a user ever rejected and unbroken time without that rejection; null = from or without end.
select
    event_id,
    null::timestamp as valid_from,
    min(valid_from) as valid_to
from core.rejections
group by event_id
union all
select
    event_id,
    valid_to,
    (
        select min(later.valid_from)
        from core.rejections as later
        where later.event_id = r.event_id and later.valid_from >= r.valid_to
    )
from core.rejections as r
where valid_to is not null
