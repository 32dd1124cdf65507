"""Record → RawArticles: what the bytes are, and which reader takes them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from extraction.read.decode import decode, replaced
from extraction.read.jsonobjects import read_json
from extraction.read.mail import is_mail, read_mail
from extraction.read.markdown import is_markdown, read_markdown
from extraction.read.pages import read_html
from extraction.read.plain import read_text
from extraction.read.sniff import HEAD, binary_kind
from extraction.read.wire import is_wire, read_wire
from extraction.read.xmlnews import read_xml
from models.article import RawArticle
from models.errors import EmptyInputError, InputError, MalformedError, UnreadableError
from models.source import Record


class Format(NamedTuple):
    """One format that can be read, for `dateline formats`.

    known_by: how it is told from others; read: source_file and text → articles.
    """

    name: str
    description: str
    known_by: str
    read: Callable[[str, str], list[RawArticle]]


FORMATS = (
    Format("html", "web pages; story by trafilatura, date and author by JSON-LD and meta tags",
           "<!doctype html>, <html>, <head>, <body>", lambda name, text: [read_html(name, text)]),
    Format("xml", "NITF, NewsML 1.2, NewsML-G2, RSS, Atom, WordPress exports",
           "<?xml or a first tag, and no HTML", read_xml),
    Format("json", "one article, a list of articles, or an object that holds one; JSON Lines one article a line",
           "{ or [{", read_json),
    Format("wire", "ANPA 1312 and IPTC 7901 agency messages",
           "a header framed by control characters", lambda name, text: [read_wire(name, text)]),
    Format("mail", "e-mail messages; the text, never the attachments",
           "a header that a mail program wrote", lambda name, text: [read_mail(name, text)]),
    Format("markdown", "notes with or without front matter",
           "front matter, # headings, [links](…)", lambda name, text: [read_markdown(name, text)]),
    Format("text", "plain text and wire copy with date marker, header lines, dateline, time stamps",
           "anything else that is text", lambda name, text: [read_text(name, text)]),
)  # fmt: skip

_BY_NAME = {entry.name: entry for entry in FORMATS}
_PROLOGUE = r"\s*+(?:(?><!--.*?-->|<\?xml[^>]*\?>)\s*+)*+"
_HTML = re.compile(
    _PROLOGUE + r"<(?:!doctype\s+html|html|head|body|main|article|div|p|meta|script|table)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(
    r"\s*<\?xml\b|" + _PROLOGUE + r"<(?:!doctype|nitf|newsml|newsmessage|newsitem|rss|feed|rdf:rdf|urlset)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAGS = re.compile(r"\s*<([a-zA-Z][\w.:-]*)(?:\s[^<>]*)?>.*</\1>\s*\Z", re.DOTALL)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdx")
_JSON_NAME = re.compile(r"\.json(?:\.\w{2,3})?$")
_JSON_VALUE = re.compile(r'\[\s*["\d\[-]|"|-?\d|(?:null|true|false)\s*$')
_MOST_REPLACED = 0.05  # share of characters; beyond it the text is not readable


def formats() -> tuple[Format, ...]:
    """The formats that can be read, in the order in which they are tried."""
    return FORMATS


def read_record(record: Record) -> list[RawArticle]:
    """The articles of one record, by the reader that its content asks for; the file's name is only a hint.

    Raises:
        InputError: empty, binary, broken, or without an article; the reason says which.
    """
    name, data = record.source_file, record.data
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x00\x0b\x0c"):
        raise EmptyInputError(name)
    if kind := binary_kind(data):
        raise UnreadableError(name, f"looks like {kind}")
    text = decode(data, declared=data.lstrip()[:1] == b"<")
    if replaced(text) > _MOST_REPLACED * len(text):
        raise UnreadableError(name, f"{replaced(text):,} of {len(text):,} characters cannot be decoded")
    try:
        return _BY_NAME[sniff(name, text)].read(name, text)
    except InputError:
        raise
    except Exception as error:
        # A reader's own fault must cost one file, not the run; the type is named so that it can be found.
        raise MalformedError(name, f"could not be read ({type(error).__name__}: {error})") from error


def _is_named_json(name: str, head: str) -> bool:
    """A value or a list of values in a .json file: no article, and no text either. '[Text] …' is wire copy anywhere."""
    return _JSON_NAME.search(name.lower()) is not None and _JSON_VALUE.match(head) is not None


def sniff(name: str, text: str) -> str:
    """The format's name."""
    head = text[:HEAD].lstrip("\ufeff \t\r\n")
    if _HTML.match(head):
        return "html"
    if _XML.match(head) or (head.startswith("<") and _ANY_TAGS.match(text)):
        return "xml"
    if head.startswith("{") or re.match(r"\[\s*[{\]]", head) or _is_named_json(name, head):
        return "json"
    if is_wire(text):
        return "wire"
    if is_mail(text):
        return "mail"
    if name.lower().endswith(_MARKDOWN_NAMES) or is_markdown(text):
        return "markdown"
    return "text"
