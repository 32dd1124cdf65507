"""SourceFile → Records, streamed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from models.errors import EmptyInputError, InputError, UnreadableError
from models.source import Record, SourceFile

DEFAULT_LIMIT = 64 * 1024 * 1024


def records(source: SourceFile, limit: int = DEFAULT_LIMIT) -> Iterator[Record | InputError]:
    """The records of one file."""
    try:
        data = Path(source.path).read_bytes()
    except OSError as error:
        yield UnreadableError(source.name, error.strerror or str(error))
        return
    if not data.strip():
        yield EmptyInputError(source.name)
        return
    yield Record(source_file=source.name, data=data, sha256=hashlib.sha256(data).hexdigest())
