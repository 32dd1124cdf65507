-- One row per speaker, those heard most often first.
select
    speaker,
    any_value(speaker_country) as country,
    count(*) as statements,
    count(*) filter (where speech_act = 'deny') as denials,
    count(distinct article_id) as articles
from statements
where speaker is not null
group by speaker
order by statements desc, speaker
limit 12;
