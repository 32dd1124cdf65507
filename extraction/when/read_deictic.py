"""Tokens → times told from today or from another date: 'last Monday', 'three weeks ago', 'the following day'."""

from extraction.when.deictic import (
    DayOfMonth,
    Distance,
    FromToday,
    Overnight,
    QuarterFrom,
    Unclear,
    UnitFrom,
    Weekday,
    Weekend,
    Window,
    Within,
)  # fmt: skip
from extraction.when.meaning import Meaning
from extraction.when.read_calendar import Read, day_first, day_number, month_first, numeric
from extraction.when.read_number import Amount, amount, unit
from extraction.when.read_stretch import WHICH, which, which_named
from extraction.when.reference import FromReference, WeekdayFromReference
from extraction.when.tokens import Tokens
from extraction.when.words import words

_COUNTS = {"last": -1, "this": 0, "next": 1}
_BACK, _AHEAD = ("past", "last"), ("next", "coming")
_OTHER = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0}


def weekday(t: Tokens, i: int) -> Read:
    """'Monday', 'last Monday', 'Monday, June 5', 'Monday last week'."""
    w = words()
    said = which(t, i)
    j = said[1] if said else i
    number_, short = w.weekdays.get(t.low(j)), t.low(j) in w.short_weekdays
    if number_ is None or not t.capital(j):
        return None
    dated = _weekday_date(t, j + 1)
    if dated or short:
        return dated
    if said:
        return (Weekday(number_, weeks=1) if t.low(i) == "next" else Weekday(number_, said[0])), j + 1
    if (t.low(i - 1) in w.not_before_weekday and not _modifies(t, j + 1)) or (t.low(j + 1) == "-" and t.glued(j + 1)):
        return None
    k = t.skip(j + 1, "of")
    if t.low(k) in _COUNTS and t.low(k + 1) == "week" and t.low(k + 2) not in ("'s", "’s"):
        return Weekday(number_, weeks=_COUNTS[t.low(k)]), k + 2
    return Weekday(number_), j + 1


def _modifies(t: Tokens, i: int) -> bool:
    """'a Friday evening rally' is of one Friday, 'a Friday' or 'every Friday' of any."""
    k = i + 1 if t.low(i) in words().parts_of_day else i
    noun = t.words[k].isalpha() and t.words[k].islower() and t.low(k) not in words().not_after_month
    return noun and t.low(i - 2) in ("a", "another")


def _weekday_date(t: Tokens, i: int) -> Read:
    """The date after a weekday: ', June 5', ' 25 August 2013', ' (June 5)'; it says more than the weekday."""
    opened = t.low(t.skip(i, ".", ",")) in ("(", "[")
    j = t.skip(t.skip(i, ".", ","), "(", "[", ",")
    dated = day_number(t, j + 1) or t.low(j + 1) == "."
    found = day_first(t, j) or (month_first(t, j) if dated else None) or numeric(t, j)
    if found is None:
        return None
    return (found[0], t.skip(found[1], ")", "]")) if opened else found


def day_word(t: Tokens, i: int) -> Read:
    """'yesterday', 'today', 'tonight', 'last night', 'this morning', 'the day before yesterday', 'now', 'overnight'."""
    w, low = words(), t.low(i)
    if low in w.days:
        name = t.capital(i) and t.capital(i - 1) and i > 0 and not t.words[i].isupper()
        return None if name else (FromToday(w.days[low]), i + 1)
    if low == "overnight" and t.low(i + 1) != "-":
        return Overnight(), i + 1
    if low in ("last", "this") and t.low(i + 1) in w.parts_of_day:
        late = low == "last" and t.low(i + 1) in ("night", "evening")
        return (FromToday(-1 if low == "last" else 0), i + 2) if late or low == "this" else None
    if t.reads(t.skip(i, "the"), ("day", "before", "yesterday")):
        return FromToday(-2), t.skip(i, "the") + 3
    if t.reads(t.skip(i, "the"), ("day", "after", "tomorrow")):
        return FromToday(2), t.skip(i, "the") + 3
    return _now(t, i)


def _now(t: Tokens, i: int) -> Read:
    low = t.low(i)
    if low in ("right", "at") and t.low(i + 1) in ("now", "present"):
        return FromToday(0, passing=True), i + 2
    if t.reads(i, ("at", "the", "moment")):
        return FromToday(0, passing=True), i + 3
    if low in words().now and t.low(i - 1) != "for" and not (t.low(i + 1) == "-" and t.glued(i + 1)):
        return FromToday(0, passing=True), i + 1
    return None


