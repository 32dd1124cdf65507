"""Opening of a paragraph → dateline: the place, day and agency before the story begins."""

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from config.zones import zone_words
from extraction.stamps import find_stamp


class Dateline(NamedTuple):
    """What a dateline tells. `end` is where the story goes on, counted from the start of the paragraph."""

    end: int
    place: str | None
    day: dt.date | None
    agency: str | None


_CAP = r"(?:[A-Z]\.(?:[A-Z]\.)+|[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ.'’ʼ]+)"  # KYIV, U.N., ST., N'DJAMENA
_NAME = r"(?:[A-Z]\.(?:[A-Z]\.)+|[^\W\d_a-zß-öø-ÿ][\w.'’ʼ]*)"  # Kyiv, U.S., Mazar
_LINK = r"(?:de|del|la|las|los|da|do|dos|el|al|the|of|on|OF|THE|ON|AND|DE|DU|LA|EL|AL|sur|am|and|near|upon)"
_CAPS = rf"{_CAP}(?:[ /-](?:{_LINK}[ -])?{_CAP}){{0,5}}"
_NAMES = rf"{_NAME}(?:[ /-](?:{_LINK}[ -]){{0,2}}{_NAME}){{0,4}}"
_WITHIN = rf"(?:,? [(\[]{_NAMES}[)\]])?(?:, {_NAMES}){{0,3}}"  # ', South Korea', ' (Nicaragua)', ' [India]'
_MONTH = r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MAY)[A-Za-z]*\.?"  # noqa: E501
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DAY = rf"(?:{_WEEKDAY}(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH},?(?: (?:\d{{4}}|\d{{2}})(?!\d))?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d))"  # noqa: E501
_SIGN = r"(?:\((?P<agency>[^()]{2,60})\)|/(?P<slashed>[^/]{2,40})/|\[(?P<boxed>[^\[\]]{2,40})\])"
_DASH = r"(?:--+|[-—–―‒−]|_(?= ))"  # AP's old wire sends its dash as "_"
_STORY = r"(?!\s*[a-zß-öø-ÿ])"  # the story opens with a capital, a figure or a quotation mark
# Monitors' notes, up to the last that names the kind of copy: [Report] [Ann Lee] [Text]. '[Lee]' alone is a speaker.
_REMARKS = (
    r"(?:(?:\s*\[[^\[\]]{2,200}\]){0,3}?\s*\[(?i:text|excerpts?|reports?|article|interview|editorial|commentary|"
    r"communique|speech|continued|recording|summary|unattributed)\b[^\[\]]{0,200}\])*"
)
_DATED = rf"(?P<day>{_DAY})"

