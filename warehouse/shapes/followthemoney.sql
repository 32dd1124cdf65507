-- One line per entity of followthemoney: parties, articles, and the events (asserted and positive) that join them.
with
aliases as (
    select a.actor_id, list(a.alias order by a.alias) as names
    from main.actor_aliases as a
    join main.actors as n using (actor_id)
    where a.alias <> n.name
    group by a.actor_id
),

parties as (
    select
        'dateline-' || a.actor_id as id,
        case a.kind when 'person' then 'Person' when 'government' then 'PublicBody' else 'Organization' end as schema,
        to_json({
            'name': [a.name],
            'alias': l.names,
            'country': [lower(c.iso2)],
            'position': case when a.kind = 'person' then [a.role] end,
            'wikidataId': [a.wikidata]
        }) as properties
    from main.actors as a
    left join aliases as l using (actor_id)
    left join main.countries as c on c.iso3 = a.country
    where a.kind <> 'document'
),

told as (
    select
        'dateline-' || article_id as id,
        'Article' as schema,
        to_json({
            'title': [title],
            'author': [author],
            'publisher': [publisher],
            'sourceUrl': [url],
            'publishedAt': [coalesce(published_at::varchar, published_on::varchar)],
            'language': case language when 'en' then ['eng'] end,
            'bodyText': [text],
            'fileName': [source_file]
        }) as properties
    from main.articles
),

involved as (
    select p.event_id, list(distinct 'dateline-' || p.actor_id order by 'dateline-' || p.actor_id) as ids
    from main.event_actors as p
    join main.actors as a using (actor_id)
    where a.kind <> 'document'
    group by p.event_id
),

happened as (
    select
        'dateline-' || e.event_id as id,
        'Event' as schema,
        to_json({
            'name': [e.headline],
            'startDate': [e.date_from],
            'endDate': [e.date_to],
            'date': [coalesce(e.date_from, e.published_on)],
            'location': [e.place],
            'country': [lower(c.iso2)],
            'involved': i.ids,
            'summary': [e.evidence],
            'keywords': [e.event_type],
            'proof': ['dateline-' || e.article_id],
            'publisher': [e.publisher],
            'recordId': [e.event_id]
        }) as properties
    from main.events as e
    left join involved as i using (event_id)
    left join main.countries as c on c.iso3 = e.country
    where e.polarity = 'positive' and e.modality = 'asserted'
)

select to_json({'id': id, 'schema': schema, 'properties': properties}) as line
from (
    from parties
    union all
    from told
    union all
    from happened
)
order by id
