"""Date as metadata writes it → instant in UTC, or the day alone."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from extraction.stamps import find_stamp


class Moment(NamedTuple):
    """at: UTC, where time and zone are known; on: the day. Both None when nothing could be read."""

    at: dt.datetime | None = None
    on: dt.date | None = None


NEVER = Moment()
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|[A-Z]{1,4})$")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
_EARLIEST, _LATEST = 1800, 2100  # years; anything else is not a publication date


def read_moment(value: object) -> Moment:
    """ISO 8601, RFC 2822, seconds or milliseconds since 1970, or an English date.

    A time without zone gives its day only: guessing the zone would be silently wrong.
    """
    if isinstance(value, bool) or value is None:
        return NEVER
    text = str(value).strip()
    for reader in (_epoch, _iso, _compact, _mail, _written):
        moment = reader(text)
        if moment.on and _EARLIEST <= moment.on.year <= _LATEST:
            return moment
    return NEVER


def _at(instant: dt.datetime) -> Moment:
    if instant.tzinfo is None:
        return Moment(None, instant.date())
    try:
        instant = instant.astimezone(dt.UTC)
    except OverflowError:
        return NEVER
    return Moment(instant, instant.date())


def _epoch(text: str) -> Moment:
    if not _EPOCH.fullmatch(text):
        return NEVER
    seconds = float(text)
    try:
        return _at(dt.datetime.fromtimestamp(seconds / 1000 if abs(seconds) >= 1e11 else seconds, dt.UTC))
    except (OverflowError, OSError, ValueError):
        return NEVER


def _iso(text: str) -> Moment:
    if not re.match(r"\d{4}-\d{2}", text):
        return NEVER
    if len(text) == 10:
        try:
            return Moment(None, dt.date.fromisoformat(text))
        except ValueError:
            return NEVER
    text = re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", re.sub(r"(\.\d{6})\d+", r"\1", text))
    try:
        return _at(dt.datetime.fromisoformat(re.sub(r"\s+([+-]\d{2}:?\d{2})$", r"\1", text)))
    except ValueError:
        return NEVER


def _compact(text: str) -> Moment:
    found = _COMPACT.fullmatch(text)
    if not found:
        return NEVER
    year, month, day, *clock, zone = found.groups()
    if clock[0]:
        zone = "+00:00" if zone == "Z" else zone or ""
        return _iso(f"{year}-{month}-{day}T{clock[0]}:{clock[1]}:{clock[2] or '00'}{zone}")
    return _iso(f"{year}-{month}-{day}")


def _mail(text: str) -> Moment:
    if not _MAIL.match(text):  # the parser reads anything, and drops what it does not know
        return NEVER
    try:
        instant = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return NEVER
    # '-0000' says that the zone is unknown: parsedate gives a naive time then
    return _at(instant)


def _written(text: str) -> Moment:
    stamp = find_stamp(text[:200])
    return Moment(stamp.instant, stamp.day) if stamp else NEVER
