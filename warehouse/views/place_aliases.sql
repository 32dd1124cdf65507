-- One row per place of a current event and name it was ever given, its canonical name among them.
select place_id, name as alias
from main.event_places
union
select place_id, regexp_replace(text, '^[Tt]he ', '') as alias
from main.event_places
where text is not null
