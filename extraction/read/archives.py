"""Stream → the streams packed in it: gzip, bzip2, xz, zip and tar, told by their first bytes."""

import bz2
import gzip
import io
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from extraction.read.discover import is_junk
from extraction.read.sniff import HEAD, is_office_zip
from models.errors import InputError, MalformedError, UnreadableError

# gzip.BadGzipFile is an OSError: ask for these first
BROKEN = (gzip.BadGzipFile, zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error, EOFError)
_SPOOL = 16 * 1024 * 1024  # bytes kept in memory before a copy goes to disk


class Reads(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`; b'' at the end."""
        ...


class _Raw(io.RawIOBase):
    """Makes a full file object of anything that reads."""

    def __init__(self, inner: Reads) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        filled = 0
        while filled < len(view) and (chunk := self._inner.read(len(view) - filled)):
            view[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        return filled


def buffered(stream: Reads) -> io.BufferedReader:
    """The stream with peek and readline."""
    return io.BufferedReader(_Raw(stream), buffer_size=2 * HEAD)


def decompressed(stream: io.BufferedReader) -> io.BufferedReader | None:
    """What a gzip, bzip2 or xz stream holds; None for any other stream."""
    head = stream.peek(HEAD)
    if head.startswith(b"\x1f\x8b"):
        return buffered(gzip.GzipFile(fileobj=stream))
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return buffered(bz2.BZ2File(cast("BinaryIO", stream)))
    if head.startswith(b"\xfd7zXZ\x00"):
        return buffered(lzma.LZMAFile(cast("BinaryIO", stream)))
    return None


def is_archive(head: bytes) -> bool:
    """True for zip and tar."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) or head[257:262] == b"ustar"


def members(stream: io.BufferedReader, name: str) -> Iterator[tuple[str, io.BufferedReader] | InputError]:
    """Name and stream of each file in a zip or tar, one at a time; read it before asking for the next.

    A broken archive ends with a MalformedError after the members that could be read.
    """
    head = stream.peek(HEAD)
    if head.startswith(b"PK") and is_office_zip(head):
        yield UnreadableError(name, "looks like an Office document or e-book")
        return
    try:
        yield from _zip(stream, name) if head.startswith(b"PK") else _tar(stream, name)
    except BROKEN as error:
        yield MalformedError(name, f"broken archive: {error}")


def _tar(stream: io.BufferedReader, name: str) -> Iterator[tuple[str, io.BufferedReader] | InputError]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            if member.isfile() and not _hidden(member.name):
                content = archive.extractfile(member)
                if content is not None:
                    yield f"{name}!{member.name.removeprefix('./')}", buffered(content)


def _zip(stream: io.BufferedReader, name: str) -> Iterator[tuple[str, io.BufferedReader] | InputError]:
    with tempfile.SpooledTemporaryFile(max_size=_SPOOL) as copy:  # a zip is read from its end
        shutil.copyfileobj(stream, copy)
        with zipfile.ZipFile(copy) as archive:
            for info in archive.infolist():
                if not info.is_dir() and not _hidden(info.filename):
                    yield from _zip_member(archive, info, f"{name}!{info.filename}")


def _zip_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str
) -> Iterator[tuple[str, io.BufferedReader] | InputError]:
    if info.flag_bits & 1:
        yield UnreadableError(name, "encrypted")
        return
    try:
        with archive.open(info) as content:
            yield name, buffered(content)
    except NotImplementedError as error:
        yield UnreadableError(name, f"unsupported compression: {error}")
    except (zipfile.BadZipFile, zlib.error) as error:
        yield MalformedError(name, f"broken archive member: {error}")


def _hidden(path: str) -> bool:
    return any(is_junk(part) for part in path.split("/") if part not in {".", ".."})
