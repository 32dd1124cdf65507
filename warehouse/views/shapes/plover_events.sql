-- One row per act that PLOVER codes (asserted and positive; comments, confirmations and denials are none of its types), one per article.
with
parties as (
    select
        p.event_id,
        case when p.slot in ('addressee', 'beneficiary') or p.part = 'host' then 'target' else 'source' end as side,
        string_agg(p.name, ' | ' order by p.position) as names,
        string_agg(p.text, ' | ' order by p.position) as texts,
        string_agg(coalesce(a.country, ''), ' | ' order by p.position) as codes,
        string_agg(
            case a.kind when 'government' then 'GOV' when 'military' then 'MIL' when 'media' then 'JRN' else '' end,
            ' | ' order by p.position
        ) as sectors
    from core.current_events as e
    join core.event_actors as p using (extraction_id, event_id)
    join main.actors as a on a.actor_id = p.actor_id
    where p.slot in ('speaker', 'participant', 'force_owner', 'addressee', 'beneficiary')
    group by all
)

select
    e.event_id as id,
    coalesce(case when e.date_precision = 'day' then e.date_from end, e.published_on) as date,
    e.plover as event,
    e.plover_mode as mode,
    case when e.event_type = 'deployment' then 'military' end as context,
    -- A meeting of equals has sources only; where all are hosts they are its sources.
    coalesce(s.names, t.names) as source,
    coalesce(s.texts, t.texts) as source_text,
    coalesce(s.codes, t.codes) as source_code,
    coalesce(s.sectors, t.sectors) as source_sector,
    case when s.names is not null then t.names end as target,
    case when s.names is not null then t.texts end as target_text,
    case when s.names is not null then t.codes end as target_code,
    case when s.names is not null then t.sectors end as target_sector,
    e.evidence as text,
    e.act_place as location,
    e.act_country as country,
    e.act_latitude as latitude,
    e.act_longitude as longitude,
    e.confidence,
    e.story_id,
    e.article_id,
    a.publisher as publication,
    a.url,
    a.language,
    e.extractor as version,
    a.ingested_at as date_coded
from core.coded_events as e
join main.articles as a on a.article_id = e.article_id
left join parties as s on s.event_id = e.event_id and s.side = 'source'
left join parties as t on t.event_id = e.event_id and t.side = 'target'
where e.plover is not null
