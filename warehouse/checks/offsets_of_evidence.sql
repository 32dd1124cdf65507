-- The evidence and the trigger of every event are exactly the article's characters at their offsets.
select e.event_id, e.evidence_start, e.evidence
from core.events as e
join core.articles as a using (article_id)
where
    e.evidence <> substr(a.text, e.evidence_start + 1, e.evidence_end - e.evidence_start)
    or e.trigger_text <> substr(a.text, e.trigger_start + 1, e.trigger_end - e.trigger_start)
