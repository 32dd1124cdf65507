-- One row per judgement that holds between two events of story_affected.
select
    j.event_a,
    j.event_b,
    j.verdict
from core.story_judgements as j
join story_affected as a on a.event_id = j.event_a
join story_affected as b on b.event_id = j.event_b
where j.withdrawn_at is null
