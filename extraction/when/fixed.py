"""Full dates and parts of dates → intervals: 'in 2014', 'the 1950s', 'early 2023', '10/11/2025'."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from extraction.when import intervals
from extraction.when.intervals import DAY
from extraction.when.meaning import Interval, Meaning, Setting
from models.dates import DateBasis

Edge = Literal["start", "early", "mid", "late", "end"]
# Which part of the unit, counted from 0: a month's days, a week's days, a decade's years; a year's months from 1.
_DAYS = {"start": (0, 4), "early": (0, 9), "mid": (10, 19), "late": (20, 30)}
_WEEKDAYS = {"start": (0, 1), "early": (0, 2), "mid": (1, 3), "late": (3, 6), "end": (4, 6)}
_MONTHS = {"start": (1, 1), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (12, 12)}
_YEARS = {"start": (0, 1), "early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}
_SEASON = {"start": 0, "early": 0, "mid": 1, "late": 2, "end": 2}


@dataclass(frozen=True, slots=True)
class Fixed(Meaning):
    """A time that needs no anchor."""

    days: Interval

    @property
    def basis(self) -> DateBasis:
        """The calendar name stands in the text."""
        return "stated"

    def interval(self, at: Setting) -> Interval | None:  # noqa: ARG002  # the same in every setting
        """Itself."""
        return self.days


def century(number: int) -> Interval:
    """The 20th century is 1901–2000."""
    first, last = number * 100 - 99, number * 100
    return Interval(dt.date(first, 1, 1), dt.date(last, 12, 31), "range", f"{first:04}/{last:04}")


def either(one: dt.date, other: dt.date) -> Interval:
    """One of two days, when a numeric date does not tell day from month ('10/11/2025')."""
    first, last = sorted((one, other))
    return Interval(first, last, "range", f"[{first},{last}]") if first < last else intervals.day(first)


@dataclass(frozen=True, slots=True)
class Part(Meaning):
    """A part of a month, week, year, decade or season.

    'early', 'mid' and 'late' are thirds; 'start' and 'end' a year's first and last month, a month's five days.
    """

    edge: Edge
    whole: Meaning

    @property
    def basis(self) -> DateBasis:
        """The whole's."""
        return self.whole.basis

    def interval(self, at: Setting) -> Interval | None:
        """That part's days."""
        whole = self.whole.interval(at)
        if whole is None or whole.first is None or whole.last is None:
            return whole
        return _third(self.edge, whole, whole.first, whole.last)


def _third(edge: Edge, whole: Interval, first: dt.date, last: dt.date) -> Interval:
    if whole.precision == "month":
        return _days_of_month(edge, first, last)
    if whole.precision == "week":
        a, b = _WEEKDAYS[edge]
        return intervals.days(first + a * DAY, first + b * DAY)
    if whole.precision == "year":
        a, b = _MONTHS[edge]
        return intervals.months(first.year, a, b) if a < b else intervals.month(first.year, a)
    if whole.precision == "season":
        return intervals.month(first.year, first.month + _SEASON[edge])
    if whole.edtf and whole.edtf.endswith("X"):
        a, b = _YEARS[edge]
        start, end = intervals.year(first.year + a), intervals.year(first.year + b)
        return Interval(start.first, end.last, "range", f"{start.edtf}/{end.edtf}")
    return whole  # a third of a day, or of a range, is not told apart


def _days_of_month(edge: Edge, first: dt.date, last: dt.date) -> Interval:
    if edge == "end":
        return intervals.days(last - 4 * DAY, last)
    a, b = _DAYS[edge]
    return intervals.days(first + a * DAY, min(first + b * DAY, last))