_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # the day stands in brackets, as in military releases
        rf"(?P<place>{_NAMES}{_WITHIN}) \({_DATED}\)(?:\s*{_DASH}\s*{_STORY}|\s*$|:\s+)",
        # MOSCOW, October 20. /TASS/.   Lima, 23 Aug 88 (EFE) -- [Text]   KYIV (Reuters) -   Moscow, Jan 3 (AP) —
        rf"(?P<place>{_NAMES}{_WITHIN})[,.]?(?: {_DATED})?[.,]? ?{_SIGN}(?:\.?\s*{_DASH}|\.|:){_REMARKS}\s*{_STORY}",
        # WASHINGTON, Jan. 3 —
        rf"(?P<place>{_NAMES}{_WITHIN}),? {_DATED}[.,]?\s*(?:{_DASH}|:)\s+{_STORY}",
    )
)
# Islamabad, Oct 8 (IANS) At least
_KNOWN = re.compile(rf"(?P<place>{_NAMES}{_WITHIN})[,.]?(?: {_DATED})?[.,]? ?{_SIGN}\s*{_STORY}(?=\S)")
_SIGNED = re.compile(rf"\((?P<agency>[A-Z][A-Za-z/ .-]{{1,30}})\)(?:\s*{_DASH}\s*|\s*(?=[A-Z“\"]))")
_PLAIN = tuple(
    re.compile(pattern)
    for pattern in (
        # CHASIV YAR, Ukraine —
        rf"(?P<place>{_CAPS}{_WITHIN})(?:\s+{_DASH}|\s?[—–―])\s*{_STORY}",
        # Tehran, IRNA –   AFP, Kabul —   Kyiv, Ukraine CNN —
        rf"(?P<place>{_NAMES}{_WITHIN}),? (?P<agency>[A-Z][A-Z/-]{{1,20}})\s*(?:{_DASH}|:)\s+",
        rf"(?P<agency>[A-Z][A-Z/-]{{1,20}}), (?P<place>{_NAMES}{_WITHIN})\s*(?:{_DASH}|:)\s+",
        # as in BEIRUT: The army
        rf"(?P<place>{_CAPS}{_WITHIN}): (?=[A-Z“\"])",
        # Beirut – The
        rf"(?P<place>{_NAME}(?: {_NAME})?(?:, {_NAMES})?)\s+[—–―]\s+(?=[A-Z“\"])",
    )
)
_LABEL = re.compile(rf"{_CAP}(?: {_CAP}){{0,3}}: ")
_DETERMINER = re.compile(
    r"(?:the|an?|this|that|these|his|her|its|their|our|my|by|i|we|he|she|it|they)\b", re.IGNORECASE
)
_NEARNESS = re.compile(r"(?:near|outside|aboard|on board)(?: the)? ", re.IGNORECASE)
_KEPT_CAPITALS = frozenset({"UAE", "USA", "UK", "DRC", "USS", "HMS", "UN", "US", "EU"})


def find_dateline(paragraph: str, *, opening: bool) -> Dateline | None:
    """The dateline at the start of a paragraph.

    opening: the paragraph opens the story. Only there are forms without agency and day trusted ('BEIRUT: The').
    """
    head = paragraph[:400]
    for form in _FORMS:
        if (found := form.match(head)) and (line := _dateline(found)):
            return line
    if (found := _KNOWN.match(head)) and (line := _dateline(found)) and line.agency:
        return line
    return _opening(head) if opening else None


def is_labelled(paragraph: str) -> bool:
    """True for 'MR. KIRBY: Yeah.': a name in capitals and a colon, as transcripts have it."""
    return bool(_LABEL.match(paragraph))


def _opening(head: str) -> Dateline | None:
    if (found := _SIGNED.match(head)) and _agency(found["agency"]):
        return Dateline(found.end(), None, None, _agency(found["agency"]))
    for form in _PLAIN:
        found = form.match(head)
        if found and (line := _dateline(found)) and ("agency" not in form.groupindex or line.agency):
            return line
    return None


def _dateline(found: re.Match[str]) -> Dateline | None:
    parts = found.groupdict()
    place = parts["place"].strip(" ,")
    if place.lower().strip(".") in zone_words().dateline.not_places or _DETERMINER.match(place):
        return None
    stamp = find_stamp(parts["day"]) if parts.get("day") else None
    sign = parts.get("agency") or parts.get("slashed") or parts.get("boxed")
    return Dateline(found.end(), spoken(place), stamp.day if stamp else None, _agency(sign) if sign else None)


def spoken(place: str) -> str:
    """'near MOSUL, IRAQ' → 'Mosul, Iraq'; words not all in capitals stay."""
    return re.sub(r"[^\s,/()\[\]-]+", lambda word: _lowered(word[0]), _NEARNESS.sub("", place))


def _lowered(word: str) -> str:
    if not word.isupper() or "." in word or word in _KEPT_CAPITALS:
        return word
    return word.title() if word[1:2] in {"'", "’", "ʼ"} else word.capitalize()


def _agency(sign: str) -> str | None:
    return _agencies().get(sign.strip(" .").upper())


@cache
def _agencies() -> dict[str, str]:
    return dict(zone_words().dateline.agencies)
