-- One line per act that PLOVER codes, as PLOVER's JSON record: compound actors in lists, one per article and event.
with
parties as (
    select
        p.event_id,
        case when p.slot in ('addressee', 'beneficiary') or p.part = 'host' then 'target' else 'source' end as side,
        list({
            'actorText': p.text,
            'actor': p.name,
            'code': a.country,
            'sector': case a.kind when 'government' then 'GOV' when 'military' then 'MIL' when 'media' then 'JRN' end,
            'wikidata': a.wikidata
        } order by p.position) as actors
    from core.current_events as e
    join core.event_actors as p using (extraction_id, event_id)
    join main.actors as a on a.actor_id = p.actor_id
    where p.slot in ('speaker', 'participant', 'force_owner', 'addressee', 'beneficiary')
    group by all
)

select to_json({
    'id': e.id,
    'date': e.date,
    'source': coalesce(s.actors, t.actors),
    'target': case when s.actors is not null then t.actors end,
    'event': e.event,
    'mode': e.mode,
    'context': e.context,
    'text': e.text,
    'location': e.location,
    'country': e.country,
    'latitude': e.latitude,
    'longitude': e.longitude,
    'language': e.language,
    'publication': e.publication,
    'url': e.url,
    'coder': 'Dateline',
    'version': e.version,
    'dateCoded': e.date_coded::date,
    'confidence': e.confidence,
    'story': e.story_id
}) as line
from main.plover_events as e
left join parties as s on s.event_id = e.id and s.side = 'source'
left join parties as t on t.event_id = e.id and t.side = 'target'
order by e.id
