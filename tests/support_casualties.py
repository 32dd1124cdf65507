"""Marked sentences of casualties: {killed 12|Twelve miners} stands for an expected row over the words it comes from.

12 exact, >=12 low only, <=30 high only, ~50 'nearly', 3-5 a range; a star marks a part.
"""

import re

from models.events import CasualtyEstimate
from tests.support_extraction import events

Row = tuple[str, int | None, int | None, int | None, bool]


def casualties(text: str) -> list[CasualtyEstimate]:
    """The casualty estimates of a text."""
    return [e for e in events(text) if isinstance(e, CasualtyEstimate)]


def rows(text: str) -> list[Row]:
    """What is found, comparably; every span must hold the article's own characters."""
    found = casualties(text)
    for c in found:
        for span in (c.trigger, c.count.span, c.victims_span):
            assert span is not None
            assert text[span.start : span.end] == span.text
    return [(c.outcome, c.count.low, c.count.best, c.count.high, c.is_part) for c in found]


def unmarked(marked: str) -> tuple[str, list[Row]]:
    """The sentence without its marks, and the rows they stand for."""
    expected: list[Row] = []
    while match := re.search(r"\{(\w+) (\S+?)(\*?)\|([^{}]*)\}", marked):
        outcome, number, star, words = match.groups()
        expected.append((outcome, *bounds(number), bool(star)))
        marked = marked[: match.start()] + words + marked[match.end() :]
    return marked, expected


def bounds(number: str) -> tuple[int | None, int | None, int | None]:
    """'>=12' → (12, None, None)."""
    if number.startswith(">="):
        return int(number[2:]), None, None
    if number.startswith("<="):
        return None, None, int(number[2:])
    if number.startswith("~"):
        return None, int(number[1:]), int(number[1:])
    low, _, high = number.partition("-")
    return (int(low), None, int(high)) if high else (int(low), int(low), int(low))
