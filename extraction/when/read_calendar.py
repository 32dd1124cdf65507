"""Tokens → named days, months and years: 'June 5, 2024', '26 Aug 88', 'Feb. 24', '11.10.2025'."""

import datetime as dt
import re
from dataclasses import replace

from extraction.when import intervals
from extraction.when.compound import JOINTS, Joint, Pair
from extraction.when.fixed import Fixed, either
from extraction.when.meaning import Interval, Meaning
from extraction.when.named import Day, Month, NthOfMonth, YearOf
from extraction.when.read_number import number
from extraction.when.tokens import Tokens
from extraction.when.words import words

Read = tuple[Meaning, int] | None
DASHES = ("-", "–", "—")
_DAY = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:T\S+)?", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
_SHORT_YEAR_PIVOT = 50  # '26 Aug 88' is 1988, '26 Aug 24' is 2024


def month_name(t: Tokens, i: int) -> tuple[int, int] | None:
    """The month at i, written with a capital, and the token after it and its full stop."""
    found = words().months.get(t.low(i))
    if found is None or not t.capital(i):
        return None
    short = len(t.low(i)) <= 4 and t.low(i) not in ("may", "june", "july")
    dotted = short and t.low(i + 1) == "." and t.glued(i + 1)
    return found, i + 2 if dotted else i + 1


def day_number(t: Tokens, i: int) -> int | None:
    """A day of the month at i: not a count of persons, a percentage or the start of a longer figure."""
    match = _DAY.fullmatch(t.low(i))
    if not match or not 1 <= int(match[1]) <= 31:
        return None
    follows = t.low(i + 1)
    if t.glued(i + 1) and (follows.isalnum() or follows in ("%", "/")):
        return None
    return None if not match[2] and follows in words().counted else int(match[1])


def year_number(t: Tokens, i: int) -> int | None:
    """A year from 1400 to 2199 in four digits that counts nothing."""
    low = t.low(i)
    if len(low) != 4 or not low.isdigit() or not 1400 <= int(low) <= 2199:
        return None
    if t.low(i - 1) in ("$", "€", "£", "¥") or t.low(i + 1) in words().counted or t.low(i + 1) == "%":
        return None
    return int(low)


def year_tail(t: Tokens, i: int) -> tuple[YearOf, int]:
    """The year after a day or month: ', 2024', "'24", '88', 'last year', 'of this year', 'two years ago'."""
    j = t.skip(i, ",", "of")
    if (found := year_number(t, j)) is not None:
        return YearOf(number=found), j + 1
    if (short := _short_year(t, i)) is not None:
        return short
    shift = {"last": -1, "this": 0, "next": 1}.get(t.low(t.skip(i, "of")))
    if shift is not None and t.low(t.skip(i, "of") + 1) == "year":
        return YearOf(shift=shift), t.skip(i, "of") + 2
    ago = number(t, i)
    if ago and t.low(ago[1]) in ("year", "years") and t.low(ago[1] + 1) == "ago":
        return YearOf(shift=-ago[0]), ago[1] + 2
    return YearOf(), i


def _short_year(t: Tokens, i: int) -> tuple[YearOf, int] | None:
    """A year of two digits: after an apostrophe, or at the end of the phrase."""
    marked = t.low(i) in ("'", "’")
    j = i + 1 if marked else i
    low = t.low(j)
    if len(low) != 2 or not low.isdigit() or (not marked and t.low(j + 1).isalnum()):
        return None
    return YearOf(number=century_of(int(low)) + int(low)), j + 1


def century_of(two: int) -> int:
    """1900 or 2000 for a year of two digits."""
    return 1900 if two >= _SHORT_YEAR_PIVOT else 2000


def month_first(t: Tokens, i: int) -> Read:
    """'June 5', 'May 3–7, 2024', 'January 2024', 'in June'."""
    named = month_name(t, i)
    if named is None:
        return None
    month, j = named
    j += t.low(j) == "the" and not t.low(j + 1).isdigit() and day_number(t, j + 1) is not None  # 'January the 1st'
    day = day_number(t, j)
    if day is None:
        return _month_alone(t, i, month, j)
    j += 1
    last = _second_day(t, j)
    year, end = year_tail(t, last[1] if last else j)
    if last:
        return Pair(Day(month, day, year=year), Day(month, last[0], year=year), last[2]), end
    return Day(month, day, year=year), end


def _second_day(t: Tokens, i: int) -> tuple[int, int, Joint] | None:
    joint = JOINTS.get(t.low(i))
    day = day_number(t, i + 1) if joint else None
    if joint is None or day is None or month_name(t, i + 2):
        return None
    after = t.words[i + 2]
    if joint != "range" and after[:1].isupper():
        return None  # 'June 5 and 6 Ruritanian soldiers'
    return day, i + 2, joint


def _month_alone(t: Tokens, i: int, month: int, j: int) -> Read:
    year, end = year_tail(t, j)
    if not year.is_open:
        return Month(month, year=year), end
    return (Month(month), j) if _is_month(t, i, j) else None


