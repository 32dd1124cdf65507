-- No interval of days ends before it begins.
select event_id, date_from, date_to
from core.events
where date_from > date_to
union all
select event_id, as_of_from, as_of_to
from core.casualty_details
where as_of_from > as_of_to
