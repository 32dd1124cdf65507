-- Every event has exactly one row in the table of its type.
with
details as (
    select extraction_id, event_id, 'statement' as type from core.statement_details
    union all
    select extraction_id, event_id, 'meeting' from core.meeting_details
    union all
    select extraction_id, event_id, 'deployment' from core.deployment_details
    union all
    select extraction_id, event_id, 'casualty' from core.casualty_details
)

select coalesce(e.event_id, d.event_id) as event_id, e.type, d.type as detail_type
from core.events as e
full join details as d using (extraction_id, event_id)
where e.type is distinct from d.type
