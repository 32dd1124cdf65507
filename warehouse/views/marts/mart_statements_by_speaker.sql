-- One row per speaker and speech act (asserted and positive statements; joint speakers count once each).
select
    p.actor_id as speaker_id,
    a.name as speaker,
    a.kind as speaker_kind,
    a.country as speaker_country,
    bool_or(p.named) as named,
    s.speech_act,
    count(distinct s.event_id) as statement_count,
    count(distinct s.story_id) as story_count,
    count(distinct s.event_id) filter (where s.quote is not null) as quoted_count,
    count(distinct s.article_id) as article_count,
    count(distinct s.publisher) as publisher_count,
    min(s.published_on) as first_reported,
    max(s.published_on) as last_reported
from main.statements as s
join main.event_actors as p on p.event_id = s.event_id and p.slot = 'speaker'
join main.actors as a on a.actor_id = p.actor_id
where s.polarity = 'positive' and s.modality = 'asserted'
group by p.actor_id, a.name, a.kind, a.country, s.speech_act
