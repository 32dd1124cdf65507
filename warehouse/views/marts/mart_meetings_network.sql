-- One row per pair of named parties that met, first name first in the alphabet (asserted and positive meetings, held or ongoing).
with
parties as (
    select distinct
        m.story_id,
        m.event_id,
        m.article_id,
        m.published_on,
        m.date_from,
        m.date_to,
        p.actor_id,
        p.name
    from main.meetings as m
    join main.event_actors as p on p.event_id = m.event_id and p.slot = 'participant' and p.named
    where m.polarity = 'positive' and m.modality = 'asserted' and m.status in ('held', 'ongoing')
),

pairs as (
    select
        a.actor_id as actor_a_id,
        b.actor_id as actor_b_id,
        count(distinct a.story_id) as meeting_count,
        count(distinct a.event_id) as report_count,
        count(distinct a.article_id) as article_count,
        min(a.date_from) as first_met,
        max(a.date_to) as last_met,
        min(a.published_on) as first_reported,
        max(a.published_on) as last_reported
    from parties as a
    join parties as b on b.event_id = a.event_id and (a.name, a.actor_id) < (b.name, b.actor_id)
    group by a.actor_id, b.actor_id
)

select
    p.actor_a_id,
    a.name as actor_a,
    a.kind as kind_a,
    a.country as country_a,
    p.actor_b_id,
    b.name as actor_b,
    b.kind as kind_b,
    b.country as country_b,
    p.meeting_count,
    p.report_count,
    p.article_count,
    p.first_met,
    p.last_met,
    p.first_reported,
    p.last_reported
from pairs as p
join main.actors as a on a.actor_id = p.actor_a_id
join main.actors as b on b.actor_id = p.actor_b_id
