-- One row per story of people killed (asserted and positive, no parts of other figures), in the 49 columns of UCDP GED.
with
figures as (
    select
        c.*,
        coalesce(count_low, count_best, count_high) as least,
        coalesce(count_high, count_best, count_low) as greatest,
        -- The latest stated value counts; a bound only where nobody states one.
        coalesce(count_best, count_low, count_high) as value,
        case victims_kind
            when 'civilian' then 'civilians'
            when 'military' then coalesce(victims_country, 'unknown')
            else 'unknown'
        end as side
    from main.casualty_estimates as c
    where outcome = 'killed' and polarity = 'positive' and modality = 'asserted' and not is_part
),

sided as (
    select
        story_id,
        side,
        arg_max(value, (count_best is not null, coalesce(published_on, date '0001-01-01'), value)) as dead,
        row_number() over (partition by story_id, side in ('civilians', 'unknown') order by side) as rank
    from figures
    group by story_id, side
),

dead as (
    select
        story_id,
        max(side) filter (where side not in ('civilians', 'unknown') and rank = 1) as side_a,
        max(side) filter (where side not in ('civilians', 'unknown') and rank = 2) as side_b,
        coalesce(sum(dead) filter (where side not in ('civilians', 'unknown') and rank = 1), 0)::bigint as deaths_a,
        coalesce(sum(dead) filter (where side not in ('civilians', 'unknown') and rank = 2), 0)::bigint as deaths_b,
        coalesce(sum(dead) filter (where side = 'civilians'), 0)::bigint as deaths_civilians,
        coalesce(sum(dead) filter (where side = 'unknown' or rank > 2), 0)::bigint as others
    from sided
    group by story_id
),

-- A total without a side ('40 people') holds those that are told apart ('12 soldiers'), so they are not added to it.
summed as (
    select
        *,
        greatest(others, deaths_a + deaths_b + deaths_civilians) as best
    from dead
),

stories as (
    select
        f.story_id,
        count(distinct coalesce(f.publisher, 'unknown')) as sources,
        min(f.least) as low,
        max(f.greatest) as high,
        bool_and(f.scope in ('incident', 'unknown')) as one_incident,
        arg_min(f.event_id, (coalesce(f.published_on, date '9999-12-31'), -f.confidence, f.event_id)) as first_id,
        -- Where and when are told best by the report that is most exact.
        arg_min(f.event_id, (f.place is null, coalesce(p.where_precision, 9), f.event_id)) as placed_id,
        arg_min(f.event_id, (f.date_from is null, f.date_to - f.date_from, f.event_id)) as dated_id
    from figures as f
    left join main.event_places as p on p.event_id = f.event_id and p.slot = 'place'
    group by f.story_id
)

select
    ('0x' || substr(s.story_id, 2, 15))::bigint as id,
    s.story_id as relid,
    year(coalesce(w.date_from, a.published_on)) as year,
    null::bigint as active_year,
    'Unchecked' as code_status,
    null::bigint as type_of_violence,
    null::bigint as conflict_dset_id,
    null::bigint as conflict_new_id,
    null::varchar as conflict_name,
    null::bigint as dyad_dset_id,
    null::bigint as dyad_new_id,
    null::varchar as dyad_name,
    null::bigint as side_a_dset_id,
    null::bigint as side_a_new_id,
    d.side_a,
    null::bigint as side_b_dset_id,
    null::bigint as side_b_new_id,
    d.side_b,
    s.sources as number_of_sources,
    a.title as source_article,
    a.publisher as source_office,
    a.published_on as source_date,
    a.title as source_headline,
    coalesce(f.estimator, f.attributed_to) as source_original,
    p.where_precision as where_prec,
    p.name as where_coordinates,
    p.text as where_description,
    null::varchar as adm_1,
    null::varchar as adm_2,
    p.latitude,
    p.longitude,
    'POINT (' || p.longitude || ' ' || p.latitude || ')' as geom_wkt,
    -- PRIO-GRID: cells of half a degree, numbered from the south-west, row by row.
    (floor((p.latitude + 90) * 2) * 720 + floor((p.longitude + 180) * 2) + 1)::bigint as priogrid_gid,
    c.name as country,
    null::bigint as country_id,
    null::varchar as region,
    case when s.one_incident then 1 else 2 end::bigint as event_clarity,
    case
        when w.date_from is null then null
        when w.date_to is null then 5
        when w.date_to = w.date_from then 1
        when w.date_precision = 'week' then 3
        when w.date_to - w.date_from < 6 then 2
        when w.date_to - w.date_from < 31 then 4
        else 5
    end::bigint as date_prec,
    w.date_from as date_start,
    w.date_to as date_end,
    d.deaths_a,
    d.deaths_b,
    d.deaths_civilians,
    d.best - d.deaths_a - d.deaths_b - d.deaths_civilians as deaths_unknown,
    d.best,
    greatest(s.high, d.best) as high,
    least(s.low, d.best) as low,
    null::bigint as gwnoa,
    null::bigint as gwnob
from stories as s
join summed as d using (story_id)
join figures as f on f.event_id = s.first_id
join figures as w on w.event_id = s.dated_id
join main.articles as a on a.article_id = f.article_id
left join main.event_places as p on p.event_id = s.placed_id and p.slot = 'place'
left join main.countries as c on c.iso3 = p.country
