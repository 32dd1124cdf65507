-- True when what counts from valid_from until before valid_to counts at the instant the views speak of.
create or replace macro core.counts(valid_from, valid_to) as
valid_from <= core.as_of() and (valid_to is null or valid_to > core.as_of())
