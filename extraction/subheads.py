"""Lines between paragraphs → section headings, and headlines of other stories set in capitals."""

import re
from collections.abc import Sequence

from config.zones import zone_words
from extraction.datelines import is_labelled

_ENDED = re.compile(r"[.!?:;,…][\"”'’)\]]*$|[-—–]$")
_SENTENCE_END = re.compile(r"[.!?…][\"”'’)\]]*$")
_ITEM = re.compile(r"(?:[-–—*•·▪►]|\(?\w{1,2}[.)])\s")
_QUOTED = re.compile(r"[\"“‘']{1,2}.*[\"”’']$")
_CAPITAL_SHARE = 0.85  # link headlines keep a lower-case letter here and there ("Mc", "iPhone")


def is_subhead(lines: Sequence[str], index: int) -> bool:
    """True for a short line without an end, alone between paragraphs of whole sentences."""
    words, line = zone_words().subhead, lines[index]
    if not 0 < index < len(lines) - 1 or len(line) > words.longest or len(line.split()) > words.most_words:
        return False
    if _ENDED.search(line) or _ITEM.match(line) or _QUOTED.match(line):
        return False
    before, after = lines[index - 1], lines[index + 1]
    if before.endswith(":") or _is_short(after) or (index > 1 and _is_short(before)) or _closes_letter(before):
        return False
    return line[0].isalnum() or line[0] in "‘'“\""


def is_capital_line(lines: Sequence[str], index: int) -> bool:
    """True for a line in capitals that is no quotation, label or signature, in a text that is not all capitals."""
    line, before = lines[index], lines[index - 1] if index else ""
    if len(line.split()) < 3 or not is_capitals(line) or line.endswith(":") or is_labelled(line):
        return False
    return not (_QUOTED.match(line) or _ITEM.match(line) or before.endswith((":", ",")) or _closes_letter(before))


def is_capitals(text: str) -> bool:
    """True when nearly all letters are capitals, and there are at least ten."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 10 and sum(char.isupper() for char in letters) >= _CAPITAL_SHARE * len(letters)


def is_sentence(line: str) -> bool:
    """True when the line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))


def _is_short(line: str) -> bool:
    """A neighbour that is itself heading-like makes a list, and lists are read."""
    return len(line) <= zone_words().subhead.longest and not is_sentence(line)


def _closes_letter(line: str) -> bool:
    return line.strip(" ,.").lower() in zone_words().subhead.valedictions
