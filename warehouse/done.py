"""Files that are complete → marked as seen, in the transaction that loaded their last record."""

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from models.source import SourceFile
from warehouse import tables as t
from warehouse.arrow import staged
from warehouse.records import source_path, storable

_F = t.source_files
_R = t.source_records


def mark_done(
    connection: sa.Connection, digests: Mapping[SourceFile, str], run_id: str | None, now: dt.datetime
) -> None:
    """Insert or update the row of each file; digests: their hex SHA-256. Standard input is not among them."""
    if not digests:
        return
    rows = [
        {
            "source_path": source_path(source), "name": storable(source.name), "size": source.size,
            "mtime_ns": source.mtime_ns, "sha256": digest, "run_id": run_id, "last_seen": now,
        }
        for source, digest in digests.items()
    ]  # fmt: skip
    with staged(connection, _F, list(rows[0]), rows) as s:
        count = sa.select(sa.func.count()).where(_R.c.source_path == s.c.source_path, _R.c.valid_to.is_(None))
        values = {name: s.c[name] for name in rows[0]} | {"records": count.scalar_subquery()}
        known = _F.c.source_path == s.c.source_path
        columns = [*values, "first_seen"]
        new = sa.select(*values.values(), s.c.last_seen).where(~sa.exists().where(known))
        connection.execute(sa.update(_F).where(known).values(values))
        connection.execute(sa.insert(_F).from_select(columns, new))
