"""E-mail message → RawArticle: desks send copy as mail. The subject is the title, the first text the body."""

import re
from email import message_from_string, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import cast

from extraction.read.dates import read_moment
from extraction.read.markup import plain
from extraction.read.plain import check_lines
from models.article import RawArticle
from models.errors import NoArticleError

_ENVELOPE = re.compile(  # fields that a mail program writes and no journalist
    r"^(?:delivered-to|received|return-path|message-id|mime-version|x-[\w-]+|dkim-signature|content-transfer-encoding):",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD = re.compile(r"\s*(?:From \S+ .*\n)?[A-Za-z][\w-]*:[ \t]*\S")
_ENCODED = {"quoted-printable", "base64"}
_LONGEST_HEADER = 50_000  # characters
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def is_mail(text: str) -> bool:
    """True for a block of header fields, two of them a mail program's own."""
    opening = text.lstrip()[:_LONGEST_HEADER]
    if not _FIELD.match(opening):
        return False
    header = re.split(r"\r?\n[ \t]*\r?\n", opening, maxsplit=1)[0]
    return len(set(map(str.lower, _ENVELOPE.findall(header)))) >= 2


def read_mail(source_file: str, text: str) -> RawArticle:
    """The message's text: plain where it has it, else its HTML; never what is attached.

    Raises:
        NoArticleError: nothing but attachments, or nothing at all.
    """
    message = message_from_string(text.lstrip(), policy=policy.default)
    part = message.get_body(("plain", "html"))
    body = _text(part) if part else ""
    if not any(char.isalnum() for char in body):
        raise NoArticleError(source_file, "an e-mail without text")
    check_lines(source_file, body)
    moment = read_moment(_header(message, "date"))
    return RawArticle(
        source_file=source_file,
        source_format="text",
        body=body,
        title=_REPLY.sub("", _header(message, "subject")) or None,
        author=parseaddr(_header(message, "from"))[0] or None,
        published_at=moment.at,
        published_on=moment.on,
        date_source="metadata" if moment.on else "none",
    )


def _text(part: MIMEPart) -> str:
    """The part's letters. The file was decoded as a whole; only what is wrapped in ASCII is still bytes."""
    if str(part.get("content-transfer-encoding", "")).strip().lower() in _ENCODED:
        data = cast("bytes", part.get_payload(decode=True))
        try:
            text = data.decode(part.get_content_charset("utf-8"), "replace")
        except LookupError:
            text = data.decode("utf-8", "replace")
    else:
        text = str(part.get_payload())
    return plain(text).strip() if part.get_content_subtype() == "html" else text.strip()


def _header(message: EmailMessage, name: str) -> str:
    """'' where it is missing or breaks the parser, as hand-made headers do."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, AttributeError):
        return ""
