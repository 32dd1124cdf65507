-- content_start and content_end of a statement are the hull of its content pieces, and the pieces make the content.
with
pieces as (
    select
        extraction_id,
        event_id,
        min(start_char) as first_char,
        max(end_char) as last_char,
        sum(length(text)) + count(*) - 1 as joined_length
    from core.event_fields
    where field = 'content'
    group by extraction_id, event_id
)

select s.event_id, s.content_start, s.content_end, s.content
from core.statement_details as s
left join pieces as p using (extraction_id, event_id)
where
    p.event_id is null
    or p.first_char <> s.content_start
    or p.last_char <> s.content_end
    or p.joined_length <> length(s.content)
