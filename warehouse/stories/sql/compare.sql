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

-- Each event once, its words as lists; numbers are compared as figures.
wanted as (
    select event_a as event_id from story_pairs
    union
    select event_b from story_pairs
),

-- Written down before their articles are joined: of rows of the open transaction DuckDB has no statistics, and it would
-- join every wanted event with every article first.
described as materialized (
    select f.*
    from wanted as w
    join core.story_features as f using (event_id)
),

sides as materialized (
    select
        f.event_id,
        f.event_type,
        f.article_id,
        f.latitude,
        f.longitude,
        -- What the levels look at, in one value: the lists beside it are too long to be carried along.
        {
            'actors': f.actors, 'actor_countries': f.actor_countries, 'day_from': f.day_from, 'day_to': f.day_to,
            'day_known': f.day_known, 'realis': f.realis, 'place': f.place, 'country': f.country, 'side': f.side,
            'figure_unit': f.figure_unit, 'figure_low': f.figure_low, 'figure_high': f.figure_high,
            'claimant': f.claimant, 'scope': f.scope, 'is_part': f.is_part, 'negated': f.negated
        } as plain,
        string_split(f.actors, '|') as actor_names,
        list_transform(string_split(f.actor_keys, '|'), lambda key: string_split(key, '_')) as key_words,
        list_transform(string_split(f.actors, '|'), lambda name: string_split(name, ' ')) as name_words,
        string_split(f.actor_countries, '|') as nations,
        string_split(f.offices, '|') as offices,
        string_split(f.offices_held, '|') as held,
        string_split(f.states, '|') as states,
        -- What is compared as who and where is no evidence once more among the names.
        string_split_regex(concat_ws(' ', f.actors, f.place), '[| -]') as counted,
        list_sort(string_split(f.words, ' ')) as told,
        list_filter(
            list_distinct(string_split(concat_ws(' ', f.names, s.setting_names), ' ')),
            lambda name: name > ':' and not list_contains(o.names, name)
        ) as around,
        string_split(s.setting_words, ' ') as setting
    from described as f
    join core.story_articles as s on s.article_id = f.article_id
    cross join left_out as o
),

-- Words in common, counted by joining: a list function would look at every pair word by word.
-- The pairs come first, written down: words alone would be joined with all events that have them.
told_words as materialized (
    select event_id, unnest(told) as word from sides
),

told_of_a as materialized (
    select p.event_a, p.event_b, w.word
    from story_pairs as p
    join told_words as w on w.event_id = p.event_a
),

shared_told as materialized (
    select o.event_a, o.event_b, count(*) as words
    from told_of_a as o
    join told_words as w on w.event_id = o.event_b and w.word = o.word
    group by o.event_a, o.event_b
),

setting_words as materialized (
    select event_id, unnest(setting) as word from sides
),

setting_of_a as materialized (
    select p.event_a, p.event_b, w.word
    from story_pairs as p
    join setting_words as w on w.event_id = p.event_a
),

shared_setting as materialized (
    select o.event_a, o.event_b, count(*) as words
    from setting_of_a as o
    join setting_words as w on w.event_id = o.event_b and w.word = o.word
    group by o.event_a, o.event_b
),

