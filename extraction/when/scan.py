"""Sentence → its date expressions: the longest reading from left to right."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from extraction.when import intervals, read_calendar, read_deictic, read_stretch
from extraction.when.compound import JOINTS, Bound, Bounded, Joint, Pair
from extraction.when.deictic import FromToday, Unclear, UnitFrom, Weekday, Window
from extraction.when.fixed import Fixed, Part
from extraction.when.meaning import DateExpression, Meaning
from extraction.when.named import Day, Holiday, Month, Recurring, Season
from extraction.when.read_calendar import Read
from extraction.when.read_clock import clock, named_time, trailing
from extraction.when.reference import FromReference
from extraction.when.tokens import Tokens
from extraction.when.words import words

Reader = Callable[[Tokens, int], Read]
_NUMERAL: tuple[Reader, ...] = (
    read_calendar.day_first, read_calendar.numeric, read_calendar.year_alone, read_stretch.quarter, read_stretch.decade,
    read_deictic.distance, read_deictic.day_of_month, read_stretch.holiday,
)  # fmt: skip
_BOUNDS: dict[str, tuple[tuple[tuple[str, ...], Bound], ...]] = {  # first word → words and what they bound
    "since": ((("since",), "since"),),
    "ever": ((("ever", "since"), "since"),),
    "starting": ((("starting",), "since"),),
    "beginning": ((("beginning",), "since"),),
    "after": ((("after",), "after"),),
    "until": ((("until",), "until"),),
    "till": ((("till",), "until"),),
    "through": ((("through",), "until"),),
    "up": ((("up", "until"), "until"), (("up", "to"), "until")),
    "by": ((("by",), "by"),),
    "no": ((("no", "later", "than"), "by"),),
    "before": ((("before",), "before"),),
    "prior": ((("prior", "to"), "before"),),
    "ahead": ((("ahead", "of"), "before"),),
}
_REACH = 12  # tokens from the start of an expression to its first calendar word, at most


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    """First word → the readers that may begin there."""
    w, c, s, d = words(), read_calendar, read_stretch, read_deictic
    starts: list[tuple[Reader, object]] = [
        (c.month_first, w.months), (c.day_first, ["the"]), (c.nth_of_month, [*w.ordinals, "the"]),
        (s.season, [*w.seasons, "the"]), (s.which_named, s.WHICH),
        (s.quarter, ["q1", "q2", "q3", "q4", "the", *w.ordinals]),
        (s.decade, ["the", "'", "’"]), (s.holiday, w.holidays), (s.part, [*w.edges, "the", "year"]),
        (d.weekday, [*w.weekdays, *s.WHICH]),
        (d.day_word, [*w.days, *w.now, "overnight", "last", "this", "the", "day", "at", "right"]),
        (d.weekend, ["the", *s.WHICH]),
        (d.unit_from, ["earlier", "later", "so", "last", "this", "next", "the", *w.units]),
        (d.distance, [*w.numbers, *w.hedges, *w.vague, *w.vague_counts, *w.units, "half", "the", "in"]),
        (d.window, ["the", "these", "this", "past", "last", "next", "coming", "recent"]),
        (d.same, ["that", "the"]), (d.day_of_month, ["the"]),
    ]  # fmt: skip
    table: dict[str, list[Reader]] = {}
    for reader, firsts in starts:
        for first in dict.fromkeys(firsts):  # type: ignore[call-overload]
            table.setdefault(first, []).append(reader)
    return {first: tuple(readers) for first, readers in table.items()}


def core(t: Tokens, i: int) -> Read:
    """The longest single time that begins at i."""
    low = t.low(i)
    readers = _NUMERAL if low[:1].isdigit() else _readers().get(low, ())
    best: Read = None
    for reader in readers:
        found = reader(t, i)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def _timed(t: Tokens, i: int) -> Read:
    """A core with its time of day: '3 p.m. on Friday', 'the night of June 5', 'late on Sunday', 'Monday night'."""
    lead = clock(t, i) or named_time(t, i)
    if lead is not None:
        inner = core(t, lead)
        if inner is None or _kind(inner[0]) != "day":
            return core(t, i)
        return inner[0], trailing(t, inner[1])
    found = core(t, i)
    return (found[0], trailing(t, found[1])) if found and _kind(found[0]) == "day" else found


def _kind(meaning: Meaning) -> str:
    """What may be joined with what: days with days, months with months, years with years."""
    if isinstance(meaning, Day | Weekday | Holiday) or (isinstance(meaning, FromToday) and not meaning.passing):
        return "day"
    if isinstance(meaning, Fixed):
        return meaning.days.precision
    if isinstance(meaning, Part):
        return _kind(meaning.whole)
    if isinstance(meaning, FromReference):
        return meaning.unit
    return {Month: "month", Season: "season"}.get(type(meaning), "")


def _joined(t: Tokens, i: int) -> Read:
    """Two times of one kind joined by 'to', 'and', 'or' or a dash; else the first alone."""
    one = _timed(t, i)
    if one is None:
        return None
    joint = JOINTS.get(t.low(one[1]))
    if joint is None or not (kind := _kind(one[0])):
        return one
    k = t.skip(one[1] + 1, "on", "from", "early", "late", "again")
    two = _timed(t, k) or (_bare_year(t, k) if kind == "year" else None)
    if two is None or _kind(two[0]) != kind or (_possessive(t, two[1]) and joint == "all"):
        return one
    return _pair(one[0], two[0], joint), two[1]


def _bare_year(t: Tokens, i: int) -> Read:
    year = read_calendar.year_number(t, i)
    return (Fixed(intervals.year(year)), i + 1) if year is not None else None


def _pair(one: Meaning, two: Meaning, joint: Joint) -> Meaning:
    """Both; a year told once holds for the other."""
    if isinstance(one, Recurring) and isinstance(two, Recurring):
        if one.year.is_open:
            one = replace(one, year=two.year)
        elif two.year.is_open:
            two = replace(two, year=one.year)
    return Pair(one, two, joint)


def _possessive(t: Tokens, i: int) -> bool:
    return t.low(i) in ("'s", "’s")


def _bounded(t: Tokens, i: int) -> Read:
    """'since June', 'by the end of the year', 'between May 3 and May 7', 'from Monday to Wednesday'."""
    if t.low(i) in ("between", "from"):
        j = t.skip(i + 1, "early", "late") if _timed(t, i + 1) is None else i + 1
        found = _joined(t, j)
        if found and isinstance(found[0], Pair):
            return replace(found[0], joint="range"), found[1]
        onwards = t.low(found[1]) in ("onward", "onwards") or t.reads(found[1], ("on",)) if found else False
        return (Bounded("since", found[0]), found[1] + 1) if found and onwards and t.low(i) == "from" else None
    for phrase, bound in _BOUNDS.get(t.low(i), ()):
        if t.reads(i, phrase):
            return _bound(t, i + len(phrase), bound)
    return None


def _bound(t: Tokens, j: int, bound: Bound) -> Read:
    j = t.skip(j, "on", "in", "from")
    found = _joined(t, j)
    if found is None or isinstance(found[0], Unclear | FromReference | Pair):
        return None
    if bound in ("by", "before") and isinstance(found[0], Window):
        return None  # 'tired by the last seven years'
    if bound != "since" and not _belongs(t, j, found, bound):
        return None
    return Bounded(bound, found[0]), found[1]


def _belongs(t: Tokens, j: int, found: tuple[Meaning, int], bound: str) -> bool:
    """False where the date only modifies a noun: 'after Friday's attack', 'before the June vote'."""
    follows = t.words[found[1]]
    timed = clock(t, j) or named_time(t, j)
    if _possessive(t, found[1]) or (bound in ("after", "before") and timed and _kind(found[0]) == "day"):
        return False  # 'shortly after midnight on Sunday' is Sunday
    if t.low(j) == "the" and isinstance(found[0], Day | Month | Fixed) and t.low(j + 1) not in words().edges:
        return not follows.isalpha()
    loose = bound in ("by", "until") or isinstance(found[0], UnitFrom)
    return loose or not follows.isalpha() or follows.lower() in words().continuers or follows[0].isupper()


