-- One row per force owner, destination and status (asserted and positive deployments; planned, demanded and denied ones are left out).
select
    p.actor_id as force_owner_id,
    d.force_owner,
    d.force_owner_country,
    d.destination,
    d.destination_country,
    d.status,
    string_agg(distinct d.force_type, ' | ' order by d.force_type) as force_types,
    count(distinct d.story_id) as deployment_count,
    count(distinct d.event_id) as report_count,
    count(distinct d.article_id) as article_count,
    count(distinct d.publisher) as publisher_count,
    -- Ships, aircraft and battalions are no persons: their figures stay in `deployments`.
    min(coalesce(d.strength_low, d.strength_best, d.strength_high)) filter (where d.strength_unit = 'persons') as persons_low,
    max(d.strength_best) filter (where d.strength_unit = 'persons') as persons_best,
    max(coalesce(d.strength_high, d.strength_best, d.strength_low)) filter (where d.strength_unit = 'persons') as persons_high,
    min(d.date_from) as first_date,
    max(d.date_to) as last_date,
    min(d.published_on) as first_reported,
    max(d.published_on) as last_reported
from main.deployments as d
join main.event_actors as p on p.event_id = d.event_id and p.slot = 'force_owner'
where d.polarity = 'positive' and d.modality = 'asserted'
group by p.actor_id, d.force_owner, d.force_owner_country, d.destination, d.destination_country, d.status
