"""Record → RawArticles: what the bytes are, and which reader takes them."""

from typing import NamedTuple

from extraction.read.plain import read_text
from models.article import RawArticle
from models.source import Record


class Format(NamedTuple):
    """One format that can be read, for `dateline formats`."""

    name: str
    description: str


FORMATS = (Format("text", "plain text and wire copy"),)


def formats() -> tuple[Format, ...]:
    """What can be read."""
    return FORMATS


def read_record(record: Record) -> list[RawArticle]:
    """The articles of one record.

    Raises:
        InputError: empty, binary, broken, or without an article; the reason says which.
    """
    return [read_text(record.source_file, record.data.decode("utf-8", "replace"))]
