"""Named calendar times → intervals: days, months, years, seasons, holidays. A missing year comes from the anchor."""

import datetime as dt
from dataclasses import dataclass, field

from extraction.when import intervals
from extraction.when.meaning import Interval, Meaning, Setting, Which
from models.dates import DateBasis

SOON = dt.timedelta(days=31)  # an undecided date this near ahead is the coming one
SLACK = dt.timedelta(days=1)  # a reporter's day and the publisher's may differ by a time zone


@dataclass(frozen=True, slots=True)
class YearOf:
    """Which year a recurring time falls in: a number, years from the anchor's, 'last' / 'next' one, or left open."""

    number: int | None = None
    shift: int | None = None
    which: Which | None = None

    @property
    def is_open(self) -> bool:
        """True when nothing is said about the year."""
        return self.number is None and self.shift is None and self.which is None


@dataclass(frozen=True, slots=True)
class Recurring(Meaning):
    """A time that comes once a year."""

    year: YearOf = field(default=YearOf(), kw_only=True)

    @property
    def basis(self) -> DateBasis:
        """The calendar name stands in the text."""
        return "stated"

    def of(self, year: int) -> Interval | None:
        """Its days in one year; None when that year has none (February 29)."""
        raise NotImplementedError

    def interval(self, at: Setting) -> Interval | None:
        """The occurrence that is meant."""
        if self.year.number is not None:
            return self.of(self.year.number)
        if at.anchor is None:
            return None
        if self.year.shift is not None:
            return self.of(at.anchor.year + self.year.shift)
        return self._choose(at.anchor, at, 1) or self._choose(at.anchor, at, 8)

    def _choose(self, anchor: dt.date, at: Setting, reach: int) -> Interval | None:
        years = range(max(anchor.year - reach, 1), min(anchor.year + reach, 9999) + 1)
        near = [found for y in years if (found := self.of(y)) and found.first and found.last]
        if self.year.which == "this":
            return self.of(anchor.year)
        if self.year.which == "last":
            return next((x for x in reversed(near) if x.last and x.last < anchor), None)
        if self.year.which == "next":
            return next((x for x in near if x.first and x.first > anchor), None)
        return _by_tense(near, anchor, at)


def _by_tense(near: list[Interval], anchor: dt.date, at: Setting) -> Interval | None:
    """Past: the latest begun; future: the first not over; else the coming one if soon, or the latest."""
    slack = SLACK if near and near[0].precision == "day" else dt.timedelta(0)
    begun = next((x for x in reversed(near) if x.first and x.first <= anchor + slack), None)
    coming = next((x for x in near if x.last and x.last >= anchor - slack), None)
    if at.tense == "past":
        return begun
    if at.tense == "future":
        return coming
    soon = coming and coming.first and coming.first - anchor <= SOON
    return coming if soon else begun


@dataclass(frozen=True, slots=True)
class Day(Recurring):
    """A day of a month: 'June 5', '5 June 2024'."""

    month: int
    day: int

    def of(self, year: int) -> Interval | None:
        """That day, if the year has it."""
        try:
            return intervals.day(dt.date(year, self.month, self.day))
        except ValueError:
            return None

    def blank(self) -> str | None:
        """'XXXX-06-05' without a year."""
        return f"XXXX-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Month(Recurring):
    """A month: 'June', 'last June', 'June 2024'."""

    month: int

    def of(self, year: int) -> Interval | None:
        """The whole month."""
        return intervals.month(year, self.month)

    def blank(self) -> str | None:
        """'XXXX-06' without a year."""
        return f"XXXX-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Season(Recurring):
    """A season of the northern hemisphere, three whole months; winter belongs to the year in which it begins."""

    first_month: int
    number: int

    @property
    def basis(self) -> DateBasis:
        """'last fall' is told from the anchor."""
        return "relative" if self.year.which else "stated"

    def of(self, year: int) -> Interval | None:
        """The three months."""
        start, end = intervals.month(year, self.first_month), intervals.month(year, self.first_month + 2)
        return Interval(start.first, end.last, "season", f"{year:04}-{self.number}")


@dataclass(frozen=True, slots=True)
class Stretch(Recurring):
    """A quarter or half of a year; ISO 8601-2 numbers quarters 33–36 and halves 40–41."""

    number: int
    size: int

    def of(self, year: int) -> Interval | None:
        """Its months."""
        last = self.number * self.size
        whole = intervals.months(year, last - self.size + 1, last)
        code = self.number + (32 if self.size == 3 else 39)
        return Interval(whole.first, whole.last, "range", f"{year:04}-{code}")


@dataclass(frozen=True, slots=True)
class Holiday(Recurring):
    """A holiday by fixed day, by distance from Western Easter or by nth weekday; by none of them it stays unknown."""

    day: tuple[int, int] | None = None
    easter: int | None = None
    nth: tuple[int, int, int] | None = None

    def of(self, year: int) -> Interval | None:
        """The holiday in that year."""
        if self.day:
            return intervals.day(dt.date(year, *self.day))
        if self.easter is not None:
            return intervals.day(intervals.easter(year) + dt.timedelta(days=self.easter))
        found = intervals.nth_weekday(year, *self.nth) if self.nth else None
        return intervals.day(found) if found else None


@dataclass(frozen=True, slots=True)
class NthOfMonth(Recurring):
    """'the first Monday of June', 'the last week of May' (weekday None); weeks are days 1–7, 8–14 and so on."""

    month: int
    nth: int
    weekday: int | None

    def of(self, year: int) -> Interval | None:
        """That day or those seven days."""
        if self.weekday is not None:
            found = intervals.nth_weekday(year, self.month, self.weekday, self.nth)
            return intervals.day(found) if found else None
        last = intervals.month(year, self.month).last
        first = dt.date(year, self.month, 7 * self.nth - 6) if self.nth > 0 else None
        start = first or (last - 6 * intervals.DAY if last else None)
        end = start + 6 * intervals.DAY if start else None
        return Interval(start, end, "week", f"{start}/{end}")