def _blocked(t: Tokens) -> set[int]:
    """Tokens inside names that only hold a calendar word."""
    found: set[int] = set()
    never = words().never
    for i in range(t.count):
        for phrase, _ in never.get(t.lows[i], ()):
            if t.reads(i, phrase):
                found.update(range(i, i + len(phrase)))
    return found


def _phrase(t: Tokens, i: int) -> Read:
    bounded = _bounded(t, i)
    return bounded or _joined(t, i)


def find_dates(text: str, start: int = 0) -> list[DateExpression]:
    """Every date-like expression of a sentence, left to right, without overlaps; spans are moved by `start`.

    Prepositions that only place the date ('on', 'in', 'at') stay outside the span, those that bound it ('since', 'by',
    'between') inside, times of day inside.
    """
    t = Tokens(text)
    triggers = _triggers(t)
    if not triggers:
        return []
    blocked, starts, found, i = _blocked(t), _starts(), [], 0
    for trigger in triggers:
        i = max(i, trigger - _REACH)
        while i <= trigger:
            low = t.lows[i]
            read = _phrase(t, i) if (low in starts or low[:1].isdigit()) and i not in blocked else None
            if read:
                a, b = t.starts[i], t.ends[read[1] - 1]
                found.append(DateExpression(start + a, start + b, text[a:b], read[0]))
            i = read[1] if read else i + 1
    return found


def _triggers(t: Tokens) -> list[int]:
    """The tokens without one of which nothing is a date: calendar words, years, numeric dates, ordinals."""
    known = _known()
    return [i for i in range(t.count) if (low := t.lows[i]) in known or (low[0].isdigit() and len(low) > 2)]


@cache
def _known() -> frozenset[str]:
    w = words()
    phrases = {first for table in (w.holidays, w.vague) for first in table}
    more = {"weekend", "overnight", "quarter", "half", "present", "moment", "q1", "q2", "q3", "q4"}
    named = frozenset(w.months) | w.weekdays.keys() | w.seasons.keys() | w.units.keys() | w.days.keys()
    return frozenset(named | w.now | w.parts_of_day | phrases | more)


@cache
def _starts() -> frozenset[str]:
    times = words().parts_of_day | {"early", "late"}
    return frozenset(_readers()) | _BOUNDS.keys() | {"between", "from"} | times
