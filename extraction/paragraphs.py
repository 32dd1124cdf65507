"""Raw body → clean paragraphs. Only white space and invisible characters change, never a visible one."""

import re
import unicodedata
from statistics import mean

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–—]\s+(?=[^a-zß-öø-ÿ])|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s)")
_SHORTEST_WRAP, _LONGEST_WRAP = 45, 100  # columns: typescript, wire and mail lines break at 60 to 80
_CLOSED = (".", "!", "?", ":", '"', "”", "'", "’", ")", "]")


def clean_paragraphs(body: str) -> list[str]:
    """The paragraphs of a body, in order, each on one line without outer blanks; lines wrapped at a column are joined.

    Cleaning what is clean changes nothing.
    """
    blocks = [block for block in _blocks(visible(body)) if block]
    paragraphs = [_squeeze(line) for block in blocks for line in block]
    if _is_wrapped(blocks):
        paragraphs = [paragraph for block in blocks for paragraph in _join(block)]
    while _is_wrapped([paragraphs]):  # what a join made may itself look wrapped; each round leaves fewer lines
        paragraphs = _join(paragraphs)
    return paragraphs


def clean_line(text: str) -> str:
    """A title or name on one line."""
    return _squeeze(visible(text).replace("\n", " "))


def visible(text: str) -> str:
    """Newlines as line feeds, every other blank a space; zero-width, soft hyphens and control characters dropped."""
    text = _NEWLINES.sub("\n", text)
    return "".join(_visible(char) for char in text) if _INVISIBLE.search(text) else text


# Cc, Cf, Cs, Co and the blanks that are not the plain space
_INVISIBLE = re.compile(r"[^\n\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u05ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")


def _visible(char: str) -> str:
    if char == "\n":
        return char
    if char == "\t" or char.isspace():
        return " "
    return "" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} else char


def _squeeze(line: str) -> str:
    return _BLANKS.sub(" ", line).strip()


def _blocks(text: str) -> list[list[str]]:
    """Lines between blank lines, indents kept: an indent may open a paragraph."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line)
        else:
            blocks.append([])
    return blocks


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """True when lines inside the blocks break at a column and not at sentence ends."""
    inner = [line.rstrip() for block in blocks for line in block[:-1] if not _LIST_ITEM.match(line)]
    if len(inner) < 2 or max(len(line) for block in blocks for line in block) > _LONGEST_WRAP:
        return False
    return mean(map(len, inner)) >= _SHORTEST_WRAP and mean(line.endswith(_CLOSED) for line in inner) < 0.5


def _join(block: list[str]) -> list[str]:
    """Wrapped lines → paragraphs; an indented line or a list item opens a new one."""
    paragraphs: list[list[str]] = []
    for line in block:
        if not paragraphs or _LIST_ITEM.match(line) or _indent(line) > _indent(block[-1]):
            paragraphs.append([])
        paragraphs[-1].append(_squeeze(line))
    return [" ".join(lines) for lines in paragraphs]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
