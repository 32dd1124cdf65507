-- True when what counts from valid_from until before valid_to counts at ts (UTC).
create or replace macro core.counts_at(ts, valid_from, valid_to) as
valid_from <= ts::timestamp and (valid_to is null or valid_to > ts::timestamp)