-- Likeness of two sets of words, 0 to 1: what they share over the geometric mean of their sizes.
measured as (
    select
        p.event_a,
        p.event_b,
        a.event_type,
        a.plain as a,
        b.plain as b,
        a.article_id = b.article_id as same_article,
        a.actor_names as a_actors,
        b.actor_names as b_actors,
        list_intersect(a.actor_names, b.actor_names) as same_actors,
        -- Parties of one name: all words of the one are words of the other ('Coast Guard', 'Philippine Coast Guard').
        list_filter(
            a.key_words,
            lambda x: len(list_filter(b.key_words, lambda y: list_has_all(x, y) or list_has_all(y, x))) > 0
        ) as keys,
        -- 'Somchai' and 'Somchai Prasert': not every surname comes last.
        list_filter(
            coalesce(a.name_words, []),
            lambda x: len(list_filter(b.name_words, lambda y: list_has_all(x, y) or list_has_all(y, x))) > 0
        ) as names_within,
        greatest(len(keys), len(names_within)) as alike,
        list_intersect(a.nations, b.nations) as countries,
        list_concat(
            list_intersect(coalesce(a.offices, []), list_concat(coalesce(b.offices, []), coalesce(b.held, []))),
            list_intersect(coalesce(b.offices, []), coalesce(a.held, []))
        ) as offices,
        -- 'Greece and Turkey' met, or two persons of whom one is known to be Greek.
        (len(a.states) >= 2 and list_has_all(a.states, b.nations)) or (len(b.states) >= 2 and list_has_all(b.states, a.nations))
        as of_states,
        list_filter(a.around, lambda name: not list_contains(b.counted, name) and not list_contains(a.counted, name)) as names_a,
        list_filter(b.around, lambda name: not list_contains(b.counted, name) and not list_contains(a.counted, name)) as names_b,
        least(len(names_a), len(names_b)) as fewest_names,
        list_has_all(a.around, string_split(b.plain.place, ' ')) as named_in_a,
        list_has_all(b.around, string_split(a.plain.place, ' ')) as named_in_b,
        list_intersect(names_a, names_b) as shared_names,
        len(shared_names) / greatest(1, fewest_names) as names_like,
        -- One word less: two of three words in common is less than eight of twelve.
        coalesce(st.words, 0) / (sqrt(len(a.told) * len(b.told)) + 1) as words_like,
        len(a.told) >= 5 and a.told = b.told as verbatim,
        coalesce(ss.words, 0) / sqrt(len(a.setting) * len(b.setting)) as setting_like,
        greatest(a.plain.day_from, b.plain.day_from) - least(a.plain.day_to, b.plain.day_to) as day_gap,
        -- Great-circle distance in kilometres (haversine).
        12742 * asin(sqrt(
            pow(sin(radians(b.latitude - a.latitude) / 2), 2)
            + cos(radians(a.latitude)) * cos(radians(b.latitude)) * pow(sin(radians(b.longitude - a.longitude) / 2), 2)
        )) as km,
        -- Distance of the figures: 0 when each allows the other; 'at least 40' is seldom said of more than 80.
        greatest(
            coalesce(a.plain.figure_low, a.plain.figure_high / 2) - coalesce(b.plain.figure_high, b.plain.figure_low * 2),
            coalesce(b.plain.figure_low, b.plain.figure_high / 2) - coalesce(a.plain.figure_high, a.plain.figure_low * 2),
            0
        ) as figure_gap,
        greatest(coalesce(a.plain.figure_high, a.plain.figure_low), coalesce(b.plain.figure_high, b.plain.figure_low)) as figure_top
    from story_pairs as p
    join sides as a on a.event_id = p.event_a
    join sides as b on b.event_id = p.event_b
    left join shared_told as st on st.event_a = p.event_a and st.event_b = p.event_b
    left join shared_setting as ss on ss.event_a = p.event_a and ss.event_b = p.event_b
    -- Blocks are of one type and kind; to ask for it here would make DuckDB join by it, before the pairs.
),

