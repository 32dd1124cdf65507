"""ANPA 1312 and IPTC 7901 wire messages → RawArticle: control characters frame header and copy."""

import re

from extraction.read.plain import read_text
from models.article import RawArticle
from models.errors import NoArticleError

_START, _END = "\x02", "\x03"  # STX, ETX
_FRAMED = re.compile(r"\s*[\x16\s]{0,8}\x01[^\x02]{1,400}\x02")
_FIELD = re.compile(r"^\^(?P<text>.*?)\s*[<=]?\s*$", re.MULTILINE)  # ANPA marks its heading lines '^…<'
_HEADING = re.compile(r"\s*(?P<lines>[^=]{5,400}?)\s*=\s*\n")  # IPTC 7901 ends its heading with '='
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
    copy = text.partition(_START)[2].partition(_END)[0]
    copy = copy.replace("``", '"').replace("''", '"')  # typewriter quotation marks of five-bit and seven-bit wires
    marked = [found["text"].strip() for found in _FIELD.finditer(copy)]
    body = _FIELD.sub("", copy) if marked else copy
    if not any(char.isalnum() for char in body):
        raise NoArticleError(source_file, "a wire message without copy")
    slug = next((_WORDS.sub("", line) for line in marked if line), None)
    headline = next((line for line in marked[1:] if line and not _NOTE.match(line)), slug)
    if headline is None and (found := _HEADING.match(body)):
        headline, body = _title(found["lines"].splitlines()), body[found.end() :]
    article = read_text(source_file, body)
    return article.model_copy(update={"title": article.title or headline})


def _title(lines: list[str]) -> str | None:
    """Heading lines without 'REFILE', '1ST LEAD' and the byline."""
    kept = [line.strip() for line in lines if not line.isupper() and not _NOTE.match(line.strip())]
    return " ".join(kept).removeprefix("EXTRA ") or None
