-- One row per event type: how many events the read copy holds.
select event_type, count(*) as events
from events
group by event_type
order by event_type;
