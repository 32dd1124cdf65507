"""An article before and after reading."""

import datetime as dt
from typing import Literal

from pydantic import Field

from models.base import Frozen

DateSource = Literal["metadata", "header", "dateline", "timestamp", "none"]
SourceFormat = Literal["text", "html", "json", "jsonl", "markdown", "xml"]


class RawArticle(Frozen):
    """What a reader gives: one article as its file tells it, nothing interpreted yet.

    body keeps the paragraphs as lines; title is null where the file names none.
    """

    source_file: str = Field(description="Path below the input folder; archive members after '!': a.zip!b.txt.")
    source_format: SourceFormat
    body: str
    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_at: dt.datetime | None = Field(default=None, description="UTC; null = not in the metadata.")
    published_on: dt.date | None = Field(default=None, description="Where only a day is known.")
    date_source: DateSource = "none"
    language: str | None = Field(default=None, description="ISO 639-1 as the file claims; null = undetermined.")


class Article(Frozen):
    """An article as the warehouse keeps it. Offsets of all its events index `text`."""

    article_id: str = Field(description="Made from the content: the same text is the same article.")
    source_file: str
    source_format: SourceFormat
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    dateline_place: str | None = None
    published_at: dt.datetime | None = None
    published_on: dt.date | None = None
    date_source: DateSource = "none"
    language: str | None = None
    text: str = Field(description="Readable text, headline first where there is one, paragraphs on lines.")
    word_count: int = 0
    content_sha256: str


class Zone(Frozen):
    """A stretch [start, end) of Article.text and what it is; only 'headline' and 'body' are read for events."""

    start: int
    end: int
    kind: Literal["headline", "subhead", "dateline", "timestamp", "caption", "credit", "link", "boilerplate", "body",
                  "repeat"]  # fmt: skip
