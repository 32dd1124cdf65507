-- The instant the views speak of: now, unless the session says `set variable as_of = timestamp '…'` (UTC).
create or replace macro core.as_of() as coalesce(getvariable('as_of')::timestamp, 'infinity'::timestamp)
