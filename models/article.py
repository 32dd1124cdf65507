"""An article before and after reading."""

import datetime as dt
from typing import Literal

from pydantic import Field

from models.base import Frozen

DateSource = Literal["metadata", "header", "dateline", "timestamp", "none"]
SourceFormat = Literal["text", "html", "json", "jsonl", "markdown", "xml"]
ZoneKind = Literal[
    "headline", "subhead", "dateline", "timestamp", "caption", "credit", "link", "boilerplate", "body", "repeat",
]  # fmt: skip


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
    source_file: str = Field(
        description="Path below the input folder; archive members after '!', list items after '#'."
    )
    source_format: SourceFormat = Field(description="Reader that read it.")
    url: str | None = Field(default=None, description="Address; null = not stated.")
    title: str | None = Field(default=None, description="Headline; null = none found.")
    author: str | None = Field(default=None, description="Byline; null = not stated.")
    publisher: str | None = Field(default=None, description="Outlet; null = not stated.")
    dateline_place: str | None = Field(
        default=None, description="Place of the dateline as written; null = no dateline."
    )
    published_at: dt.datetime | None = Field(default=None, description="UTC; null = no time of day known.")
    published_on: dt.date | None = Field(default=None, description="Day of publication; null = unknown, never today.")
    date_source: DateSource = Field(default="none", description="Where the publication date was found.")
    language: str | None = Field(default=None, description="ISO 639-1; null = undetermined.")
    text: str = Field(description="Readable text, headline first where there is one, paragraphs on lines.")
    word_count: int = Field(default=0, description="Words of the text.")
    content_sha256: str = Field(description="Hex SHA-256 of the text.")


class Zone(Frozen):
    """A stretch [start, end) of Article.text and what it is; only 'headline' and 'body' are read for events."""

    start: int = Field(description="First code point of the zone, from 0.")
    end: int = Field(description="Code point after the zone.")
    kind: ZoneKind = Field(description="What the stretch is.")
