-- One row per fact that event data sets code as an act of one party towards another: statements, meetings, deployments.
with
parties as (
    select
        p.event_id,
        p.slot,
        p.actor_id,
        p.text,
        p.start_char,
        -- PLOVER: in a visit the visitor is the source and the host the recipient.
        row_number() over (partition by p.event_id, p.slot order by coalesce(p.part, '') = 'host', p.position) as rank
    from core.current_events as e
    join core.event_actors as p using (extraction_id, event_id)
    where p.slot in ('speaker', 'addressee', 'participant', 'force_owner', 'beneficiary')
),

acts as (
    select
        event_id,
        'speaker' as source_slot,
        'addressee' as target_slot,
        -- The nearest CAMEO code; 'deny' is 'deny responsibility', 'confirm' 'acknowledge', what PLOVER does not code is null.
        case speech_act
            when 'support' then '051'
            when 'accuse' then '112'
            when 'reject' then '120'
            when 'request' then '020'
            when 'threaten' then '130'
            when 'promise' then '030'
            when 'deny' then '016'
            when 'confirm' then '015'
            else '010'
        end as cameo,
        case speech_act
            when 'support' then 'SUPPORT'
            when 'accuse' then 'ACCUSE'
            when 'reject' then 'REJECT'
            when 'request' then 'REQUEST'
            when 'threaten' then 'THREATEN'
            when 'promise' then 'AGREE'
        end as plover,
        null::varchar as plover_mode
    from main.statements
    union all
    select
        event_id,
        'participant',
        'participant',
        case when format in ('call', 'video') then '041' when format = 'visit' then '042' else '040' end,
        'CONSULT',
        case when format in ('call', 'video') then 'phone' when format = 'visit' then 'visit' when format = 'summit' then 'multilateral' end
    from main.meetings
    where status in ('held', 'ongoing')
    union all
    select
        event_id,
        'force_owner',
        'beneficiary',
        case
            when status = 'withdrawn' then '087'
            when force_type = 'peacekeepers' then '074'
            when status = 'engaged' then '190'
            when force_type = 'police' then '153'
            else '154'
        end,
        case
            when status = 'withdrawn' then 'RETREAT'
            when force_type = 'peacekeepers' then 'AID'
            when status = 'engaged' then 'ASSAULT'
            else 'MOBILIZE'
        end,
        case
            when status = 'withdrawn' then 'withdraw'
            when force_type = 'peacekeepers' then 'military'
            when status = 'engaged' then null
            when force_type = 'police' then 'police'
            else 'troops'
        end
    from main.deployments
),

-- Goldstein (1992) as GDELT assigns it to CAMEO codes.
weights(cameo, goldstein) as (
    values
        ('010', 0.0::double), ('015', 0.0), ('016', -2.0), ('020', 3.0), ('030', 4.0), ('040', 1.0), ('041', 1.0),
        ('042', 1.9), ('051', 3.4), ('074', 8.5), ('087', 9.0), ('112', -2.0), ('120', -4.0), ('130', -4.4),
        ('153', -7.2), ('154', -7.2), ('190', -10.0)
)

select
    e.*,
    a.cameo,
    w.goldstein,
    case
        when a.cameo < '06' then 1
        when a.cameo < '10' then 2
        when a.cameo < '14' then 3
        else 4
    end::bigint as quad_class,
    a.plover,
    a.plover_mode,
    s.actor_id as source_id,
    s.start_char as source_start,
    t.actor_id as target_id,
    t.start_char as target_start,
    -- A force acts where it is sent.
    coalesce(w1.name, w2.name) as act_place,
    case when w1.name is null then w2.kind else w1.kind end as act_place_kind,
    case when w1.name is null then w2.country else w1.country end as act_country,
    case when w1.name is null then w2.latitude else w1.latitude end as act_latitude,
    case when w1.name is null then w2.longitude else w1.longitude end as act_longitude
from main.events as e
join acts as a using (event_id)
join weights as w using (cameo)
join parties as s on s.event_id = e.event_id and s.slot = a.source_slot and s.rank = 1
left join parties as t
    on t.event_id = e.event_id
    and t.slot = a.target_slot
    and t.rank = case when a.target_slot = a.source_slot then 2 else 1 end
left join main.event_places as w1 on w1.event_id = e.event_id and w1.slot = 'place'
left join main.event_places as w2 on w2.event_id = e.event_id and w2.slot = 'destination'
where e.polarity = 'positive' and e.modality = 'asserted'
