"""Tokens → seasons, quarters, decades, centuries, holidays: 'last fall', 'Q3 2024', 'the 1950s', 'Christmas Day'."""

import datetime as dt
import re
from dataclasses import replace

from extraction.when import intervals
from extraction.when.deictic import Unclear, UnitFrom
from extraction.when.fixed import Fixed, Part, century
from extraction.when.meaning import Which
from extraction.when.named import Holiday, Month, Recurring, Season, Stretch, YearOf
from extraction.when.read_calendar import DASHES, Read, month_first, month_name, year_number, year_tail
from extraction.when.read_number import unit
from extraction.when.tokens import Tokens
from extraction.when.words import words

WHICH: dict[str, Which] = {"last": "last", "past": "last", "this": "this", "next": "next", "coming": "next"}
_SEASON_OPENERS = frozenset({"in", "during", "over", "by", "since", "until", "till", "before", "after", "late", "early",
                             "mid", "through", "throughout"})  # fmt: skip
_DECADE = re.compile(r"(\d\d\d0|\d0)s")
_CENTURY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_QUARTER = re.compile(r"q([1-4])")


def which(t: Tokens, i: int) -> tuple[Which, int] | None:
    """'last', 'this', 'next', 'this past', 'this coming', and the token after."""
    found = WHICH.get(t.low(i))
    if found is None:
        return None
    if found == "this" and t.low(i + 1) in ("past", "coming"):
        return WHICH[t.low(i + 1)], i + 2
    return found, i + 1


def season(t: Tokens, i: int) -> Read:
    """'the summer of 2021', 'winter 2022-23', 'in the spring': a bare name only after a word of time."""
    j = t.skip(i, "the")
    found = words().seasons.get(t.low(j))
    if found is None:
        return None
    year, end = year_tail(t, j + 1)
    if not year.is_open:
        return Season(*found, year=year), _winter_tail(t, end, year)
    if t.low(i - 1) not in _SEASON_OPENERS or not _free(t, j + 1):
        return None
    return Season(*found), j + 1


def _winter_tail(t: Tokens, end: int, year: YearOf) -> int:
    """'winter 2022-23' is the winter that began in 2022."""
    follows = t.low(end + 1)
    spans = t.low(end) in (*DASHES, "/") and follows.isdigit() and len(follows) in (2, 4)
    return end + 2 if spans and year.number and int(follows) % 100 == (year.number + 1) % 100 else end


def _free(t: Tokens, i: int) -> bool:
    return t.low(i) not in words().not_after_season and not (t.low(i) == "-" and t.glued(i))


def which_named(t: Tokens, i: int) -> Read:
    """'last June', 'this fall', 'next winter', 'last Christmas'."""
    said = which(t, i)
    if said is None:
        return None
    year, j = YearOf(which=said[0]), said[1]
    if (found := words().seasons.get(t.low(j))) and (said[0] != "this" or _free(t, j + 1)):
        return Season(*found, year=year), j + 1
    named = month_first(t, j) or holiday(t, j)
    if named is None or not isinstance(named[0], Recurring) or not named[0].year.is_open:
        return None
    return replace(named[0], year=year), named[1]


def quarter(t: Tokens, i: int) -> Read:
    """'the first quarter of 2024', 'Q3', '2024 Q3', 'the second half of the year'."""
    if (year := year_number(t, i)) and (match := _QUARTER.fullmatch(t.low(i + 1))):
        return Stretch(int(match[1]), 3, year=YearOf(number=year)), i + 2
    if match := _QUARTER.fullmatch(t.low(i)):
        tail, end = year_tail(t, i + 1)
        return Stretch(int(match[1]), 3, year=tail), end
    j = t.skip(i, "the")
    number, kind = words().ordinals.get(t.low(j), 0), t.low(j + 1)
    size = {"quarter": 3, "half": 6}.get(kind, 0)
    if not size or not 1 <= number <= 12 // size or t.low(j + 2) != "of":
        return None  # without 'of' a quarter may be one of a game
    if t.low(j + 3) == "the" and t.low(j + 4) == "year":
        return Stretch(number, size, year=YearOf(shift=0)), j + 5
    tail, end = year_tail(t, j + 2)
    return None if tail.is_open else (Stretch(number, size, year=tail), end)


