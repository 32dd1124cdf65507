"""JSON stream → its items, without holding them all: JSON Lines and one long JSON list."""

import codecs
import io
import json
from collections.abc import Iterator
from typing import Any

from models.errors import InputError, MalformedError, UnreadableError

Item = tuple[int, bytes]  # place, counted from 1, and the item's own JSON
_CHUNK = 1 << 16


def lines(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Item | InputError]:
    """The lines of a JSON Lines stream. A line that is no JSON, or too long, is one error; the others go on."""
    for number, line in enumerate(iter(lambda: stream.readline(limit + 1), b""), start=1):
        where = f"{name}#{number}"
        if len(line) > limit:
            _skip_line(stream)
            yield UnreadableError(where, f"line {number} is longer than {limit:,} bytes")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            problem = json_problem(line)
            yield MalformedError(where, f"line {number}: {problem}") if problem else (number, line.strip())


def json_problem(data: bytes) -> str | None:
    """What keeps the bytes from being JSON; None when they are."""
    try:
        json.loads(data.decode("utf-8-sig", "dateline_stray"))
    except json.JSONDecodeError as error:
        return f"broken JSON: {error.msg} at character {error.pos + 1:,}"
    except (RecursionError, ValueError) as error:
        return f"broken JSON: {error}"
    return None


def list_items(stream: io.BufferedReader, name: str, limit: int) -> Iterator[Item | InputError]:
    """The items of a stream that is one JSON list. What stands before a break stays."""
    source, number = _Source(stream, limit), 0
    source.expect("[")
    while source.peek() not in {"]", ""}:
        number += 1
        try:
            item = source.value()
        except json.JSONDecodeError as error:
            yield MalformedError(f"{name}#{number}", f"item {number}: broken JSON: {error.msg}")
            return
        except RecursionError:
            yield MalformedError(f"{name}#{number}", f"item {number}: nested too deep")
            return
        yield number, json.dumps(item, ensure_ascii=False).encode("utf-8", "surrogatepass")
        source.expect(",")
    if source.peek() == "":
        yield MalformedError(name, f"broken JSON: the list does not end after item {number}")


class _Source:
    """Decoded characters of a stream, read as they are needed."""

    def __init__(self, stream: io.BufferedReader, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._decoder = codecs.getincrementaldecoder("utf-8")("dateline_stray")
        self._json = json.JSONDecoder()
        self._text = ""
        self._ended = False

    def peek(self) -> str:
        """The next visible character, '' at the end."""
        while True:
            self._text = self._text.lstrip(" \t\r\n\ufeff")
            if self._text or not self._more(_CHUNK):
                return self._text[:1]

    def expect(self, char: str) -> None:
        """Step over a character if it comes next."""
        if self.peek() == char:
            self._text = self._text[1:]

    def value(self) -> Any:  # noqa: ANN401  any JSON value
        """The next value; reads on, twice as much each time, while it seems cut off.

        Raises:
            json.JSONDecodeError: no value, or one beyond the limit.
        """
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text)
            except json.JSONDecodeError:
                if len(self._text) > self._limit or not self._more(max(_CHUNK, len(self._text))):
                    raise
                continue
            if end == len(self._text) and self._more(_CHUNK):
                continue  # a number may go on
            self._text = self._text[end:]
            return value

    def _more(self, size: int) -> bool:
        if self._ended:
            return False
        data = self._stream.read(size)
        self._ended = not data
        self._text += self._decoder.decode(data, final=not data)
        return bool(data)


def _skip_line(stream: io.BufferedReader) -> None:
    while (part := stream.readline(1 << 20)) and not part.endswith(b"\n"):
        pass
