"""Line → printed day and time: '08:08 GMT 11.10.2025', 'Updated: March 4, 2024 5:12 PM EST'."""

import datetime as dt
import re
from typing import NamedTuple
from zoneinfo import ZoneInfo


class Stamp(NamedTuple):
    """The first day named, and the instant in UTC where its time and zone are known too."""

    day: dt.date | None
    instant: dt.datetime | None


_LONGEST = 160  # characters of a line that holds a time stamp and nothing else
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?=\b|T)",
        r"\b(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})\b",
        rf"\b{_MONTH.format('name')}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format('name')},?[\s-]+(?P<year>\d{{4}})\b",
        # filed as wires did: '23 Aug 88'
        rf"\b(?P<day>\d{{1,2}})\s+{_MONTH.format('name')}\s+(?P<year>\d{{2}})\b(?!\s*[:.]\d)",
    )
)
_TIME = re.compile(
    r"(?:\b|(?<=T))(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>(?i:[ap]\.?\s?m)\b\.?)?"
    r"(?:\s*\(?(?P<zone>[A-Z]{1,4}|[+-]\d{2}:?\d{2})(?P<shift>[+-]\d{1,2})?\b\)?)?",
)
_ZONE_HOURS = {
    "GMT": 0.0, "UTC": 0.0, "Z": 0.0, "WET": 0.0, "BST": 1.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0,
    "MSK": 3.0, "PKT": 5.0, "SGT": 8.0, "HKT": 8.0, "JST": 9.0, "KST": 9.0, "AEST": 10.0, "EST": -5.0, "EDT": -4.0,
    "CDT": -5.0,
    "MST": -7.0, "MDT": -6.0, "PST": -8.0, "PDT": -7.0,
}  # fmt: skip
# Without S or D the season decides. CST and IST are left out: each names several zones.
_ZONE_NAMES = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
_LABELS = re.compile(
    r"\b(?:first |last )?(?:published|updated?|posted|modified|created|issued|released|filed|edited|added|date|time"
    r"|dated|on|at|by|mon|tues?|wed|thurs?|thu|fri|sat|sun"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|o['’]clock|hrs?|hours|local"
    r"|is|was|this|article|story|and|the|of|T)\b\.?",
    re.IGNORECASE,
)


def read_stamp(line: str) -> Stamp | None:
    """The day and time of a line that holds nothing else; None when it says more, or names neither."""
    if len(line) > _LONGEST or not any(char.isdigit() for char in line):
        return None
    rest = _LABELS.sub(" ", _without_times(_without_dates(line)))
    if any(char.isalnum() for char in rest):
        return None
    return find_stamp(line)


def find_stamp(text: str) -> Stamp | None:
    """The first day written with its year, wherever it stands in the text; None when there is neither day nor time."""
    found = sorted(
        ((match.start(), _day(match)) for pattern in _DATES for match in pattern.finditer(text)),
        key=lambda pair: pair[0],
    )
    days = [day for _, day in found if day]
    clock = _clock(_without_dates(text))  # no figure of a date is a time
    if not days:
        return Stamp(None, None) if clock or found else None
    return Stamp(days[0], _instant(days[0], clock) if clock else None)


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 1900 if year >= 70 else 2000
    if parts.get("name"):
        month, day = _MONTHS.index(parts["name"][:3].lower()) + 1, int(parts["day"])
    elif parts.get("mark"):
        both = _day_and_month(int(parts["first"]), int(parts["second"]), parts["mark"])
        if both is None:
            return None
        day, month = both
    else:
        month, day = int(parts["month"]), int(parts["day"])
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _day_and_month(first: int, second: int, mark: str) -> tuple[int, int] | None:
    """Points put the day first everywhere; slashes and hyphens only tell when one of the two cannot be a month."""
    if mark == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else None


def _clock(text: str) -> re.Match[str] | None:
    for match in _TIME.finditer(text):
        if (match["minute"] or match["half"]) and int(match["hour"]) < 24 and int(match["minute"] or 0) < 60:
            return match
    return None


def _instant(day: dt.date, clock: re.Match[str]) -> dt.datetime | None:
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"][0].lower() == "p" else 0)
    local = dt.datetime.combine(day, dt.time(hour, int(clock["minute"] or 0)))
    zone = _zone(clock["zone"], clock["shift"])
    return local.replace(tzinfo=zone).astimezone(dt.UTC) if zone else None


def _zone(name: str | None, shift: str | None) -> dt.tzinfo | None:
    if not name:
        return None
    if name[0] in "+-":
        digits = name.replace(":", "")
        hours = int(digits[:3]) + int(digits[0] + digits[3:]) / 60
    elif name in _ZONE_NAMES:
        return ZoneInfo(_ZONE_NAMES[name])
    elif name in _ZONE_HOURS:
        hours = _ZONE_HOURS[name] + (int(shift) if shift else 0)
    else:
        return None
    return dt.timezone(dt.timedelta(hours=hours)) if abs(hours) < 24 else None


def _without_dates(text: str) -> str:
    for pattern in _DATES:
        text = pattern.sub(" | ", text)
    return text


def _without_times(text: str) -> str:
    return _TIME.sub(lambda match: " " if match["minute"] or match["half"] else match[0], text)
