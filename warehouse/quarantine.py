"""Bad input → a row with its reason and bytes, so that nothing is lost and a retry needs no search."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from models.errors import InputError
from models.ids import sha256
from models.source import Record, SourceFile
from warehouse import tables as t
from warehouse.arrow import staged, utc_now
from warehouse.records import source_path, storable

_Q = t.quarantine
PAYLOAD_LIMIT = 16 * 2**20  # bytes; what is larger is read from its file again


@dataclass(frozen=True)
class DeadLetter:
    """A file or record set aside. record is None when the whole file could not be split into records."""

    quarantine_id: str
    source: SourceFile
    source_file: str
    stage: str
    error_type: str
    message: str
    first_seen: dt.datetime
    last_seen: dt.datetime
    attempts: int
    content_sha256: str | None


def put(
    connection: sa.Connection,
    error: Exception,
    *,
    stage: str,
    source: SourceFile,
    record: Record | None,
    run_id: str | None,
) -> str:
    """Insert the failure, or count another attempt; the row's id."""
    path, name = source_path(source), storable(record.source_file if record else _name(error, source))
    key, now = "q" + sha256(f"{path}|{name}")[:16], utc_now()
    latest: dict[str, object] = {
        "stage": stage, "error_type": type(error).__name__, "message": _reason(error), "last_seen": now,
        "content_sha256": record.sha256 if record else None, "payload": _payload(record), "run_id": run_id,
        "resolved_at": None,
    }  # fmt: skip
    again = sa.update(_Q).where(_Q.c.quarantine_id == key).values(attempts=_Q.c.attempts + 1, **latest)
    if not connection.execute(again).rowcount:
        row = {"quarantine_id": key, "source_path": path, "source_file": name, "first_seen": now, "attempts": 1}
        connection.execute(sa.insert(_Q).values(row | latest))
    return key


def open_letters(connection: sa.Connection) -> Iterator[DeadLetter]:
    """Those still set aside, oldest first."""
    query = (
        sa.select(_Q, t.source_files.c.name, t.source_files.c.size, t.source_files.c.mtime_ns)
        .join(t.source_files, t.source_files.c.source_path == _Q.c.source_path, isouter=True)
        .where(_Q.c.resolved_at.is_(None))
        .order_by(_Q.c.first_seen, _Q.c.source_file)
    )
    for row in connection.execute(query):
        source = SourceFile(
            path=row.source_path, name=row.name or row.source_file, size=row.size or 0, mtime_ns=row.mtime_ns or 0
        )
        yield DeadLetter(
            row.quarantine_id, source, row.source_file, row.stage, row.error_type, row.message,
            row.first_seen, row.last_seen, row.attempts, row.content_sha256,
        )  # fmt: skip


def payload(connection: sa.Connection, quarantine_id: str) -> Record | None:
    """The record as it was when it failed; None = not kept: read the file again."""
    query = sa.select(_Q.c.source_file, _Q.c.payload, _Q.c.content_sha256).where(_Q.c.quarantine_id == quarantine_id)
    row = connection.execute(query).one_or_none()
    if row is None or row.payload is None:
        return None
    return Record(source_file=row.source_file, data=bytes(row.payload), sha256=row.content_sha256)


def resolve(connection: sa.Connection, quarantine_id: str) -> None:
    """Take a letter out of the list: it was read after all, or its file is whole again."""
    connection.execute(
        sa.update(_Q)
        .where(_Q.c.quarantine_id == quarantine_id, _Q.c.resolved_at.is_(None))
        .values(resolved_at=utc_now())
    )


def resolve_files(connection: sa.Connection, paths: Sequence[str]) -> None:
    """All letters of files that were read to their end without an error."""
    if not paths:
        return
    with staged(connection, _Q, ["source_path"], [{"source_path": path} for path in paths]) as s:
        connection.execute(
            sa.update(_Q)
            .where(_Q.c.source_path.in_(sa.select(s.c.source_path)), _Q.c.resolved_at.is_(None))
            .values(resolved_at=utc_now())
        )


def _name(error: Exception, source: SourceFile) -> str:
    # An InputError from inside an archive or a list names the member; any other error is the file's own.
    if isinstance(error, InputError) and error.source.startswith((f"{source.name}!", f"{source.name}#")):
        return error.source
    return source.name


def _reason(error: Exception) -> str:
    text = error.reason if isinstance(error, InputError) else str(error)
    return storable(" ".join(text.split()))[:500] or type(error).__name__


def _payload(record: Record | None) -> bytes | None:
    return record.data if record and len(record.data) <= PAYLOAD_LIMIT else None
