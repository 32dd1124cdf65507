-- One row per article that at least one current source record still gives; the earliest such record names its file.
select
    a.*,
    r.source_path,
    r.source_file,
    r.source_format,
    r.url,
    r.author,
    r.publisher,
    r.revision,
    r.record_sha256,
    r.file_sha256,
    l.valid_from,
    l.valid_to,
    l.change_reason
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
                'revision': revision,
                'record_sha256': record_sha256,
                'file_sha256': file_sha256
            },
            (valid_from, source_path, source_file)
        ))
    from core.source_records
    where core.counts(valid_from, valid_to)
    group by article_id
) as r using (article_id)
join core.article_lives as l on l.article_id = a.article_id and core.counts(l.valid_from, l.valid_to)
