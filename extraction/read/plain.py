"""Text → RawArticle, as wire files really are: a date marker, header lines, then the copy."""

import datetime as dt
import re

from models.article import RawArticle
from models.errors import EmptyInputError

_MARKER = re.compile(r"\s*date (\d{4})-(\d{2})-(\d{2})(?=\s|$)[ \t]*")


def read_text(source_file: str, text: str) -> RawArticle:
    """One article.

    Raises:
        EmptyInputError: nothing visible in it.
    """
    published, body = _marker(text)
    if not body.strip():
        raise EmptyInputError(source_file)
    return RawArticle(
        source_file=source_file,
        source_format="text",
        body=body,
        published_on=published,
        date_source="metadata" if published else "none",
    )


def _marker(text: str) -> tuple[dt.date | None, str]:
    """' date 2025-10-11 ' opening the file is metadata, whatever follows it on the line."""
    found = _MARKER.match(text)
    if not found:
        return None, text
    try:
        return dt.date(*map(int, found.groups())), text[found.end() :]
    except ValueError:
        return None, text
