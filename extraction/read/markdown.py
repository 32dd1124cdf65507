"""Markdown → RawArticle: front matter as metadata, headings and links as plain lines."""

import re
import tomllib

import yaml

from extraction.read.fields import Object, from_fields
from extraction.read.markup import is_markup
from extraction.read.plain import read_text
from models.article import RawArticle
from models.errors import NoArticleError

_FRONT = re.compile(
    r"\A(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(?=[^\n]{0,300}\w)([^\n]{1,300}?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(\w[^\n]{0,200})\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(
    r"\[([^\[\]\n]+)\]\((?:https?:|/|mailto:|#|<)[^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?>?\)"
)
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])")
_MARKS = (
    (re.compile(r"^(?:```|~~~).*?^(?:```|~~~)[ \t]*$", re.MULTILINE | re.DOTALL), ""),  # code
    (_IMAGE, ""),
    (_LINK, r"\1"),
    (re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]"), r"\1"),
    (re.compile(r"^ {0,3}\[[^\]]+\]:\s+\S+.*$", re.MULTILINE), ""),  # link targets and footnotes
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$", re.MULTILINE), ""),  # rules
    (re.compile(r"^ {0,3}(?:> ?)+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,300}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)
_NOT_OURS = frozenset({"body", "text", "content", "type", "layout"})
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s")


def is_markdown(text: str) -> bool:
    """True for front matter, '#' headings or [links](https://…): what no wire copy has."""
    head = text[:20_000].lstrip("\ufeff")
    return bool(_front(head)) or bool(_HEADING.search(head)) or bool(re.search(r"\]\(https?://", head))


def read_markdown(source_file: str, text: str) -> RawArticle:
    """One article; fields of the front matter go before what the text shows.

    Raises:
        NoArticleError: front matter without text.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n")
    fields, length = _front(text) or ({}, 0)
    title, body = (None, text[length:]) if "title" in fields else _title(text[length:])
    body = _plain_lines(body)
    if not body.strip():
        raise NoArticleError(source_file, "front matter without a text")
    if not fields:
        shown = read_text(source_file, body)
        return shown.model_copy(update={"source_format": "markdown", "title": title or shown.title})
    named = from_fields(source_file, {**_without_text(fields), "body": "text"}, "markdown")
    return named.model_copy(update={"body": body, "title": named.title or title})


def _front(text: str) -> tuple[Object, int] | None:
    found = _FRONT.match(text)
    if not found:
        return None
    try:
        fields = tomllib.loads(found["toml"]) if found["toml"] is not None else yaml.safe_load(found["yaml"])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    return {str(key): _spoken(value) for key, value in fields.items()}, found.end()


def _spoken(value: object) -> object:
    """YAML reads dates as objects; fields are read from words."""
    return value if isinstance(value, str | list | dict | int | float | None) else str(value)


def _without_text(fields: Object) -> Object:
    """'text: true' or a summary in the front matter is not the article."""
    return {key: value for key, value in fields.items() if key.lower() not in _NOT_OURS}


def _title(text: str) -> tuple[str | None, str]:
    """The first heading where it opens the text, and the text without it."""
    opening = text.lstrip("\n")
    for form, group in ((_HEADING, 2), (_UNDERLINED, 1)):
        if (found := form.match(opening)) and found.start() == 0:
            return _inline(found[group]), opening[found.end() :]
    return None, text


def _plain_lines(text: str) -> str:
    """Marks dropped; the lines of one paragraph joined, as Markdown means them."""
    text = _HEADING.sub(r"\n\n\2\n\n", _UNDERLINED.sub(r"\n\n\1\n\n", text))
    blocks = re.split(r"\n\s*\n", _inline(text))
    return "\n\n".join(_joined(block) for block in blocks if block.strip())


def _inline(text: str) -> str:
    for form, kept in _MARKS:
        text = form.sub(kept, text)
    return re.sub(r"</?[a-zA-Z][^<>\n]*>", "", text) if is_markup(text) else text


def _joined(block: str) -> str:
    lines: list[str] = []
    for line in block.strip("\n").split("\n"):
        if not lines or _ITEM.match(line) or lines[-1].endswith("  "):
            lines.append(line.lstrip())
        else:
            lines[-1] += " " + line.strip()
    return "\n".join(lines)
