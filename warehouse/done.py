"""Files that are complete → marked as seen, in the transaction that loaded their last record."""

import datetime as dt

import sqlalchemy as sa

from models.source import SourceFile
from warehouse import tables as t
from warehouse.records import source_path, storable

_F = t.source_files
_R = t.source_records


def mark_done(connection: sa.Connection, source: SourceFile, sha256: str, run_id: str | None, now: dt.datetime) -> None:
    """Insert or update the file's row. Standard input has no identity and is never marked."""
    path = source_path(source)
    if path == "-":
        return
    records = connection.scalar(
        sa.select(sa.func.count()).select_from(_R).where(_R.c.source_path == path, _R.c.valid_to.is_(None))
    )
    row = {
        "name": storable(source.name), "size": source.size, "mtime_ns": source.mtime_ns, "sha256": sha256,
        "records": records, "run_id": run_id, "last_seen": now,
    }  # fmt: skip
    if not connection.execute(sa.update(_F).where(_F.c.source_path == path).values(row)).rowcount:
        connection.execute(sa.insert(_F).values(source_path=path, first_seen=now, **row))
