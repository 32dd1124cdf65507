"""Files and records → those not read before. A known file costs a stat, a touched one a hash, never a parse."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from models.source import Record, SourceFile
from warehouse import tables as t
from warehouse.arrow import staged
from warehouse.records import source_path, storable

_F = t.source_files
_R = t.source_records
_CHUNK = 256  # files asked for in one query


class _Known(NamedTuple):
    size: int
    mtime_ns: int
    sha256: str


class Seen:
    """The memory of one writer: what was read before, and what it has met since it opened."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._hashes: dict[str, str] = {}
        self._asked: dict[str, dict[str, str]] = {}
        self._missing: dict[str, set[str]] = {}

    def unseen(self, sources: Iterable[SourceFile]) -> Iterator[SourceFile]:
        """Those files that are new or changed, in order."""
        queue = iter(sources)
        while chunk := list(islice(queue, _CHUNK)):
            paths = [source_path(source) for source in chunk]
            known = self._known(paths)
            with_records = self._with_records(paths)
            for source, path in zip(chunk, paths, strict=True):
                if self._same(source, known.get(path)):
                    continue
                if path not in with_records:
                    self._asked.setdefault(path, {})  # as most are new, a question each would be one too many
                with_records.add(path)  # for when it was named twice
                yield source

    def seen_record(self, source: SourceFile, record: Record) -> bool:
        """True when these bytes were loaded before from this place and still count."""
        path = source_path(source)
        if path not in self._asked:
            self._asked[path] = self._records(path)
        if path not in self._missing:
            self._missing[path] = set(self._asked[path])
        name = storable(record.source_file)
        self._missing[path].discard(name)
        return self._asked[path].get(name) == record.sha256

    def hash_of(self, source: SourceFile) -> str | None:
        """The hash taken when the file was found to be unseen, else taken now; None = it cannot be read, or is gone."""
        try:
            return self._hashes.get(source_path(source)) or file_sha256(source)
        except OSError:
            return None

    def hashes_of(self, paths: Iterable[str]) -> dict[str, str | None]:
        """The hashes of files as they are read now, by path; None = standard input, or it cannot be read any more."""
        return {path: self._hash_at(path) for path in set(paths)}

    def missing(self, path: str) -> set[str]:
        """Records known before that were not met in this reading; empty when the file was not read by record."""
        return self._missing.get(path, set())

    def forget(self, path: str) -> None:
        """Drop what was kept for a file that is done."""
        self._hashes.pop(path, None)
        self._asked.pop(path, None)
        self._missing.pop(path, None)

    def _hash_at(self, path: str) -> str | None:
        if path not in self._hashes:
            try:
                self._hashes[path] = file_sha256(SourceFile(path=path, name=path))
            except OSError:
                return None
        return self._hashes[path] or None

    def _known(self, paths: Sequence[str]) -> dict[str, _Known]:
        with (
            self._connection.begin(),
            staged(self._connection, _F, ["source_path"], [{"source_path": path} for path in paths]) as s,
        ):
            columns = (_F.c.source_path, _F.c.size, _F.c.mtime_ns, _F.c.sha256)
            query = sa.select(*columns).join(s, s.c.source_path == _F.c.source_path)
            return {
                row.source_path: _Known(row.size, row.mtime_ns, row.sha256) for row in self._connection.execute(query)
            }

    def _same(self, source: SourceFile, known: _Known | None) -> bool:
        if source.path == "-":
            return False
        if known and (known.size, known.mtime_ns) == (source.size, source.mtime_ns):
            return True
        return self._same_bytes(source, known)

    def _same_bytes(self, source: SourceFile, known: _Known | None) -> bool:
        path = source_path(source)
        try:
            digest = file_sha256(source)
        except OSError:
            return False  # the reader will say what is wrong with it
        if known is None or digest != known.sha256:
            self._hashes[path] = digest
            return False
        stat = {"size": source.size, "mtime_ns": source.mtime_ns}
        with self._connection.begin():
            self._connection.execute(sa.update(_F).where(_F.c.source_path == path).values(stat))
        return True

    def _with_records(self, paths: Sequence[str]) -> set[str]:
        with (
            self._connection.begin(),
            staged(self._connection, _R, ["source_path"], [{"source_path": path} for path in paths]) as s,
        ):
            query = sa.select(s.c.source_path).where(s.c.source_path.in_(sa.select(_R.c.source_path)))
            return set(self._connection.scalars(query))

    def _records(self, path: str) -> dict[str, str]:
        query = sa.select(_R.c.source_file, _R.c.record_sha256).where(_R.c.source_path == path, _R.c.valid_to.is_(None))
        with self._connection.begin():
            return {row.source_file: row.record_sha256 for row in self._connection.execute(query)}


def file_sha256(source: SourceFile) -> str:
    """Hex SHA-256 of the file's bytes, read in pieces; '' for standard input."""
    if source.path == "-":
        return ""
    with Path(source.path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
