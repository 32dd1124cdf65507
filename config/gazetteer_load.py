"""config/lexicons/*.yml → typed gazetteer entries. A wrong file is a SettingsError that names it and the entry."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from config.gazetteer_types import Body, Country, Group, KnownPlace, Term
from config.lexicon import find, load_mapping
from models.actor import ActorKind
from models.errors import SettingsError

Table = Mapping[str, Any]  # YAML below its top level: checked when the entries are made from it
_DOMAIN = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/\S+)?$")
INTERNATIONAL = "international"


@contextmanager
def reading(file: str, entry: str) -> Iterator[None]:
    """Whatever goes wrong inside is the fault of that entry of that file.

    Raises:
        SettingsError: any error of type, value or missing part.
    """
    try:
        yield
    except (TypeError, ValueError, KeyError, AttributeError, IndexError) as error:
        raise SettingsError(find(file), f"{entry}: {' '.join(str(error).split())}") from error


def countries() -> Iterator[Country]:
    """Entries of countries.yml."""
    for name, facts in load_mapping("countries").items():
        with reading("countries", name):
            yield _country(name, facts)


def _country(name: str, facts: Any) -> Country:  # noqa: ANN401  plain YAML
    centre, capital = facts["at"], facts.get("capital_at") or (None, None)
    return Country(
        name=name,
        iso3=facts["iso3"],
        iso2=facts.get("iso2"),
        aliases=tuple(facts.get("aka", ())),
        demonyms=tuple(facts.get("demonyms", ())),
        capital=facts.get("capital"),
        capital_aliases=tuple(facts.get("capital_aka", ())),
        seats=tuple(facts.get("seats", ())),
        latitude=centre[0],
        longitude=centre[1],
        capital_latitude=capital[0],
        capital_longitude=capital[1],
        wikidata=facts.get("q"),
        gone=facts.get("gone", False),
    )


def organisations() -> Iterator[Body]:
    """Entries of organisations.yml: kind → country (or 'international') → name → aliases."""
    ids: Any = load_mapping("organisations").get("wikidata", {})
    for section, by_country in load_mapping("organisations").items():
        if section != "wikidata":
            with reading("organisations", section):
                yield from _bodies("organisations", section, by_country, ids)  # type: ignore[arg-type]


def _bodies(file: str, kind: ActorKind, by_country: Any, ids: Table) -> Iterator[Body]:  # noqa: ANN401
    for country, names in by_country.items():
        for name, aliases in names.items():
            with reading(file, name):
                yield _body(name, kind, None if country == INTERNATIONAL else country, aliases or (), ids.get(name))


def _body(name: str, kind: ActorKind, country: str | None, words: Sequence[str], wikidata: str | None) -> Body:
    return (Group if kind == "group" else Body)(
        name=name,
        kind=kind,
        country=country,
        aliases=tuple(word for word in words if not _DOMAIN.match(word)),
        domains=tuple(word for word in words if _DOMAIN.match(word)),
        wikidata=wikidata,
    )


def groups() -> Iterator[Body]:
    """Entries of groups.yml: country → name → aliases."""
    yield from _bodies("groups", "group", load_mapping("groups"), {})


def outlets() -> Iterator[Body]:
    """Entries of outlets.yml: country → name → aliases and domains."""
    yield from _bodies("outlets", "media", load_mapping("outlets"), {})


def places() -> Iterator[tuple[KnownPlace, tuple[str, ...]]]:
    """Places of places.yml with their other names: kind → precision, and country → name → [lat, lon, other names…]."""
    for kind, section in load_mapping("places").items():
        with reading("places", kind):
            for country, names in section["places"].items():  # type: ignore[index]
                for name, facts in names.items():
                    with reading("places", name):
                        yield _place(name, kind, section["precision"], country, facts)  # type: ignore[index]


def _place(name: str, kind: str, precision: int, country: str, facts: list[Any]) -> tuple[KnownPlace, tuple[str, ...]]:
    place = KnownPlace(
        name=name,
        country=None if country == INTERNATIONAL else country,
        latitude=facts[0],
        longitude=facts[1],
        kind=kind,
        precision=precision,
    )
    return place, tuple(facts[2:])


def terms(role: str, office: str | None, of: str, spans: str) -> Iterator[Term]:
    """The times of one person in one office: '2000-05-07..2008-05 2012-05..' is two terms, the second still open.

    Raises:
        ValueError: not dates, or a term that ends before it begins.
    """
    for span in str(spans).split():
        first, _, last = span.partition("..")
        since, until = _day(first, end=False), _day(last, end=True) if _ else _day(first, end=True)
        if since and until and since > until:
            raise ValueError(f"{span} ends before it begins")
        yield Term(office=office, role=role, of=of, since=since, until=until)


def _day(text: str, *, end: bool) -> dt.date | None:
    """The first or last day meant by '2008', '2008-05' or '2008-05-07'; null for ''."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if end else 1)
    return dt.date(year, month, parts[2] if len(parts) > 2 else (calendar.monthrange(year, month)[1] if end else 1))
