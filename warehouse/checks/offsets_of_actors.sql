-- The words that stand for a party are exactly the article's characters at their offsets.
select p.event_id, p.slot, p.start_char, p.text
from core.event_actors as p
join core.articles as a using (article_id)
where p.text <> substr(a.text, p.start_char + 1, p.end_char - p.start_char)
