"""Times told from the day of publication → intervals: 'yesterday', 'on Monday', 'last week', 'three weeks ago'."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from extraction.when import intervals
from extraction.when.intervals import DAY
from extraction.when.meaning import Interval, Meaning, Setting, Which

Hedge = Literal["exact", "about", "more", "less"]


@dataclass(frozen=True, slots=True)
class FromToday(Meaning):
    """'yesterday', 'today', 'now': a day counted from the anchor."""

    days: int
    passing: bool = False  # 'now', 'currently': holds around the anchor, dates no event by itself

    def interval(self, at: Setting) -> Interval | None:
        """That day."""
        return intervals.day(at.anchor + self.days * DAY) if at.anchor else None


@dataclass(frozen=True, slots=True)
class Overnight(Meaning):
    """The night before the anchor, or after it in the future."""

    def interval(self, at: Setting) -> Interval | None:
        """Both days that the night touches."""
        if at.anchor is None:
            return None
        first = at.anchor if at.tense == "future" else at.anchor - DAY
        return intervals.days(first, first + DAY)


@dataclass(frozen=True, slots=True)
class Weekday(Meaning):
    """A day of the week. weeks: 'Monday last week' is -1, 'next Monday' the one of next week, +1.

    Bare or 'this': the latest on or before the anchor, in present and future tense the first on or after it;
    'last' and 'next' (this coming) strictly before and after. Published on a Monday, 'Monday' is that day.
    """

    weekday: int
    which: Which | None = None
    weeks: int | None = None
    extra: int = 0  # 'a week ago Monday': -1 week more

    def interval(self, at: Setting) -> Interval | None:
        """That day."""
        if at.anchor is None:
            return None
        if self.weeks is not None:
            return intervals.day(at.anchor + (self.weekday - at.anchor.weekday() + 7 * self.weeks) * DAY)
        found = self._nearest(at.anchor, at)
        return intervals.day(found + 7 * self.extra * DAY)

    def _nearest(self, anchor: dt.date, at: Setting) -> dt.date:
        back = (anchor.weekday() - self.weekday) % 7
        if self.which == "last":
            return anchor - (back or 7) * DAY
        if self.which == "next":
            return anchor + (7 - back) * DAY
        ahead = at.tense in ("present", "future") or (self.which == "this" and at.tense == "unknown")
        return anchor + ((7 - back) % 7 if ahead else -back) * DAY


@dataclass(frozen=True, slots=True)
class Weekend(Meaning):
    """Saturday and Sunday: the latest begun, in the future the first not over; 'next' is next week's."""

    which: Which | None = None

    def interval(self, at: Setting) -> Interval | None:
        """Both days."""
        if at.anchor is None:
            return None
        coming = at.anchor + (5 - at.anchor.weekday()) * DAY  # the Saturday of the anchor's week
        if self.which == "next":
            return _weekend(coming + 7 * DAY)
        begun = at.anchor.weekday() >= 5
        if self.which == "last":
            return _weekend(coming - 7 * DAY)
        ahead = at.tense in ("present", "future") or (self.which == "this" and at.tense == "unknown")
        return _weekend(coming if begun or ahead else coming - 7 * DAY)


def _weekend(saturday: dt.date) -> Interval:
    return intervals.days(saturday, saturday + DAY)


@dataclass(frozen=True, slots=True)
class UnitFrom(Meaning):
    """'last week', 'this month', 'next year': a calendar unit counted from the anchor's."""

    unit: str
    count: int

    def interval(self, at: Setting) -> Interval | None:
        """The whole unit."""
        return intervals.around(_first_of(at.anchor, self.unit, self.count), self.unit) if at.anchor else None


def _first_of(when: dt.date, unit: str, count: int) -> dt.date:
    start = intervals.around(when, unit).first or when
    return intervals.shifted(start, count, unit)


@dataclass(frozen=True, slots=True)
class QuarterFrom(Meaning):
    """'last quarter', 'this quarter', 'next quarter'."""

    count: int

    def interval(self, at: Setting) -> Interval | None:
        """Its three months, numbered 33–36 in ISO 8601-2."""
        if at.anchor is None:
            return None
        index = at.anchor.year * 4 + (at.anchor.month - 1) // 3 + self.count
        whole = intervals.months(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3)
        return Interval(whole.first, whole.last, "range", f"{index // 4:04}-{index % 4 + 33}")


