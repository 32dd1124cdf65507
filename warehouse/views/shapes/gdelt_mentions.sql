-- One row per report of an event in gdelt_events (asserted and positive), in the 16 columns of GDELT 2.0's mentions table.
select
    ('0x' || substr(e.story_id, 2, 15))::bigint as GLOBALEVENTID,
    strftime(first_told.at, '%Y%m%d%H%M%S')::bigint as EventTimeDate,
    strftime(a.ingested_at, '%Y%m%d%H%M%S')::bigint as MentionTimeDate,
    case when a.url is null then 2 else 1 end::bigint as MentionType,
    a.publisher as MentionSourceName,
    coalesce(a.url, a.source_file) as MentionIdentifier,
    null::bigint as SentenceID,
    e.source_start as Actor1CharOffset,
    e.target_start as Actor2CharOffset,
    e.evidence_start as ActionCharOffset,
    1::bigint as InRawText,
    greatest(10, round(e.confidence * 10) * 10)::bigint as Confidence,
    length(a.text) as MentionDocLen,
    null::double as MentionDocTone,
    null::varchar as MentionDocTranslationInfo,
    null::varchar as Extras
from core.coded_events as e
join main.articles as a on a.article_id = e.article_id
join (
    select c.story_id, min(b.ingested_at) as at
    from core.coded_events as c
    join main.articles as b on b.article_id = c.article_id
    group by c.story_id
) as first_told on first_told.story_id = e.story_id
