"""Tokens → times of day, which belong to a date's words but not to its meaning: '3 p.m. local time', 'the night of'."""

import re

from extraction.when.tokens import Tokens
from extraction.when.words import words

_HALF = ("am", "pm", "a.m.", "p.m.")
_TIME = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_MILITARY = re.compile(r"[0-2]\d[0-5]\d")


def time_of_day(t: Tokens, i: int) -> int | None:
    """The token after '3 p.m. local time', '08:15 GMT', '0100', 'noon'; None when no time stands at i."""
    low = t.low(i)
    if low in words().clock_times:
        return _zone(t, i + 1)
    if low.isdigit() and len(low) <= 2 and t.low(i + 1).replace(" ", "") in _HALF:
        return _zone(t, i + 2)
    if _TIME.fullmatch(low):
        return _zone(t, i + 2 if t.low(i + 1).replace(" ", "") in _HALF else i + 1)
    if _MILITARY.fullmatch(low):
        end = _zone(t, i + 1)
        return end if end > i + 1 or t.low(i + 1) == "on" else None
    return None


def _zone(t: Tokens, i: int) -> int:
    """After 'local time', 'GMT', 'hours', '(1800 GMT)'."""
    if t.low(i) == "(":
        inner = i + 1
        while t.low(inner) and t.low(inner) != ")" and inner < i + 5:
            inner += 1
        zoned = t.low(inner) == ")" and t.low(inner - 1) in words().clock_zones
        return inner + 1 if zoned else i
    while t.low(i) in words().clock_zones or (t.low(i) == "time" and t.low(i - 1) == "local"):
        i += 1
    return _zone(t, i) if t.low(i) == "(" else i


def clock(t: Tokens, i: int) -> int | None:
    """The token after a time and its 'on', 'of' or comma: '3 p.m. on', 'midnight', '0100 hours of'."""
    after = time_of_day(t, i)
    return None if after is None else t.skip(after, "on", "of", ",")


def named_time(t: Tokens, i: int) -> int | None:
    """The token after 'the night of', 'the early hours of', 'early on', 'late', 'early morning on'."""
    w, j = words(), t.skip(i, "the")
    k = t.skip(j, "early", "late", "predawn", "small")
    if t.low(k) == "hours" and t.low(k + 1) in ("of", "on"):
        return k + 2 if k > j else None
    if t.low(k) in w.parts_of_day and t.low(k + 1) in ("of", "on"):
        return k + 2
    if k > j == i:
        return t.skip(k, "on")
    return None


def part_of_day(t: Tokens, i: int) -> int:
    """The token after 'morning', 'late evening', or i."""
    k = t.skip(i, "early", "late")
    return k + 1 if t.low(k) in words().parts_of_day else i


def trailing(t: Tokens, i: int) -> int:
    """The token after a time of day that follows a date: 'night', 'at 3 p.m. local time', 'local time'."""
    i = part_of_day(t, i)
    j = t.skip(t.skip(i, ","), "at")
    j = t.skip(j, "about", "around", "approximately") if j > i else j
    after = time_of_day(t, j) if t.low(i) in ("at", ",") and t.low(j - 1) != "," else None
    i = after if after is not None else i
    return i + 2 if t.reads(i, ("local", "time")) else i
