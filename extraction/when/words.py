"""Calendar lexicon → lookup tables. config/lexicons/calendar.yml holds the words and the reasons."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import config
from models.errors import SettingsError

CALENDAR = Path(config.__file__).parent / "lexicons" / "calendar.yml"
Phrases = dict[str, list[tuple[tuple[str, ...], Any]]]  # first word → (all words, value), longest first

_SETS = (
    "namelike_months", "month_openers", "month_limits", "not_after_month", "not_before_weekday", "not_after_season",
    "vague_counts", "parts_of_day", "clock_times", "clock_zones", "now", "continuers", "before_year", "determiners",
    "counted", "own_time", "light_verbs", "makers", "appointed", "openings", "telling", "standing", "other_times",
    "implicatives", "future_modals", "scheduled",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """The calendar's words, lower case. Weekdays count from Monday = 0, months from January = 1."""

    months: dict[str, int]
    namelike_months: frozenset[str]
    month_openers: frozenset[str]
    month_limits: frozenset[str]
    not_after_month: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    not_before_weekday: frozenset[str]
    seasons: dict[str, tuple[int, int]]
    not_after_season: frozenset[str]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    vague_counts: frozenset[str]
    hedges: Phrases
    parts_of_day: frozenset[str]
    clock_times: frozenset[str]
    clock_zones: frozenset[str]
    edges: dict[str, str]
    days: dict[str, int]
    now: frozenset[str]
    vague: Phrases
    continuers: frozenset[str]
    before_year: frozenset[str]
    determiners: frozenset[str]
    counted: frozenset[str]
    holidays: Phrases
    never: Phrases
    own_time: frozenset[str]
    light_verbs: frozenset[str]
    makers: frozenset[str]
    appointed: frozenset[str]
    openings: frozenset[str]
    telling: frozenset[str]
    standing: frozenset[str]
    other_times: frozenset[str]
    implicatives: frozenset[str]
    future_modals: frozenset[str]
    scheduled: frozenset[str]


def pieces(phrase: str) -> tuple[str, ...]:
    """The lower-case tokens of a lexicon phrase, cut as the tokeniser cuts a text."""
    return tuple(phrase.lower().replace("'s", " 's").replace("s' ", "s ' ").replace("-", " - ").split())


def _phrases(table: dict[str, Any]) -> Phrases:
    found: Phrases = {}
    for phrase, value in table.items():
        words = pieces(phrase)
        found.setdefault(words[0], []).append((words, value))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _numbered(names: dict[str, list[str]], first: int) -> dict[str, int]:
    return {spelling.lower(): i for i, (name, more) in enumerate(names.items(), first) for spelling in (name, *more)}


@cache
def words() -> Words:
    """The lexicon, read once.

    Raises:
        SettingsError: the file is missing or not what it should be.

    """
    try:
        raw = yaml.load(CALENDAR.read_text("utf-8"), yaml.CSafeLoader)
        return _typed(raw)
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(CALENDAR, str(error)) from error


def _typed(raw: dict[str, Any]) -> Words:
    sets = {key: frozenset(str(word).lower() for word in raw[key]) for key in _SETS}
    history = {name: {"date": when} for name, when in raw["fixed_days"].items()}
    return Words(
        months=_numbered(raw["months"], 1),
        weekdays=_numbered(raw["weekdays"], 0),
        short_weekdays=frozenset(short.lower() for more in raw["weekdays"].values() for short in more),
        seasons={name: (s["first_month"], s["edtf"]) for name, s in raw["seasons"].items()},
        units=raw["units"],
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        hedges=_phrases(raw["hedges"]),
        edges=raw["edges"],
        vague=_phrases(dict.fromkeys(raw["vague"], True)),
        days=raw["days"],
        holidays=_phrases(raw["holidays"] | history),
        never=_phrases(dict.fromkeys(raw["never"], True)),
        **sets,
    )