def decade(t: Tokens, i: int) -> Read:
    """'the 1990s', "the '80s", 'the 20th century'."""
    j = t.skip(i, "the")
    marked = t.low(j) in ("'", "’")
    match = _DECADE.fullmatch(t.low(j + marked))
    if match and (len(match[1]) == 4) != marked:
        first = int(match[1]) if len(match[1]) == 4 else 1900 + int(match[1])
        return (Fixed(intervals.decade(first)), j + marked + 1) if first >= 1000 else None
    if j > i and len(t.low(j)) == 4 and t.low(j + 1) in ("'s", "’s") and _DECADE.fullmatch(t.low(j) + "s"):
        return Fixed(intervals.decade(int(t.low(j)))), j + 2
    match = _CENTURY.fullmatch(t.low(j))
    if match and t.words[j + 1] == "century" and 1 <= int(match[1]) <= 21:
        return Fixed(century(int(match[1]))), j + 2
    return None


def holiday(t: Tokens, i: int) -> Read:
    """'Christmas Day', 'New Year's Eve 2023', 'Ramadan' (of unknown days), '9/11'."""
    for phrase, rule in words().holidays.get(t.low(i), ()):
        if not t.reads(i, phrase) or not (t.capital(i) or t.low(i)[0].isdigit()):
            continue
        if "after" in rule and t.low(i - 1) not in rule["after"]:
            continue
        return _holiday(t, i + len(phrase), rule)
    return None


def _holiday(t: Tokens, end: int, rule: dict[str, list[int] | int]) -> Read:
    if date := rule.get("date"):
        return Fixed(intervals.day(dt.date(*date))), end  # type: ignore[misc]
    year, end = year_tail(t, end)
    day, east, nth = rule.get("day"), rule.get("easter"), rule.get("nth")
    if day is east is nth is None:
        return Unclear(), end
    return Holiday(tuple(day) if day else None, east, tuple(nth) if nth else None, year=year), end  # type: ignore[arg-type]


def part(t: Tokens, i: int) -> Read:
    """'early 2023', 'mid-March', 'the end of the year', 'late in June', 'early last week'."""
    j = t.skip(i, "the")
    edge = words().edges.get(t.low(j))
    if edge is None:
        return _year_end(t, j)
    of = t.low(j + 1)
    if (edge in ("start", "end")) != (of == "of") and t.low(j) != "middle":
        return None
    k = t.skip(j + 1, "-", "of", "in")
    if j > i and (match := _DECADE.fullmatch(t.low(k))) and len(match[1]) == 2:
        return Part(edge, Fixed(intervals.decade(1900 + int(match[1])))), k + 1  # type: ignore[arg-type]  # 'the late 80s'
    whole = _whole(t, k)
    return (Part(edge, whole[0]), whole[1]) if whole else None  # type: ignore[arg-type]


def _year_end(t: Tokens, i: int) -> Read:
    """'year-end', 'year's end'."""
    if t.low(i) == "year" and t.low(i + 1) in ("-", "'s", "’s") and t.low(i + 2) == "end":
        return Part("end", UnitFrom("year", 0)), i + 3
    return None


def _whole(t: Tokens, k: int) -> Read:
    counts = {"last": -1, "this": 0, "next": 1, "the": 0}
    if t.low(k) in counts and (kind := unit(t, k + 1)) in ("week", "month", "year", "decade"):
        return UnitFrom(kind, counts[t.low(k)]), k + 2
    if (number := year_number(t, k)) is not None:
        return Fixed(intervals.year(number)), k + 1
    if (found := words().seasons.get(t.low(t.skip(k, "the")))) and _free(t, t.skip(k, "the") + 1):
        year, end = year_tail(t, t.skip(k, "the") + 1)
        return Season(*found, year=year), end
    if named := month_name(t, k):
        year, end = year_tail(t, named[1])
        return month_first(t, k) or (Month(named[0], year=year), end)
    return decade(t, k) or which_named(t, k)
