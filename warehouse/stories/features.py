"""An event with its article's setting → one row of plain values by which it is compared with others."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from config.gazetteer_load import countries
from config.stories import negations
from warehouse.stories.parties import actors, victims
from warehouse.stories.terms import Casing, Terms, fold, terms

Row = dict[str, object]
Source = Mapping[str, Any]
LEAD = 700  # characters of the body that set the scene: two or three paragraphs
_NOT = re.compile(r"n['’]t\b")
KNOWN_DAYS = 7  # an event dated to a longer stretch than a week is as good as undated


def lead_of(title: str | None, body: str) -> str:
    """The part of an article that says what it is about."""
    return f"{title or ''}\n{body[:LEAD]}"


class Setting(NamedTuple):
    """What an article brings to each of its events: how it writes, what it opens with, the names of who speaks."""

    casing: Casing
    lead: str
    voices: frozenset[str]

    def terms(self) -> Terms:
        """The telling words of its lead; names of speakers are left out."""
        return terms(self.lead, self.casing, self.voices)


def feature_row(event: Source, parties: Sequence[Source], setting: Setting, news_days: int) -> Row:
    """The features of an event, given as the columns of sql/pending_events.sql, its parties and its setting."""
    kind = event["type"]
    told = terms(_told(event), setting.casing, setting.voices)
    return {
        "event_id": event["event_id"],
        "article_id": event["article_id"],
        "event_type": kind,
        "kind": _kind(event),
        "side": event["side"],
        "realis": _realis(event),
        **_days(event, setting.lead, news_days),
        **_place(event),
        **(victims(event, setting.casing) if kind == "casualty" else actors(event, parties)),
        **_figure(event, told),
        "is_part": bool(event["is_part"]),
        "negated": _negated(_told(event)) if kind == "statement" else None,
        "scope": event["scope"],
        "names": " ".join(told.names) or None,
        "words": " ".join(told.words) or None,
        "claimant": fold(event["claimant"]) if event["claimant"] else None,
    }


def _told(event: Source) -> str:
    """What was said, or the words that tell what happened."""
    return str(event["content"] if event["type"] == "statement" else event["evidence"])


def _negated(words: str) -> bool:
    """'Will not reopen' and 'won't' against 'will reopen': all other words may be the same."""
    return not negations().isdisjoint(fold(word) for word in _NOT.sub(" not", words).split())


def _kind(event: Source) -> str:
    """Events of different kinds are never one: the dead are not the wounded, and who leaves does not arrive."""
    if event["type"] == "casualty":
        return str(event["outcome"])
    if event["type"] == "deployment":
        return "withdrawn" if event["status"] == "withdrawn" else "present"
    return str(event["type"])


def _realis(event: Source) -> str:
    if event["modality"] != "asserted":
        return str(event["modality"])
    return "negative" if event["polarity"] == "negative" else "fact"


def _days(event: Source, lead: str, news_days: int) -> Row:
    """The stated days; else the weekdays named beside it; else those up to the report on which news usually happens."""
    first, last, published = event["date_from"], event["date_to"], event["published_on"]
    if first and last and (last - first).days <= KNOWN_DAYS:
        return {"day_from": first, "day_to": last, "day_known": True}
    if not published:
        return {"day_from": None, "day_to": None, "day_known": False}
    named = []
    if event["type"] != "statement" and event["modality"] == "asserted":
        named = _weekdays_before(event["evidence"], published) or _weekdays_before(lead, published)
    start = min(named, default=published - dt.timedelta(days=news_days))
    return {"day_from": start, "day_to": max(named, default=published), "day_known": False}


def weekdays(text: str, published: dt.date) -> list[dt.date]:
    """The days of the week up to the report that a text names: 'on Monday' in a paper of Wednesday is two days ago."""
    words = {fold(word.strip(".,;:")) for word in text.split()}
    back = (published - dt.timedelta(days=days) for days in range(7))
    return [day for day in back if day.strftime("%A").lower() in words]


def _weekdays_before(text: str, published: dt.date) -> list[dt.date]:
    """Without the day of the report, on which things are said more often than they happen."""
    return [day for day in weekdays(text, published) if day != published]


def _place(event: Source) -> Row:
    """Where a force goes stands for where it was said to go; coordinates belong to the event's own place."""
    place, same = event["destination"] or event["place"], event["destination"] in (None, event["place"])
    country = event["country"] if same else event["destination_country"]
    if event["type"] == "statement" or not place:
        return {"place": None, "country": None, "latitude": None, "longitude": None}
    if place in _countries():  # a country is where anything in it is
        return {"place": None, "country": _countries()[place], "latitude": None, "longitude": None}
    return {
        "place": fold(str(place)),
        "country": country,
        "latitude": event["latitude"] if same else None,
        "longitude": event["longitude"] if same else None,
    }


@cache
def _countries() -> dict[str, str]:
    return {country.name: country.iso3 for country in countries()}


def _figure(event: Source, told: Terms) -> Row:
    """Bounds of the figure, the outer ones where only one is given; of a statement the greatest number in it."""
    if event["type"] == "statement":
        numbers = [int(name) for name in told.names if name.isdecimal() and len(name) < 16]
        top = max(numbers, default=None)
        return {"figure_low": top, "figure_high": top, "figure_unit": "number" if numbers else None}
    low, best, high = event["figure_low"], event["figure_best"], event["figure_high"]
    return {
        "figure_low": low if low is not None else best,
        "figure_high": high if high is not None else best,
        "figure_unit": event["figure_unit"] if (low, best, high) != (None, None, None) else None,
    }
