"""Raw input on its way in: files, and the records they hold."""

from pydantic import Field, NonNegativeInt

from models.base import Frozen


class SourceFile(Frozen):
    """A file the user named, found in a folder, or standard input ('-')."""

    path: str = Field(description="Where to open it; '-' = standard input.")
    name: str = Field(description="Path below the input folder, with '/': what `articles.source_file` shows.")
    size: NonNegativeInt = 0
    mtime_ns: int = 0


class Record(Frozen):
    """The bytes of one would-be article: a whole file, an archive member, or one item of a JSON list or JSON Lines.

    source_file: 'day.zip!wire/01.txt' for members, 'feed.jsonl#12' for items (counted from 1).
    """

    source_file: str
    data: bytes
    sha256: str = Field(description="Hex SHA-256 of data.")
