-- The text of every field is exactly the article's characters from start_char to end_char.
select f.event_id, f.field, f.start_char, f.text
from core.event_fields as f
join core.articles as a using (article_id)
where f.text <> substr(a.text, f.start_char + 1, f.end_char - f.start_char)
