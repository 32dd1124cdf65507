"""Times told from another date of the story → intervals: 'a day earlier', 'that week', 'the following month'."""

import datetime as dt
from dataclasses import dataclass

from extraction.when import intervals
from extraction.when.meaning import Interval, Meaning, Setting
from models.dates import EventDate


@dataclass(frozen=True, slots=True)
class FromReference(Meaning):
    """'two days earlier' is (-2, day), 'that day' (0, day), 'the following week' (1, week).

    Without a reference, or with one wider than the unit, it stays unknown.
    """

    count: int
    unit: str

    def interval(self, at: Setting) -> Interval | None:
        """The calendar unit counted from the reference's."""
        when = _inside(at.reference, self.unit)
        if when is None or self.unit in ("hour", "minute"):
            return None
        if self.count == 0 or self.unit == "day":
            return intervals.around(intervals.shifted(when, self.count, self.unit), self.unit)
        start = intervals.around(when, self.unit).first or when
        return intervals.around(intervals.shifted(start, self.count, self.unit), self.unit)


@dataclass(frozen=True, slots=True)
class WeekdayFromReference(Meaning):
    """'the previous Monday', 'the following Friday': strictly before or after the reference day."""

    weekday: int
    later: bool

    def interval(self, at: Setting) -> Interval | None:
        """That day."""
        when = _inside(at.reference, "day")
        if when is None:
            return None
        gap = (self.weekday - when.weekday()) % 7 if self.later else (when.weekday() - self.weekday) % 7
        step = (gap or 7) * (1 if self.later else -1)
        return intervals.day(when + dt.timedelta(days=step))


def _inside(reference: EventDate | None, unit: str) -> dt.date | None:
    """The reference's first day, if it lies wholly inside one such unit."""
    if reference is None or reference.date_from is None or reference.date_to is None:
        return None
    if unit in ("hour", "minute"):
        return reference.date_from
    around = intervals.around(reference.date_from, unit)
    fits = around.last is not None and reference.date_to <= around.last
    return reference.date_from if fits else None