@dataclass(frozen=True, slots=True)
class Distance(Meaning):
    """'three weeks ago' (count -3), 'two days from now': the calendar unit that lies there.

    precise: 'two years ago today' is a day. ahead: 'in two weeks' is a date only of what is to come; 'the first time in
    two years' is none. 'more than a year ago' is open to the past, 'less than' ends at the anchor.
    """

    count: int
    unit: str
    hedge: Hedge = "exact"
    precise: str | None = None
    ahead: bool = False

    def interval(self, at: Setting) -> Interval | None:
        """Its days."""
        if at.anchor is None or (self.ahead and at.tense != "future"):
            return None
        if self.unit in ("hour", "minute"):
            return _hours(at.anchor, self.count if self.unit == "hour" else (1 if self.count > 0 else -1))
        there = intervals.shifted(at.anchor, self.count, self.unit)
        if self.hedge == "more":
            return _open(there, past=self.count < 0)
        if self.hedge == "less":
            return intervals.days(min(there, at.anchor), max(there, at.anchor))
        found = intervals.around(there, self.precise or self.unit)
        return _about(found) if self.hedge == "about" else found


def _open(there: dt.date, *, past: bool) -> Interval:
    return Interval(None, there, "range", f"../{there}") if past else Interval(there, None, "range", f"{there}/..")


def _about(found: Interval) -> Interval:
    edtf = "/".join(f"{part}~" for part in (found.edtf or "").split("/")) if found.precision != "range" else found.edtf
    return Interval(found.first, found.last, found.precision, edtf)


def _hours(anchor: dt.date, hours: int) -> Interval:
    """The days an hour may fall on when the hour of publication is unknown."""
    first, last = anchor + hours // 24 * DAY, anchor - (-hours // 24) * DAY
    return intervals.days(first, last) if first < last else intervals.day(first)


@dataclass(frozen=True, slots=True)
class Window(Meaning):
    """'the past 24 hours', 'the next three days': from the anchor back or on; days are counted whole."""

    count: int  # negative: back
    unit: str

    def interval(self, at: Setting) -> Interval | None:
        """From end to end, the anchor included."""
        if at.anchor is None:
            return None
        there = _reach(at.anchor, self.count, self.unit)
        return intervals.days(min(there, at.anchor), max(there, at.anchor))


def _reach(anchor: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("hour", "minute"):
        whole = max(1, -(-abs(count) // 24)) if unit == "hour" else 1
        return anchor + whole * (1 if count > 0 else -1) * DAY
    return intervals.shifted(anchor, count, unit)


@dataclass(frozen=True, slots=True)
class Within(Meaning):
    """'earlier this year' (start to anchor), 'later this week' (anchor to end)."""

    unit: str
    later: bool

    def interval(self, at: Setting) -> Interval | None:
        """The part of the anchor's unit on that side."""
        if at.anchor is None:
            return None
        whole = intervals.around(at.anchor, self.unit)
        if self.unit == "day" or whole.first is None or whole.last is None:
            return whole
        return intervals.days(at.anchor, whole.last) if self.later else intervals.days(whole.first, at.anchor)


@dataclass(frozen=True, slots=True)
class DayOfMonth(Meaning):
    """'the 24th', 'the 5th of this month': shift counts months from the anchor's; null = the nearest by tense."""

    day: int
    shift: int | None = None

    def interval(self, at: Setting) -> Interval | None:
        """That day; unknown when the month is too short."""
        if at.anchor is None:
            return None
        if self.shift is not None:
            return self._of(at.anchor, self.shift)
        order = (0, 1, 2) if at.tense == "future" else (0, -1, -2)
        fits = (found for n in order if (found := self._of(at.anchor, n)) and found.first)
        past = at.tense != "future"
        return next((x for x in fits if x.first and (x.first <= at.anchor if past else x.first >= at.anchor)), None)

    def _of(self, anchor: dt.date, shift: int) -> Interval | None:
        first = intervals.shifted(anchor.replace(day=1), shift, "month")
        found = first + (self.day - 1) * DAY
        return intervals.day(found) if found.month == first.month else None


@dataclass(frozen=True, slots=True)
class Unclear(Meaning):
    """'recently', 'in recent weeks', 'two days after the attack': text only, never resolved."""

    def interval(self, at: Setting) -> Interval | None:  # noqa: ARG002  # no setting tells
        """Always unknown."""
        return None
