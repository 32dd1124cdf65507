"""Text → RawArticle, as wire files really are: a date marker, header lines, then the copy."""

import datetime as dt
import re

from extraction.read.dates import NEVER, Moment, read_moment
from models.article import DateSource, RawArticle
from models.errors import EmptyInputError, UnreadableError

LONGEST_LINE = 1_000_000  # characters; a paragraph beyond it is no prose, and would take the parser hours
_MARKER = re.compile(r"\s*date[ :]\s?(\d{4})-(\d{2})-(\d{2})(?=\s|$)[ \t]*")
_HEADER = re.compile(r"[ \t]*(?P<name>[A-Za-z][A-Za-z -]{0,20}?)[ \t]*:[ \t]*(?P<value>\S.{0,300}?)[ \t]*(?:\n|\Z)")
_BYLINE = re.compile(r"[ \t]*[Bb][Yy][ \t]+(?P<value>[A-Z][^\n]{1,80}?)[ \t]*(?:\n|\Z)")
_NAMES = {
    "title": ("title", "headline", "subject", "heading"),
    "date": ("date", "published", "publication date", "pub date", "posted", "issued", "published on",
             "published at", "publish date", "dated"),
    "publisher": ("source", "publisher", "outlet", "publication", "agency", "site", "newspaper"),
    "author": ("author", "authors", "by", "byline", "from"),
    "url": ("url", "link", "web"),
    "language": ("language", "lang"),
    # known, so that the header goes on below them, but not kept
    "": ("slug", "keywords", "section", "category", "tags", "id", "location", "place", "country", "to", "cc",
         "reply-to", "message-id", "content-type", "mime-version", "updated", "topic", "word count", "length",
         "priority",
         "service", "copyright"),
}  # fmt: skip
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_MOST_HEADERS = 25


def read_text(source_file: str, text: str) -> RawArticle:
    """One article. A date marker that opens the file is metadata; header lines below it are a header.

    Raises:
        EmptyInputError: nothing visible in it.
        UnreadableError: a line no prose has.
    """
    marked, copy = _marker(text.lstrip("\ufeff"))
    fields, body = _headers(copy)
    if not body.strip():
        body = copy
    if not any(char.isalnum() for char in body):
        raise EmptyInputError(source_file)
    check_lines(source_file, body)
    moment, date_source = _date(marked, fields.get("date"))
    return RawArticle(
        source_file=source_file,
        source_format="text",
        body=body,
        title=fields.get("title"),
        author=fields.get("author"),
        publisher=fields.get("publisher"),
        url=_url(fields.get("url")),
        language=_language(fields.get("language")),
        published_at=moment.at,
        published_on=moment.on,
        date_source=date_source,
    )


def check_lines(source_file: str, text: str) -> None:
    """Refuse text that would hang whoever parses it.

    Raises:
        UnreadableError: one line is longer than any paragraph.
    """
    longest = max(map(len, text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        raise UnreadableError(source_file, f"one line of {longest:,} characters")


def _marker(text: str) -> tuple[dt.date | None, str]:
    """' date 2025-10-11 ' opening the file is metadata, whatever follows it on the line."""
    found = _MARKER.match(text)
    if not found:
        return None, text
    try:
        return dt.date(*map(int, found.groups())), text[found.end() :]
    except ValueError:
        return None, text


def _headers(text: str) -> tuple[dict[str, str], str]:
    """'Title: …', 'Date: …', 'By …' lines at the top, and the text below them.

    A 'By …' or 'Source: …' line alone makes no header; it is left to the zones.
    """
    fields: dict[str, str] = {}
    position = len(text) - len(text.lstrip())
    for _ in range(_MOST_HEADERS):
        line = _HEADER.match(text, position)
        name = _FIELDS.get(line["name"].lower()) if line else None
        if line and name is None:
            line = None
        if line is None and fields and (line := _BYLINE.match(text, position)):
            name = "author"
        if line is None:
            break
        if name:
            fields.setdefault(name, line["value"])
        position = line.end()
    return (fields, text[position:].lstrip("\n")) if {"title", "date"} & set(fields) else ({}, text)


def _date(marked: dt.date | None, header: str | None) -> tuple[Moment, DateSource]:
    moment = read_moment(header) if header else NEVER
    if marked:
        return (moment if moment.on == marked else Moment(None, marked)), "metadata"
    return moment, "header" if moment.on else "none"


def _url(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None


def _language(value: str | None) -> str | None:
    code = (value or "").strip().lower()[:2]
    return code if value and len(value.strip()) in {2, 5} and code.isalpha() else None
