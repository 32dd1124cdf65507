-- One row per pair of story_pairs and feature that weighs something: how far the two agree in it, and what that weighs.
with
-- Names that much of the warehouse shares: in news of one war, its parties.
common as (
    select name
    from (select unnest(string_split(setting_names, ' ')) as name from core.story_articles)
    group by name
    having
        count(*) > (select common_articles from story_limits)
        and count(*) > (select common_share from story_limits) * (select count(*) from core.story_articles)
),

left_out as (
    select coalesce(list(name), []) as names
    from common
),

sides as (
    select
        p.event_a,
        p.event_b,
        a.event_type,
        a.article_id = b.article_id as same_article,
        a as a,
        b as b,
        string_split(a.actors, '|') as actors_a,
        string_split(b.actors, '|') as actors_b,
        -- Parties of one name: all words of the one are words of the other ('Coast Guard', 'Philippine Coast Guard').
        list_filter(
            string_split(a.actor_keys, '|'),
            lambda x: len(list_filter(
                string_split(b.actor_keys, '|'),
                lambda y: list_has_all(string_split(x, '_'), string_split(y, '_'))
                    or list_has_all(string_split(y, '_'), string_split(x, '_'))
            )) > 0
        ) as keys,
        list_intersect(string_split(a.actor_countries, '|'), string_split(b.actor_countries, '|')) as countries,
        string_split(a.words, ' ') as words_a,
        string_split(b.words, ' ') as words_b,
        -- Numbers are compared as figures.
        list_filter(list_distinct(string_split(concat_ws(' ', a.names, sa.setting_names), ' ')), lambda n: n > ':' and not list_contains(o.names, n)) as names_a,
        list_filter(list_distinct(string_split(concat_ws(' ', b.names, sb.setting_names), ' ')), lambda n: n > ':' and not list_contains(o.names, n)) as names_b,
        string_split(sa.setting_words, ' ') as setting_a,
        string_split(sb.setting_words, ' ') as setting_b,
        sa.published_on as published_a,
        sb.published_on as published_b
    from story_pairs as p
    cross join left_out as o
    join core.story_features as a on a.event_id = p.event_a
    join core.story_features as b on b.event_id = p.event_b
    join core.story_articles as sa on sa.article_id = a.article_id
    join core.story_articles as sb on sb.article_id = b.article_id
    where a.event_type = b.event_type and a.kind = b.kind
),

-- Likeness of two sets of words, 0 to 1: what they share over the geometric mean of their sizes.
measured as (
    select
        *,
        len(list_intersect(actors_a, actors_b)) as same_actors,
        -- One word less: two of three words in common is less than eight of twelve.
        len(list_intersect(words_a, words_b)) / (sqrt(len(words_a) * len(words_b)) + 1) as words_like,
        len(words_a) >= 5 and list_sort(words_a) = list_sort(words_b) as verbatim,
        -- Of names, what the shorter list shares: a longer article has more of them.
        len(list_intersect(names_a, names_b)) / greatest(1, least(len(names_a), len(names_b))) as names_like,
        len(list_intersect(names_a, names_b)) as names_shared,
        len(list_intersect(setting_a, setting_b)) / sqrt(len(setting_a) * len(setting_b)) as setting_like,
        greatest(a.day_from, b.day_from) - least(a.day_to, b.day_to) as day_gap,
        -- Great-circle distance in kilometres (haversine).
        12742 * asin(sqrt(
            pow(sin(radians(b.latitude - a.latitude) / 2), 2)
            + cos(radians(a.latitude)) * cos(radians(b.latitude)) * pow(sin(radians(b.longitude - a.longitude) / 2), 2)
        )) as km,
        -- Distance of the figures: 0 when each allows the other; 'at least 40' is seldom said of more than 80.
        greatest(
            coalesce(a.figure_low, a.figure_high / 2) - coalesce(b.figure_high, b.figure_low * 2),
            coalesce(b.figure_low, b.figure_high / 2) - coalesce(a.figure_high, a.figure_low * 2),
            0
        ) as figure_gap,
        greatest(coalesce(a.figure_high, a.figure_low), coalesce(b.figure_high, b.figure_low)) as figure_top
    from sides
),

