"""Tokens → how many of which unit: 'about three weeks', 'a couple of days', 'more than 20 years'."""

from typing import NamedTuple, cast

from extraction.when.deictic import Hedge
from extraction.when.tokens import Tokens
from extraction.when.words import words


class Amount(NamedTuple):
    """A number of units; number null where the words are vague ('several weeks'). end is the token after."""

    number: int | None
    unit: str
    hedge: Hedge
    end: int


def number(t: Tokens, i: int) -> tuple[int, int] | None:
    """A small whole number in digits or words, and the token after it."""
    w, low = words(), t.low(i)
    if low.isdigit() and len(low) <= 4 and not t.glued(i + 1):
        return int(low), i + 1
    if low in ("a", "the") and t.low(i + 1) in ("couple", "dozen"):
        return w.numbers[t.low(i + 1)], t.skip(i + 2, "of")
    if low not in w.numbers:
        return None
    value = w.numbers[low]
    if t.low(i + 1) == "-" and value >= 20 and 0 < w.numbers.get(t.low(i + 2), 0) < 10:
        return value + w.numbers[t.low(i + 2)], i + 3
    if t.low(i + 1) == "hundred":
        return value * 100, i + 2
    return (value * 12 if t.low(i + 1) == "dozen" else value), (i + 2 if t.low(i + 1) == "dozen" else i + 1)


def unit(t: Tokens, i: int) -> str | None:
    """The unit of time at i, not as part of a compound ('week-long') and not as a title ('This Week')."""
    found = words().units.get(t.low(i))
    title = t.capital(i) and not t.words[i].isupper()
    return None if found is None or title or (t.low(i + 1) == "-" and t.glued(i + 1)) else found


def amount(t: Tokens, i: int) -> Amount | None:
    """[hedge] number unit, or a vague count and unit."""
    hedge, j = _hedge(t, i)
    if t.low(j) == "half" and t.low(j + 1) in ("a", "an") and unit(t, j + 2) in ("year", "decade"):
        months = 6 if unit(t, j + 2) == "year" else 60
        return Amount(months, "month", hedge, j + 3)
    found = number(t, j)
    if found and (kind := unit(t, found[1])):
        return _and_a_half(t, Amount(found[0], kind, hedge, found[1] + 1))
    k = t.skip(j, "a", "the")
    if t.low(k) == "number":
        k = t.skip(k + 1, "of")
    elif t.low(k) in words().vague_counts:
        k += 1
    elif j == i:
        return None
    kind = unit(t, k)
    return Amount(None, kind, hedge, k + 1) if kind and t.low(k).endswith("s") else None


def _hedge(t: Tokens, i: int) -> tuple[Hedge, int]:
    for phrase, value in words().hedges.get(t.low(i), ()):
        if t.reads(i, phrase):
            return cast("Hedge", value), i + len(phrase)
    return "exact", i


def _and_a_half(t: Tokens, found: Amount) -> Amount:
    """'a year and a half' is 18 months, more or less."""
    if t.reads(found.end, ("and", "a", "half")) and found.unit == "year" and found.number is not None:
        return Amount(found.number * 12 + 6, "month", "about", found.end + 3)
    return found