def weekend(t: Tokens, i: int) -> Read:
    """'the weekend', 'last weekend', 'this coming weekend'."""
    if t.low(i) == "the" and t.low(i + 1) in WHICH and t.low(i + 2) == "weekend":
        return Weekend(WHICH[t.low(i + 1)]), i + 3
    if t.low(i) == "the" and t.low(i + 1) == "weekend":
        return Weekend(), i + 2
    said = which(t, i)
    return (Weekend(said[0]), said[1] + 1) if said and t.low(said[1]) == "weekend" else None


def unit_from(t: Tokens, i: int) -> Read:
    """'last week', 'next month', 'this quarter', 'earlier this year', 'so far this month', 'the week before last'."""
    low, j = t.low(i), t.skip(i, "the")
    if low in ("earlier", "later"):
        return _within(t, i)
    if t.reads(j + 1, ("before", "last")) and (kind := unit(t, j)) in ("week", "month", "year"):
        return UnitFrom(kind, -2), j + 3
    if t.reads(i, ("so", "far")) and t.low(i + 2) == "this" and (kind := unit(t, i + 3)):
        return Within(kind, later=False), i + 4
    if low not in _COUNTS:
        return None
    if t.low(i + 1) == "quarter" and t.low(i - 1) != "the":
        return QuarterFrom(_COUNTS[low]), i + 2
    kind = unit(t, i + 1)
    if kind not in ("week", "month", "year", "decade") or t.low(i + 1).endswith("s") or t.low(i + 2) == "of":
        return None
    if t.reads(i + 2, ("so", "far")):
        return Within(kind, later=False), i + 4
    return UnitFrom(kind, _COUNTS[low]), i + 2


def _within(t: Tokens, i: int) -> Read:
    """'earlier today', 'earlier on Monday', 'later this week', 'earlier in the day'."""
    later, j = t.low(i) == "later", t.skip(i + 1, "on", "in")
    if t.low(j) in ("this", "the") and (kind := unit(t, j + 1)) and not t.low(j + 1).endswith("s"):
        told = FromReference(0, "day") if kind == "day" else Within(kind, later=later)
        return told, j + 2
    return day_word(t, j) or weekday(t, j) or same(t, j) or which_named(t, j)


def distance(t: Tokens, i: int) -> Read:
    """'three weeks ago', 'two days earlier', 'a year from now', 'in two weeks' time', 'weeks ago'."""
    j = i + 1 if t.low(i) == "in" else i
    found = amount(t, j)
    if found is None:
        return _vague_distance(t, i)
    k = found.end
    if j > i:
        timed = t.low(k) in ("'", "’") and t.low(k + 1) == "time"
        return (_told(found.number, found.unit, 1, found.hedge), k + 2) if timed else _ahead(t, i, found)
    if t.low(k) == "ago":
        return _ago(t, k + 1, found.number, found.unit, found.hedge)
    if t.low(k) == "from" and t.low(k + 1) in ("now", "today"):
        return _told(found.number, found.unit, 1, found.hedge), k + 2
    if found.unit == "week" and t.low(k) == "from" and (day := weekday(t, k + 1)) and found.number:
        return _moved(day, found.number)
    return _other(t, k, found.number if found.hedge == "exact" else None, found.unit)


def _ahead(t: Tokens, i: int, found: Amount) -> Read:
    """'will meet in two weeks': a date of future events, where the unit ends the phrase; none after 'the first'."""
    if {t.low(i - back) for back in range(1, 5)} & {"first", "once", "twice", "times", "only"}:
        return None
    ends = not t.low(found.end)[:1].isalnum() or t.low(found.end) in words().continuers
    if not ends or found.number is None or found.unit not in ("day", "week", "fortnight", "month", "year"):
        return None
    return Distance(found.number, found.unit, found.hedge, ahead=True), found.end


def _told(count: int | None, kind: str, sign: int, hedge: str) -> Meaning:
    return Unclear() if count is None else Distance(sign * count, kind, hedge)  # type: ignore[arg-type]


def _ago(t: Tokens, k: int, count: int | None, kind: str, hedge: str) -> Read:
    if count is None:
        return Unclear(), k
    if t.low(k) == "today" or (t.low(k) == "this" and t.low(k + 1) in ("week", "month")):
        precise = "day" if t.low(k) == "today" else t.low(k + 1)
        return Distance(-count, kind, "exact", precise), k + (1 if precise == "day" else 2)
    day = weekday(t, t.skip(k, "on")) if kind == "week" else None
    if day and isinstance(day[0], Weekday):
        return _moved(day, -count)
    return _told(count, kind, -1, hedge), k


