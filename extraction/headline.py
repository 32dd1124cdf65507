"""Paragraphs → the headline among them, if the first line is one."""

import re
from collections.abc import Sequence

from extraction.datelines import find_dateline, is_labelled
from extraction.stamps import read_stamp

_LONGEST = 170  # characters; even dailies that tell the story in the headline stay under it
_CLOSED = re.compile(r"[.!?;,…][\"”'’)\]]*$")
_OPEN_END = re.compile(r"(?::|\bat|\bby|\bin|\bof|\bthe|\band)$", re.IGNORECASE)
_SEVERAL = re.compile(r"[.!?][\"”'’)\]]*\s+[\"“‘(]?[A-Z]")
_INITIALS = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Rep|Lt|Col|Sgt|vs|No|Jr|Sr|U\.S|U\.N|U\.K|E\.U)\.")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# What a sentence needs and a headline leaves out
_GRAMMAR = re.compile(
    r"\b(?:the|an?|was|were|has|have|had|is|are|been|be|said|says he|today|yesterday"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def find_headline(paragraphs: Sequence[str]) -> str | None:
    """The first line if it stands there as a headline: short, no whole sentence, and longer copy below; else None."""
    if len(paragraphs) < 2 or not _may_be_title(paragraphs[0]):
        return None
    first = paragraphs[0]
    if max(map(len, paragraphs[1:8])) <= len(first):  # a list, a letterhead: no copy under it
        return None
    if not _CLOSED.search(first):
        return first
    return first if is_title_case(first) or _is_telegraphic(first) else None


def _may_be_title(line: str) -> bool:
    if not 8 <= len(line) <= _LONGEST or line[0] in "[(©" or _OPEN_END.search(line) or is_labelled(line):
        return False
    if _SEVERAL.search(_INITIALS.sub("", line)) and not is_title_case(line):
        return False
    return find_dateline(line, opening=True) is None and read_stamp(line) is None


def is_title_case(line: str) -> bool:
    """True when nearly every longer word has a capital, and there are at least three such words."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)


def _is_telegraphic(line: str) -> bool:
    """True for a closed line in headline style, as in 'Court rules against purges.' with a full stop."""
    return len(line) <= 110 and len(line.split()) >= 4 and not _GRAMMAR.search(line)
