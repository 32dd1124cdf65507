-- One row per story of an act (asserted and positive statements, meetings, deployments), in the 61 columns of GDELT 2.0's event table.
with
sectors as (
    select
        actor_id,
        name,
        country,
        case kind when 'government' then 'GOV' when 'military' then 'MIL' when 'media' then 'MED' else '' end as sector
    from main.actors
),

stories as (
    select
        story_id,
        count(*) as mentions,
        count(distinct coalesce(publisher, 'unknown')) as sources,
        count(distinct article_id) as articles,
        -- The earliest report stands for the story; of one day the surest.
        arg_min(event_id, (coalesce(published_on, date '9999-12-31'), -confidence, event_id)) as event_id
    from core.coded_events
    group by story_id
),

told as (
    select
        e.*,
        s.mentions,
        s.sources,
        s.articles,
        a.url,
        a.ingested_at,
        -- As GDELT: where the day is not told it is the day of publication.
        case when e.date_precision = 'day' then e.date_from else e.published_on end as happened_on
    from stories as s
    join core.coded_events as e using (event_id)
    join main.articles as a on a.article_id = e.article_id
)

select
    ('0x' || substr(t.story_id, 2, 15))::bigint as GLOBALEVENTID,
    strftime(t.happened_on, '%Y%m%d')::bigint as SQLDATE,
    strftime(t.happened_on, '%Y%m')::bigint as MonthYear,
    year(t.happened_on) as Year,
    year(t.happened_on) + round(dayofyear(t.happened_on) / 365.0, 4)::double as FractionDate,
    nullif(coalesce(s.country, '') || s.sector, '') as Actor1Code,
    s.name as Actor1Name,
    s.country as Actor1CountryCode,
    null::varchar as Actor1KnownGroupCode,
    null::varchar as Actor1EthnicCode,
    null::varchar as Actor1Religion1Code,
    null::varchar as Actor1Religion2Code,
    nullif(s.sector, '') as Actor1Type1Code,
    null::varchar as Actor1Type2Code,
    null::varchar as Actor1Type3Code,
    nullif(coalesce(r.country, '') || r.sector, '') as Actor2Code,
    r.name as Actor2Name,
    r.country as Actor2CountryCode,
    null::varchar as Actor2KnownGroupCode,
    null::varchar as Actor2EthnicCode,
    null::varchar as Actor2Religion1Code,
    null::varchar as Actor2Religion2Code,
    nullif(r.sector, '') as Actor2Type1Code,
    null::varchar as Actor2Type2Code,
    null::varchar as Actor2Type3Code,
    1::bigint as IsRootEvent,
    t.cameo as EventCode,
    left(t.cameo, 3) as EventBaseCode,
    left(t.cameo, 2) as EventRootCode,
    t.quad_class as QuadClass,
    t.goldstein as GoldsteinScale,
    t.mentions as NumMentions,
    t.sources as NumSources,
    t.articles as NumArticles,
    null::double as AvgTone,
    null::bigint as Actor1Geo_Type,
    null::varchar as Actor1Geo_FullName,
    null::varchar as Actor1Geo_CountryCode,
    null::varchar as Actor1Geo_ADM1Code,
    null::varchar as Actor1Geo_ADM2Code,
    null::double as Actor1Geo_Lat,
    null::double as Actor1Geo_Long,
    null::varchar as Actor1Geo_FeatureID,
    null::bigint as Actor2Geo_Type,
    null::varchar as Actor2Geo_FullName,
    null::varchar as Actor2Geo_CountryCode,
    null::varchar as Actor2Geo_ADM1Code,
    null::varchar as Actor2Geo_ADM2Code,
    null::double as Actor2Geo_Lat,
    null::double as Actor2Geo_Long,
    null::varchar as Actor2Geo_FeatureID,
    case
        when t.act_place_kind = 'country' then 1
        when t.act_place_kind = 'city' then case when t.act_country = 'USA' then 3 else 4 end
        when t.act_place_kind is not null then case when t.act_country = 'USA' then 2 else 5 end
    end::bigint as ActionGeo_Type,
    t.act_place as ActionGeo_FullName,
    t.act_country as ActionGeo_CountryCode,
    null::varchar as ActionGeo_ADM1Code,
    null::varchar as ActionGeo_ADM2Code,
    t.act_latitude as ActionGeo_Lat,
    t.act_longitude as ActionGeo_Long,
    null::varchar as ActionGeo_FeatureID,
    strftime(t.ingested_at, '%Y%m%d%H%M%S')::bigint as DATEADDED,
    t.url as SOURCEURL
from told as t
join sectors as s on s.actor_id = t.source_id
left join sectors as r on r.actor_id = t.target_id
