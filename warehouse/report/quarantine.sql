-- One row per reason why something was set aside, the most frequent first, with one of its files.
select
    regexp_replace(message, '[0-9][0-9,]*', 'N', 'g') as reason,
    count(*) as files,
    min(source_file) as example,
    max(last_seen)::date as last_seen
from quarantine
group by reason
order by files desc, reason
limit 25;
