"""SourceFile → Records, streamed: archives opened, lists taken apart, one record in memory at a time."""

import hashlib
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from extraction.read.archives import BROKEN, buffered, decompressed, is_archive, members
from extraction.read.decode import has_wide_bom
from extraction.read.discover import STDIN
from extraction.read.jsonobjects import article_list
from extraction.read.jsonstream import Item, json_problem, lines, list_items
from extraction.read.sniff import HEAD, binary_kind
from models.errors import EmptyInputError, InputError, MalformedError, UnreadableError
from models.source import Record, SourceFile

DEFAULT_LIMIT = 64 * 1024 * 1024  # bytes of one record, unpacked
_DEEPEST = 2  # archives in archives
_LINE_ENDINGS = (".jsonl", ".ndjson", ".jl")


def records(source: SourceFile, limit: int = DEFAULT_LIMIT) -> Iterator[Record | InputError]:
    """The would-be articles of one file, each a Record or the reason why it is none; the others go on.

    limit: bytes of one record after unpacking; what is larger is refused unread, so no archive can fill the memory.
    """
    try:
        with _opened(source) as stream:
            yield from _stream(buffered(stream), source.name, limit, 0)
    except BROKEN as error:
        yield MalformedError(source.name, f"broken archive: {error or 'it ends too early'}")
    except OSError as error:
        yield UnreadableError(source.name, error.strerror or str(error))


@contextmanager
def _opened(source: SourceFile) -> Iterator[BinaryIO]:
    if source.path != STDIN:
        with Path(source.path).open("rb") as stream:
            yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=16 * 1024 * 1024) as copy:  # standard input can be read only once
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)


def _stream(stream: io.BufferedReader, name: str, limit: int, depth: int) -> Iterator[Record | InputError]:
    head = stream.peek(HEAD)
    if is_archive(head):
        yield from _members(stream, name, limit, depth)
    elif inner := decompressed(stream):
        yield from _inner(inner, name, limit, depth)
    elif kind := binary_kind(head):
        yield UnreadableError(name, f"looks like {kind}")
    else:
        yield from _content(stream, name, limit)


def _inner(stream: io.BufferedReader, name: str, limit: int, depth: int) -> Iterator[Record | InputError]:
    """A compressed stream; one more level of packing, so that a.txt.gz.gz.gz… ends somewhere."""
    if depth > _DEEPEST:
        yield UnreadableError(name, "packed too many times over")
        return
    try:
        yield from _stream(stream, name, limit, depth + 1)
    except BROKEN as error:
        yield MalformedError(name, f"broken archive: {error or 'it ends too early'}")


def _members(stream: io.BufferedReader, name: str, limit: int, depth: int) -> Iterator[Record | InputError]:
    if depth > _DEEPEST:
        yield UnreadableError(name, "archives nested too deep")
        return
    empty = True
    for member in members(stream, name):
        empty = False
        if isinstance(member, InputError):
            yield member
        else:
            yield from _stream(member[1], member[0], limit, depth + 1)
    if empty:
        yield EmptyInputError(name)


def _content(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Record | InputError]:
    first = stream.peek(HEAD).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if first == b"[" and _is_json_list(stream.peek(HEAD)):
        yield from _items(list_items(stream, name, limit), name)
    elif first == b"{":
        yield from _objects(stream, name, limit)
    else:
        yield from _whole(stream, name, limit)


def _is_json_list(head: bytes) -> bool:
    """'[' also opens wire copy: '[Text] Troops …'. A list of articles goes on with an object."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[1:].lstrip()[:1] in {b"{", b"]"}


def _objects(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Record | InputError]:
    """JSON Lines, or one JSON object with or without a list of articles in it."""
    if has_wide_bom(stream.peek(4)):
        yield from _whole(stream, name, limit)
        return
    first = stream.readline(limit + 1)
    rest = buffered(_Chain(first, stream))
    if name.lower().removesuffix(".gz").endswith(_LINE_ENDINGS) or _is_lines(first, stream):
        yield from _items(lines(rest, name, limit), name)
    else:
        yield from _one_object(rest, name, limit)


def _is_lines(first: bytes, stream: io.BufferedReader) -> bool:
    """True when a second line goes on with another object, after a first that is whole (or is broken by itself)."""
    follows = stream.peek(HEAD).lstrip()[:1] == b"{"
    return follows and first.strip() != b"{" and (json_problem(first) is None or first.rstrip().endswith(b"}"))


def _one_object(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Record | InputError]:
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield UnreadableError(name, f"larger than {limit:,} bytes")
        return
    problem = json_problem(data)
    if problem:
        yield MalformedError(name, problem)
        return
    items = article_list(json.loads(data.decode("utf-8-sig", "dateline_stray")))
    if items is None:
        yield _record(name, data)
        return
    for number, item in enumerate(items, start=1):
        yield _record(f"{name}#{number}", json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _items(items: Iterator[Item | InputError], name: str) -> Iterator[Record | InputError]:
    empty = True
    for item in items:
        empty = False
        yield item if isinstance(item, InputError) else _record(f"{name}#{item[0]}", item[1])
    if empty:
        yield EmptyInputError(name)


def _whole(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Record | InputError]:
    data = stream.read(limit + 1)
    if len(data) > limit:
        yield UnreadableError(name, f"larger than {limit:,} bytes")
    elif not data.strip(b"\xef\xbb\xbf \t\r\n\x00\x0b\x0c"):
        yield EmptyInputError(name)
    else:
        yield _record(name, data)


def _record(name: str, data: bytes) -> Record:
    return Record(source_file=name, data=data, sha256=hashlib.sha256(data).hexdigest())


class _Chain:
    """Bytes already read, then the stream they came from."""

    def __init__(self, first: bytes, rest: io.BufferedReader) -> None:
        self._first, self._rest = first, rest

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, at most `size`."""
        if not self._first:
            return self._rest.read(size)
        data = self._first if size < 0 else self._first[:size]
        self._first = self._first[len(data) :]
        return data
