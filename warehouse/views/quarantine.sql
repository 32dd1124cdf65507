-- One row per file or record set aside, with its reason; those that loaded later are left out.
select
    source_file,
    stage,
    error_type,
    message,
    first_seen,
    last_seen,
    attempts,
    content_sha256,
    quarantine_id
from core.quarantine
where resolved_at is null