def _moved(day: tuple[Meaning, int], weeks: int) -> Read:
    meaning, end = day
    return (Weekday(meaning.weekday, extra=weeks), end) if isinstance(meaning, Weekday) else None


def _other(t: Tokens, k: int, count: int | None, kind: str) -> Read:
    """The word after 'two days': earlier, later, before, after."""
    signs = {"earlier": -1, "before": -1, "beforehand": -1, "later": 1, "after": 1, "afterwards": 1, "afterward": 1}
    sign = signs.get(t.low(k))
    if sign is None or (t.low(k) == "earlier" and t.low(k + 1) == "than"):
        return None
    if t.low(k) in ("before", "after") and (t.low(k + 1).isalnum() and t.low(k + 1) not in ("and", "but")):
        return Unclear(), k + 1  # told from an event, not from a date
    return (Unclear() if count is None else FromReference(sign * count, kind)), k + 1


def _vague_distance(t: Tokens, i: int) -> Read:
    """'weeks ago', 'hours later', 'the day before', 'recently'."""
    for phrase, _ in words().vague.get(t.low(i), ()):
        if t.reads(i, phrase):
            return Unclear(), i + len(phrase)
    j = t.skip(i, "the")
    kind = unit(t, j)
    if kind and j > i and t.low(j + 1) in ("before", "after") and not t.low(j).endswith("s"):
        return _other(t, j + 1, 1, kind)
    if kind and j == i and t.low(i).endswith("s"):
        return (Unclear(), i + 2) if t.low(i + 1) in ("ago", "later", "earlier") else None
    return None


def window(t: Tokens, i: int) -> Read:
    """'the past 24 hours', 'the last three years', 'the next two weeks', 'recent weeks', 'the coming days'."""
    j = t.skip(i, "the", "these", "this")
    sign = -1 if t.low(j) in _BACK else 1 if t.low(j) in _AHEAD else 0
    if t.low(j) == "recent" and (unit(t, j + 1)) and t.low(j + 1).endswith("s"):
        return Unclear(), j + 2
    if not sign:
        return None
    found = amount(t, j + 1)
    if found:
        return (Unclear() if found.number is None else Window(sign * found.number, found.unit)), found.end
    kind = unit(t, j + 1)
    if kind is None or t.low(j + 2) == "of":
        return None
    if t.low(j + 1).endswith("s"):
        return Unclear(), j + 2
    return _single(t, i, j, sign, kind)


def _single(t: Tokens, i: int, j: int, sign: int, kind: str) -> Read:
    """'the past week' reaches back, 'the next week' follows another date unless one looks 'over' it."""
    if j == i or (kind == "day" and t.low(j) == "last"):
        return None
    ahead = t.low(i - 1) in ("over", "in", "within", "during", "for")
    if t.low(j) == "next" and not ahead:
        return FromReference(1, kind), j + 2
    return Window(sign, kind), j + 2


def same(t: Tokens, i: int) -> Read:
    """'that day', 'the same week', 'the following month', 'the previous Monday'."""
    if t.low(i) == "that":
        j = t.skip(i + 1, "same")
        return _referring(t, j, 0)
    if t.low(i) != "the" or t.low(i + 1) not in _OTHER:
        return None
    step, low = _OTHER[t.low(i + 1)], t.low(i + 2)
    if low in words().weekdays and step and t.low(i + 1) != "next":
        return WeekdayFromReference(words().weekdays[low], later=step > 0), i + 3
    return _referring(t, i + 2, step) if t.low(i + 1) != "next" or unit(t, i + 2) == "day" else None


def _referring(t: Tokens, j: int, step: int) -> Read:
    kind = unit(t, j) or ("day" if t.low(j) in words().parts_of_day else None)
    if kind is None or t.low(j).endswith("s") or t.low(j + 1) == "as":
        return None
    return FromReference(step, kind), j + 1


def day_of_month(t: Tokens, i: int) -> Read:
    """'the 24th', 'the 5th of this month': an ordinal alone only where nothing follows that it could count."""
    j = t.skip(i, "the")
    day = day_number(t, j)
    if day is None or t.low(j).isdigit():
        return None
    if t.low(j + 1) == "of" and t.low(j + 2) in _COUNTS and t.low(j + 3) == "month":
        return DayOfMonth(day, _COUNTS[t.low(j + 2)]), j + 4
    alone = t.low(i - 1) == "on" and j > i and not t.low(j + 1).isalnum() and t.low(j + 1) not in ("-", "(")
    return (DayOfMonth(day), j + 1) if alone else None