compared as (
    select
        event_a,
        event_b,
        event_type,
        unnest([
            {
                'feature': 'who',
                'level': case
                    when event_type = 'casualty' then
                        case
                            when a.actor_countries <> b.actor_countries then 'differ'
                            when len(keys) > 0 then 'key'
                            when a.actors is not null and b.actors is not null then 'differ'
                            when len(countries) > 0 then 'country'
                        end
                    when a.actors is null or b.actors is null then
                        case when len(countries) > 0 and event_type <> 'meeting' then 'country' else 'unnamed' end
                    when event_type = 'meeting' then
                        case
                            when len(same_actors) >= 2 then 'same'
                            when alike >= 2 then 'key'
                            when len(countries) >= 2 then 'country'
                            when alike = 1 and least(len(a_actors), len(b_actors)) >= 2 then 'other_guest'
                            when alike = 1 then 'one'
                            when of_states and len(countries) > 0 then 'states'
                            else 'differ'
                        end
                    when len(same_actors) > 0 then 'same'
                    when alike > 0 then 'key'
                    when len(offices) > 0 then 'office'
                    when event_type = 'deployment' and len(countries) > 0 then 'country'
                    when len(countries) > 0 then 'colleague'
                    else 'differ'
                end,
                'detail': case
                    when len(same_actors) > 0 then array_to_string(list_sort(same_actors), ', ')
                    when len(keys) > 0 then array_to_string(list_sort(list_transform(keys, lambda key: array_to_string(key, ' '))), ', ')
                    when len(names_within) > 0 then array_to_string(list_sort(list_transform(names_within, lambda name: array_to_string(name, ' '))), ', ')
                    when len(offices) > 0 then replace(array_to_string(list_sort(offices), ', '), '_', ' ')
                    when len(countries) > 0 then array_to_string(list_sort(countries), ', ')
                end
            },
            {
                'feature': 'when',
                'level': case
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
                    -- An event without a date has a window of days before its report; a day of the week narrows it.
                    when day_gap <= 0 and a.day_to - a.day_from <= 1 and b.day_to - b.day_from <= 1 then 'weekdays'
                    when day_gap <= 0 then 'assumed'
                    when day_gap = 1 then 'assumed_near'
                    else 'assumed_far'
                end,
                'detail': case
                    when a.day_known and b.day_known
                        then case when a.day_from = b.day_from then a.day_from::varchar
                            else least(a.day_from, b.day_from)::varchar || ' and ' || greatest(a.day_from, b.day_from)::varchar end
                end
            },
            {
                'feature': 'where',
                'level': case
                    when a.country <> b.country then 'differ'
                    when a.place is null and named_in_a then 'named'
                    when b.place is null and named_in_b then 'named'
                    when a.place is null or b.place is null then case when a.country = b.country then 'country' end
                    when a.place = b.place then 'same'
                    when km <= 30 then 'near'
                    when a.country = b.country and (km is null or km <= 400) then 'country'
                    when contains(a.place, b.place) or contains(b.place, a.place) then 'near'
                    when km is null then null
                    else 'differ'
                end,
                'detail': case
                    when a.place is null or b.place is null or a.place = b.place then coalesce(a.place, b.place, a.country)
                    else least(a.place, b.place) || ' and ' || greatest(a.place, b.place)
                end
            },
            {
                'feature': 'figure',
                'level': case
                    when a.figure_unit is null and b.figure_unit is null then null
                    when a.figure_unit is null or b.figure_unit is null then 'one'
                    when a.figure_unit <> b.figure_unit then null
                    -- Half of all tolls are one, two or three.
                    when figure_gap = 0 and a.figure_low = b.figure_low then
                        case when a.figure_low <= 3 then 'same_small' when a.figure_low < 10 then 'same_few' else 'same' end
                    when figure_gap = 0 then 'overlap'
                    when figure_gap <= 0.15 * figure_top then 'close'
                    when figure_gap <= greatest(if(event_type = 'casualty', 5, 1), if(event_type = 'casualty', 0.5, 0.34) * figure_top) then 'near'
                    when a.claimant <> b.claimant then 'claimed'
                    else 'far'
                end,
                'detail': case
                    when a.figure_unit = b.figure_unit then
                        least(coalesce(a.figure_low, a.figure_high), coalesce(b.figure_low, b.figure_high))::varchar
                        || case when figure_gap = 0 and a.figure_low = b.figure_low then ''
                            else ' and '
                                || greatest(coalesce(a.figure_low, a.figure_high), coalesce(b.figure_low, b.figure_high))::varchar end
                end
            },
            {
                'feature': 'words',
                'level': case
                    when words_like is null then null
                    when verbatim then 'verbatim'
                    when words_like >= 0.65 then 'same'
                    when words_like >= 0.5 then 'close'
                    when words_like >= 0.38 then 'alike'
                    when words_like >= 0.22 then 'some'
                    when words_like >= 0.08 then 'few'
                    else 'none'
                end,
                'detail': round(words_like, 2)::varchar
            },
            {
                'feature': 'names',
                'level': case
                    when same_article or fewest_names = 0 then null
                    when names_like >= 0.6 and len(shared_names) >= 3 then 'close'
                    when names_like >= 0.4 and len(shared_names) >= 2 then 'alike'
                    when len(shared_names) >= 1 and names_like >= 0.34 then 'some'
                    when len(shared_names) >= 1 then 'few'
                    else 'none'
                end,
                'detail': array_to_string(list_sort(shared_names)[:5], ', ')
            },
            {
                'feature': 'setting',
                'level': case
                    when same_article or setting_like is null then null
                    when setting_like >= 0.5 then 'close'
                    when setting_like >= 0.3 then 'alike'
                    when setting_like >= 0.18 then 'some'
                    when setting_like >= 0.08 then 'few'
                    else 'none'
                end,
                'detail': round(setting_like, 2)::varchar
            },
            {
                'feature': 'side',
                'level': case
                    when a.side in ('unknown', 'other') or b.side in ('unknown', 'other', 'mixed') or a.side = 'mixed' then null
                    when a.side = b.side then 'same'
                    when event_type = 'meeting' and (a.side in ('call', 'video')) = (b.side in ('call', 'video')) then 'same'
                    else 'differ'
                end,
                'detail': case when a.side = b.side then a.side else least(a.side, b.side) || ' and ' || greatest(a.side, b.side) end
            },
            {
                'feature': 'scope',
                'level': case
                    when a.scope = b.scope or 'unknown' in (a.scope, b.scope) then null
                    when 'cumulative' in (a.scope, b.scope) then 'differ'
                    when a.scope <> b.scope then 'period'
                end,
                'detail': least(a.scope, b.scope) || ' and ' || greatest(a.scope, b.scope)
            },
            {
                'feature': 'part',
                'level': case when a.is_part <> b.is_part then if(event_type = 'deployment', 'further', 'differ') end,
                'detail': null::varchar
            },
            {
                'feature': 'negation',
                'level': case when a.negated <> b.negated then 'differ' end,
                'detail': null::varchar
            },
            {
                'feature': 'realis',
                'level': case
                    when a.realis = b.realis then null
                    when 'fact' in (a.realis, b.realis) and (a.realis in ('denied', 'negative') or b.realis in ('denied', 'negative'))
                        then 'opposed'
                    else 'differ'
                end,
                'detail': least(a.realis, b.realis) || ' and ' || greatest(a.realis, b.realis)
            },
            {
                'feature': 'article',
                'level': case when same_article then 'same' end,
                'detail': null::varchar
            }
        ]) as f
    from measured
)

select
    c.event_a,
    c.event_b,
    c.event_type,
    c.f.feature as feature,
    c.f.level as level,
    coalesce(w.weight, 0) as weight,
    l.words || coalesce(' (' || nullif(c.f.detail, '') || ')', '') as words
from compared as c
join story_levels as l on l.feature = c.f.feature and l.level = c.f.level
left join story_weights as w on w.event_type = c.event_type and w.feature = c.f.feature and w.level = c.f.level
