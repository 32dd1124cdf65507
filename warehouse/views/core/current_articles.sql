-- One row per article that at least one current source record still gives; the earliest such record names its file.
select
    a.*,
    r.source_path,
    r.source_file,
    r.source_format,
    r.url,
    r.author,
    r.publisher,
    r.revision
from core.articles as a
join (
    select
        article_id,
        unnest(arg_min(
            {
                'source_path': source_path,
                'source_file': source_file,
                'source_format': source_format,
                'url': url,
                'author': author,
                'publisher': publisher,
                'revision': revision
            },
            (valid_from, source_path, source_file)
        ))
    from core.source_records
    where valid_to is null
    group by article_id
) as r using (article_id)
