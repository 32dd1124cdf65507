-- One row: what the read copy holds, for the head of the report.
select
    (select count(*) from articles) as articles,
    (select count(distinct publisher) from articles) as publishers,
    (select min(published_on) from articles) as first_day,
    (select max(published_on) from articles) as last_day,
    (select count(*) from events) as events,
    (select count(*) from quarantine) as set_aside,
    (select max(finished_at) from flow_runs) as loaded_at;
