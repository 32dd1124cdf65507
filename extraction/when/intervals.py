"""Calendar units → intervals of days. Weeks run from Monday to Sunday (ISO 8601)."""

import calendar
import datetime as dt

from extraction.when.meaning import Interval

DAY = dt.timedelta(days=1)


def day(when: dt.date) -> Interval:
    """One day."""
    return Interval(when, when, "day", when.isoformat())


def week(when: dt.date) -> Interval:
    """The week that holds the day; EDTF has no weeks, so its form is the interval."""
    monday = when - dt.timedelta(days=when.weekday())
    return Interval(monday, monday + 6 * DAY, "week", f"{monday}/{monday + 6 * DAY}")


def month(year: int, number: int) -> Interval:
    """One calendar month; numbers beyond 1–12 run into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    last = calendar.monthrange(year, number)[1]
    return Interval(dt.date(year, number, 1), dt.date(year, number, last), "month", f"{year:04}-{number:02}")


def year(number: int) -> Interval:
    """One calendar year."""
    return Interval(dt.date(number, 1, 1), dt.date(number, 12, 31), "year", f"{number:04}")


def decade(number: int) -> Interval:
    """The ten years that begin with `number`."""
    return Interval(dt.date(number, 1, 1), dt.date(number + 9, 12, 31), "range", f"{number // 10:03}X")


def days(first: dt.date, last: dt.date) -> Interval:
    """A range of days."""
    return Interval(first, last, "range", f"{first}/{last}")


def months(year_: int, first: int, last: int) -> Interval:
    """A range of months of one year."""
    start, end = month(year_, first), month(year_, last)
    return Interval(start.first, end.last, "range", f"{start.edtf}/{end.edtf}")


def shifted(when: dt.date, count: int, unit: str) -> dt.date:
    """The day `count` units on; the 31st becomes the last day of a shorter month."""
    steps = {"day": 1, "week": 7, "fortnight": 14}
    if unit in steps:
        return when + dt.timedelta(days=count * steps[unit])
    total = when.year * 12 + when.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
    to_year, to_month = total // 12, total % 12 + 1
    return dt.date(to_year, to_month, min(when.day, calendar.monthrange(to_year, to_month)[1]))


def around(when: dt.date, unit: str) -> Interval:
    """The calendar unit that holds the day."""
    if unit == "day":
        return day(when)
    if unit in ("week", "fortnight"):
        return week(when)
    if unit == "month":
        return month(when.year, when.month)
    return year(when.year) if unit == "year" else decade(when.year // 10 * 10)


def easter(number: int) -> dt.date:
    """Western Easter Sunday of a year (the anonymous Gregorian computus)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    total = h + k - 7 * ((a + 11 * h + 22 * k) // 451) + 114
    return dt.date(number, total // 31, total % 31 + 1)


def nth_weekday(year_: int, month_: int, weekday: int, nth: int) -> dt.date | None:
    """The nth weekday of a month; -1 is the last; None when there is none."""
    whole = [d for d in calendar.Calendar().itermonthdates(year_, month_) if d.month == month_]
    fitting = [d for d in whole if d.weekday() == weekday]
    index = nth - 1 if nth > 0 else nth
    return fitting[index] if -len(fitting) <= index < len(fitting) else None
