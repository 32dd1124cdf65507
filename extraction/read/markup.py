"""HTML or XML fragment → text, one paragraph a line."""

import html
import re
from typing import Any

import lxml.html
from lxml import etree

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|figure|img|table|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote tr table section article header footer pre hr dt dd figure "
    "figcaption hl1 hl2 hedline byline dateline block body.content lead note media".split()
)
_DROPPED = frozenset(
    "script style noscript iframe figure figcaption aside template svg form button video audio media".split()
)
_SPACES = re.compile(r"[^\S\n]+")


def is_markup(text: str) -> bool:
    """True for text with HTML tags of running copy."""
    return bool(_TAG.search(text))


def plain(text: str) -> str:
    """Text of a field that may hold HTML or entities; plain text stays as it is."""
    if is_markup(text):
        return fragment_text(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def fragment_text(markup: str) -> str:
    """The readable text of a piece of HTML, paragraphs on lines; scripts, forms and figures left out."""
    try:
        root = lxml.html.fromstring(f"<div>{markup.replace(chr(0), '')}</div>")
    except (etree.ParserError, ValueError):  # ValueError: characters that XML forbids
        return html.unescape(re.sub(r"<[^<>]*>", " ", markup))
    return element_text(root)


def element_text(root: Any) -> str:  # noqa: ANN401  lxml has no types
    """The readable text below an element, paragraphs on lines."""
    parts: list[str] = []
    _collect(root, parts)
    lines = (_SPACES.sub(" ", line.replace("\n", " ")).strip() for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def _collect(root: Any, parts: list[str]) -> None:  # noqa: ANN401
    """Walk without recursion: hostile pages nest tens of thousands deep."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, done = stack.pop()
        name = local_name(element)
        block = name in _BLOCKS
        if done:
            parts.append("\0" if block else "")
            parts.append(element.tail or "" if element is not root else "")
        elif not name or name in _DROPPED:
            parts.append(element.tail or "" if element is not root else "")
        else:
            parts.append(("\0" if block else "") + (element.text or ""))
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))


def local_name(element: Any) -> str:  # noqa: ANN401
    """Tag without namespace, in lower case; '' for comments and processing instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