compared as (
    select event_a, event_b, event_type, 'who' as feature,
        case
            when event_type = 'casualty' then
                case
                    when len(countries) > 0 then 'country'
                    when a.actor_countries <> b.actor_countries then 'differ'
                end
            when actors_a is null or actors_b is null then
                case when len(countries) > 0 and event_type <> 'meeting' then 'country' else 'unnamed' end
            when event_type = 'meeting' then
                case
                    when same_actors >= 2 then 'same'
                    when len(keys) >= 2 then 'key'
                    when len(countries) >= 2 then 'country'
                    when len(keys) = 1 then 'one'
                    else 'differ'
                end
            when same_actors > 0 then 'same'
            when len(keys) > 0 then 'key'
            when event_type = 'deployment' and len(countries) > 0 then 'country'
            when len(countries) > 0 then 'colleague'
            else 'differ'
        end as level,
        case
            when same_actors > 0 then array_to_string(list_sort(list_intersect(actors_a, actors_b)), ', ')
            when len(keys) > 0 then array_to_string(list_sort(keys), ', ')
            when len(countries) > 0 then array_to_string(list_sort(countries), ', ')
        end as detail
    from measured
    union all
    select event_a, event_b, event_type, 'when',
        case
            when day_gap is null then null
            when a.day_known and b.day_known then
                case
                    when a.day_from = a.day_to and b.day_from = b.day_to and day_gap = 0 then 'same_day'
                    when day_gap <= 0 then 'overlap'
                    when day_gap = 1 then 'next_day'
                    else 'apart'
                end
            when
                (a.day_known and a.day_from > b.day_to and a.realis = 'fact')
                or (b.day_known and b.day_from > a.day_to and b.realis = 'fact')
                then 'before'
            when day_gap = 0 and a.day_from = a.day_to and b.day_from = b.day_to then 'weekday'
            when day_gap <= 0 then 'assumed'
            when day_gap = 1 then 'assumed_near'
            else 'assumed_far'
        end,
        case
            when a.day_known and b.day_known
                then case when a.day_from = b.day_from then a.day_from::varchar
                    else least(a.day_from, b.day_from)::varchar || ' and ' || greatest(a.day_from, b.day_from)::varchar end
        end
    from measured
    union all
    select event_a, event_b, event_type, 'where',
        case
            when a.country <> b.country then 'differ'
            when a.place is null and b.place is not null and list_has_all(names_a, string_split(b.place, ' ')) then 'named'
            when b.place is null and a.place is not null and list_has_all(names_b, string_split(a.place, ' ')) then 'named'
            when a.place is null or b.place is null then case when a.country = b.country then 'country' end
            when a.place = b.place then 'same'
            when km <= 30 then 'near'
            when a.country = b.country and (km is null or km <= 400) then 'country'
            when contains(a.place, b.place) or contains(b.place, a.place) then 'near'
            when km is null then null
            else 'differ'
        end,
        case
            when a.place is null or b.place is null or a.place = b.place then coalesce(a.place, b.place, a.country)
            else least(a.place, b.place) || ' and ' || greatest(a.place, b.place)
        end
    from measured
    union all
    select event_a, event_b, event_type, 'figure',
        case
            when a.figure_unit is null and b.figure_unit is null then null
            when a.figure_unit is null or b.figure_unit is null then 'one'
            when a.figure_unit <> b.figure_unit then null
            -- Half of all tolls are one, two or three.
            when figure_gap = 0 and a.figure_low = b.figure_low then if(a.figure_low <= 3, 'same_small', 'same')
            when figure_gap = 0 then 'overlap'
            when figure_gap <= greatest(5, 0.5 * figure_top) then 'near'
            when a.claimant <> b.claimant then 'claimed'
            else 'far'
        end,
        case
            when a.figure_unit = b.figure_unit then
                least(coalesce(a.figure_low, a.figure_high), coalesce(b.figure_low, b.figure_high))::varchar
                || case when figure_gap = 0 and a.figure_low = b.figure_low then ''
                    else ' and '
                        || greatest(coalesce(a.figure_low, a.figure_high), coalesce(b.figure_low, b.figure_high))::varchar end
        end
    from measured
    union all
    select event_a, event_b, event_type, 'words',
        case
            when words_like is null then null
            when verbatim then 'verbatim'
            when words_like >= 0.65 then 'same'
            when words_like >= 0.5 then 'close'
            when words_like >= 0.38 then 'alike'
            when words_like >= 0.22 then 'some'
            when words_like >= 0.08 then 'few'
            else 'none'
        end,
        round(words_like, 2)::varchar
    from measured
    union all
    select event_a, event_b, event_type, 'names',
        case
            when same_article or least(len(names_a), len(names_b)) = 0 then null
            when names_like >= 0.6 and names_shared >= 3 then 'close'
            when names_like >= 0.4 and names_shared >= 2 then 'alike'
            when names_shared >= 1 and names_like >= 0.34 then 'some'
            when names_shared >= 1 then 'few'
            else 'none'
        end,
        array_to_string(list_sort(list_intersect(names_a, names_b))[:5], ', ')
    from measured
    union all
    select event_a, event_b, event_type, 'setting',
        case
            when same_article or setting_like is null then null
            when setting_like >= 0.5 then 'close'
            when setting_like >= 0.3 then 'alike'
            when setting_like >= 0.18 then 'some'
            when setting_like >= 0.08 then 'few'
            else 'none'
        end,
        round(setting_like, 2)::varchar
    from measured
    union all
    select event_a, event_b, event_type, 'side',
        case
            when a.side in ('unknown', 'other') or b.side in ('unknown', 'other', 'mixed') or a.side = 'mixed' then null
            when a.side = b.side then 'same'
            when event_type = 'meeting' and (a.side in ('call', 'video')) = (b.side in ('call', 'video')) then 'same'
            else 'differ'
        end,
        case when a.side = b.side then a.side else least(a.side, b.side) || ' and ' || greatest(a.side, b.side) end
    from measured
    union all
    select event_a, event_b, event_type, 'scope',
        case when a.scope <> b.scope and 'unknown' not in (a.scope, b.scope) then 'differ' end,
        least(a.scope, b.scope) || ' and ' || greatest(a.scope, b.scope)
    from measured
    union all
    select event_a, event_b, event_type, 'part', case when a.is_part <> b.is_part then 'differ' end, null
    from measured
    union all
    select event_a, event_b, event_type, 'realis',
        case
            when a.realis = b.realis then null
            when 'fact' in (a.realis, b.realis) and (a.realis in ('denied', 'negative') or b.realis in ('denied', 'negative'))
                then 'opposed'
            else 'differ'
        end,
        least(a.realis, b.realis) || ' and ' || greatest(a.realis, b.realis)
    from measured
    union all
    select event_a, event_b, event_type, 'article', case when same_article then 'same' end, null
    from measured
)

select
    c.event_a,
    c.event_b,
    c.event_type,
    c.feature,
    c.level,
    coalesce(w.weight, 0) as weight,
    l.words || coalesce(' (' || nullif(c.detail, '') || ')', '') as words
from compared as c
join story_levels as l using (feature, level)
left join story_weights as w using (event_type, feature, level)