def _is_month(t: Tokens, i: int, j: int) -> bool:
    """A bare month name that is no person, verb or modal."""
    w, before, after = words(), t.low(i - 1), t.low(j)
    if after == "-" and t.glued(j):
        return False
    if t.low(i) not in w.namelike_months:
        titled = t.capital(i - 1) and i > 1 and not t.words[i - 1].isupper()
        return not titled or before in w.month_openers  # 'Black September'
    if before in w.month_limits and t.low(i) != "may":
        return not t.capital(j) or t.words[j].isupper()  # 'by June', not 'by June Reyes'
    if before in w.month_openers:
        return not (t.low(i) in ("may", "june", "april", "august") and after in ("'s", "’s") and before == "in")
    if _beside_a_month(t, i, j):
        return True
    noun = t.words[j].islower() and t.words[j].isalpha() and after not in w.not_after_month
    return before in w.determiners and noun


def _beside_a_month(t: Tokens, i: int, j: int) -> bool:
    """'from March to May', 'April and May': each vouches for the other."""
    if t.low(i - 1) in ("from", "between") and t.low(j) in JOINTS:
        return month_name(t, j + 1) is not None
    return t.low(i - 1) in JOINTS and month_name(t, i - 2) is not None


def day_first(t: Tokens, i: int) -> Read:
    """'5 June', 'the 5th of June 2024', '3–7 May', '26 Aug 88'."""
    j = t.skip(i, "the")
    if t.glued(j) and t.low(j - 1) not in ("(", '"', "“", "/", "'", "—"):
        return None
    day = day_number(t, j)
    if day is None:
        return None
    second = _second_day_first(t, j + 1)
    k = second[1] if second else j + 1
    named = month_name(t, t.skip(k, "of"))
    if named is None:
        return None
    year, end = year_tail(t, named[1])
    first = Day(named[0], day, year=year)
    if second:
        return Pair(first, replace(first, day=second[0]), second[2]), end
    return first, end


def _second_day_first(t: Tokens, i: int) -> tuple[int, int, Joint] | None:
    joint = JOINTS.get(t.low(i))
    day = day_number(t, i + 1) if joint else None
    return (day, i + 2, joint) if joint and day is not None else None


def numeric(t: Tokens, i: int) -> Read:
    """'2024-06-05', '11.10.2025' (day first), '10/11/2025' (either, unless one part is above 12)."""
    if t.glued(i + 1) and (t.low(i + 1).isalnum() or t.low(i + 1) in ("/", "%")):
        return None
    if match := _ISO.fullmatch(t.words[i]):
        return _fixed(int(match[1]), int(match[3]), int(match[4]), i)
    match = _NUMERIC.fullmatch(t.words[i])
    if not match or (match[2] == "." and len(match[4]) == 2):
        return None
    a, b, year = int(match[1]), int(match[3]), int(match[4])
    year += century_of(year) if len(match[4]) == 2 else 0
    if match[2] == "." or a > 12 or b > 12:
        return _fixed(year, b, a, i) if b <= 12 else _fixed(year, a, b, i)
    if not (a and b and year):
        return None
    return Fixed(either(dt.date(year, a, b), dt.date(year, b, a))), i + 1


def _fixed(year: int, month: int, day: int, i: int) -> Read:
    try:
        return Fixed(intervals.day(dt.date(year, month, day))), i + 1
    except ValueError:
        return None


def nth_of_month(t: Tokens, i: int) -> Read:
    """'the first Monday of June', 'the last week of May 2024'."""
    w, j = words(), t.skip(i, "the")
    nth, kind = w.ordinals.get(t.low(j)), t.low(j + 1)
    weekday = w.weekdays.get(kind)
    if nth is None or (weekday is None and kind != "week") or t.low(j + 2) not in ("of", "in"):
        return None
    named = month_name(t, j + 3)
    if named is None or (weekday is None and nth == 5):
        return None
    year, end = year_tail(t, named[1])
    return NthOfMonth(named[0], nth, weekday, year=year), end


def year_alone(t: Tokens, i: int) -> Read:
    """'in 2014', 'the 2014 treaty', '2014–2016', '2014-15', '(1994)': a year where nothing else can stand."""
    year = year_number(t, i)
    if year is None or not _is_year(t, i, year):
        return None
    span = _second_year(t, i + 1, year)
    if span:
        start, end = intervals.year(year), intervals.year(span[0])
        return Fixed(Interval(start.first, end.last, "range", f"{start.edtf}/{end.edtf}")), span[1]
    return Fixed(intervals.year(year)), i + 1


def _second_year(t: Tokens, i: int, first: int) -> tuple[int, int] | None:
    if t.low(i) not in DASHES:
        return None
    low = t.low(i + 1)
    last = first // 100 * 100 + int(low) if len(low) == 2 and low.isdigit() else year_number(t, i + 1)
    if last is None or last <= first or (t.low(i + 2).isalnum() and t.glued(i + 2)):
        return None
    return last, i + 2


def _is_year(t: Tokens, i: int, year: int) -> bool:
    w, before = words(), t.low(i - 1)
    if t.glued(i) and before not in ("(", "-", "–", '"', "“"):
        return False
    if before == "(" and (t.low(i + 1) in (")", ",", *DASHES)):
        return True
    if before == "of":
        return year % 100 != 0 and year >= 1800
    if before in w.before_year or (before == "-" and t.low(i - 2) == "mid"):
        return True
    noun = t.words[i + 1].isalpha() and (year % 50 != 0 or t.words[i + 1].islower()) and 1900 <= year <= 2099
    described = t.low(i - 2) in w.determiners and not t.capital(i - 1)  # but not 'the Vision 2030 plan'
    return noun and (before in w.determiners or described)
