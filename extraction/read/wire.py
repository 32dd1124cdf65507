"""ANPA 1312 and IPTC 7901 wire messages → RawArticle: control characters frame header and copy."""

import re

from extraction.read.dates import NEVER, Moment, read_moment
from extraction.read.plain import read_text
from models.article import RawArticle
from models.errors import NoArticleError

_START, _END = "\x02", "\x03"  # STX, ETX
_DESK = re.IGNORECASE | re.MULTILINE | re.DOTALL
_FRAMED = re.compile(r"\s*[\x16\s]{0,8}\x01[^\x02]{1,400}\x02")
_FIELD = re.compile(r"^\^(?P<text>.*?)\s*[<=]?\s*$", re.MULTILINE)  # ANPA marks its heading lines '^…<'
_HEADING = re.compile(r"\s*(?P<lines>[^=]{5,400}?)\s*=\s*\n")  # IPTC 7901 ends its heading with '='
_LINE_MARK = re.compile(r"[ \t]*<[ \t]*$", re.MULTILINE)  # ends a line that must not be run on
# What follows is told to the desk, not to the reader
_NOT_COPY = re.compile(r"^(?:#{1,3} .{0,30}\bnotebook|(?:\* ?){3,}\s+The following information is not)\b.*", _DESK)
_ANPA_TIME = re.compile(r"\b(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)\s?GMT")
_IPTC_TIME = re.compile(r"\b(\d\d)(\d\d)(\d\d) GMT ([A-Za-z]{3}) (\d\d)\b")
_WORDS = re.compile(r",\s*\d+\s*<?$")  # the number of words behind the slug
_NOTE = re.compile(r"(?:Eds?:|AP Photos?\b|With AP Photos|By |Associated Press$|AP \w+ Writer$|END$)", re.IGNORECASE)


def is_wire(text: str) -> bool:
    """True for SOH, a header line, STX: how wires open a message."""
    return bool(_FRAMED.match(text[:600]))


def read_wire(source_file: str, text: str) -> RawArticle:
    """The copy between STX and ETX, its first heading as the title.

    Raises:
        NoArticleError: no copy in the message.
    """
    copy, _, trailer = text.partition(_START)[2].partition(_END)
    copy = (
        _NOT_COPY.sub("", copy).replace("``", '"').replace("''", '"')
    )  # typewriter quotation marks of five-bit and seven-bit wires
    marked = [found["text"].strip() for found in _FIELD.finditer(copy)]
    body = _LINE_MARK.sub("", _FIELD.sub("", copy)) if marked else copy
    if not any(char.isalnum() for char in body):
        raise NoArticleError(source_file, "a wire message without copy")
    slug = next((_WORDS.sub("", line) for line in marked if line), None)
    headline = next((line for line in marked[1:] if line and not _NOTE.match(line)), slug)
    if headline is None and (found := _HEADING.match(body)):
        headline, body = _title(found["lines"].splitlines()), body[found.end() :]
    article = read_text(source_file, body)
    known: dict[str, object] = {"title": article.title or headline}
    if not article.published_on and (filed := _filed(trailer)).on:
        known |= {"published_at": filed.at, "published_on": filed.on, "date_source": "metadata"}
    return article.model_copy(update=known)


def _filed(trailer: str) -> Moment:
    """When the message was sent, as its last line says.

    '11-13-13 1509GMT' in ANPA 1312, which is American: the month first; '131137 GMT Nov 13' in IPTC 7901.
    """
    if found := _ANPA_TIME.search(trailer):
        month, day, year, hour, minute = found.groups()
        return read_moment(f"20{year}-{month}-{day}T{hour}:{minute}:00+00:00")
    if found := _IPTC_TIME.search(trailer):
        day, hour, minute, month, year = found.groups()
        return read_moment(f"{day} {month.title()} 20{year} {hour}:{minute} GMT")
    return NEVER


def _title(lines: list[str]) -> str | None:
    """Heading lines without 'REFILE', '1ST LEAD' and the byline."""
    kept = [line.strip() for line in lines if not line.isupper() and not _NOTE.match(line.strip())]
    return " ".join(kept).removeprefix("EXTRA ") or None
