-- The coded columns of each event type have values the codebook knows.
select event_id, kind as value
from core.statement_details
where
    kind not in ('direct', 'indirect', 'mixed')
    or speech_act not in ('say', 'support', 'accuse', 'reject', 'request', 'threaten', 'promise', 'deny', 'confirm')
union all
select event_id, format || ' ' || status
from core.meeting_details
where
    format not in ('in_person', 'call', 'video', 'summit', 'visit', 'unknown')
    or status not in ('held', 'ongoing', 'planned', 'cancelled', 'proposed')
union all
select event_id, force_type || ' ' || status
from core.deployment_details
where
    force_type not in (
        'troops', 'special_forces', 'police', 'peacekeepers', 'naval', 'air', 'armour', 'artillery', 'missiles',
        'air_defence', 'drones', 'other'
    )
    or status not in ('deployed', 'engaged', 'withdrawn')
union all
select event_id, outcome || ' ' || scope || ' ' || victims_kind
from core.casualty_details
where
    outcome not in ('killed', 'wounded', 'missing', 'captured', 'displaced', 'killed_or_wounded', 'casualties')
    or scope not in ('incident', 'period', 'cumulative', 'unknown')
    or victims_kind not in ('military', 'civilian', 'mixed', 'unknown')
