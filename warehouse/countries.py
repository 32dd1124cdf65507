"""The gazetteer's countries → views/countries.sql. `python -m warehouse.countries` writes it; a test holds it fresh.

A view and not a table: the codes come with the version of Dateline that reads, not with the day a warehouse was made.
"""

from collections.abc import Iterator

from config.gazetteer_load import countries
from config.gazetteer_types import Country
from warehouse.sqlfiles import VIEWS

TARGET = VIEWS / "countries.sql"
_HEAD = """-- One row per country or territory that the gazetteer knows today, named in events or not.
select
    iso3,
    iso2,
    name,
    wikidata,
    latitude,
    longitude
from (
    values
"""
_FOOT = """
) as t(iso3, iso2, name, wikidata, latitude, longitude)
"""


def render() -> str:
    """The whole view."""
    return _HEAD + ",\n".join(_lines()) + _FOOT


def _lines() -> Iterator[str]:
    once = {country.iso3: country for country in reversed(list(countries())) if not country.gone}
    for _, c in sorted(once.items()):
        yield f"        ({', '.join((*map(_text, _words(c)), f'{c.latitude}::double', f'{c.longitude}::double'))})"


def _words(c: Country) -> tuple[str | None, ...]:
    return c.iso3, c.iso2, c.name, c.wikidata


def _text(value: str | None) -> str:
    """A literal; a quote inside is doubled."""
    return "null::varchar" if value is None else "'" + value.replace("'", "''") + "'"


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
