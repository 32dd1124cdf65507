"""Words → who and where: countries, governments, organisations, armed groups, leaders, outlets, places.

Everything is built once from config/lexicons. Look-ups want the whole name: surnames, titles and pronouns need the
article around them and belong to the actor registry. A leading 'the', a possessive, accents, dots and hyphens do not
matter; short acronyms must have their capitals ('US' is not 'us').
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar

from config import gazetteer_load as load
from config.gazetteer_people import people
from config.gazetteer_types import Body, Country, KnownPlace, Person, Term
from config.gazetteer_words import bare_province, key, keys, plain
from config.lexicon import bulk_loading, load_mapping
from config.titles import titles
from models.actor import Actor

Entry = TypeVar("Entry")


class Index(Generic[Entry]):
    """Names → entries. The first entry of a name wins; the others can be asked for, once all have been added."""

    def __init__(self) -> None:
        self._found: dict[str, list[Entry]] = {}
        self.all = lru_cache(maxsize=8192)(self._all)
        """Every entry of a name, in the order of the files. An article asks for the same few names again and again."""

    def add(self, entry: Entry, names: Iterable[str | None]) -> None:
        """Make the entry known under each of the names."""
        for name in names:
            if name:
                entries = self._found.setdefault(key(name), [])
                if entry not in entries:
                    entries.append(entry)

    def _all(self, words: str) -> tuple[Entry, ...]:
        return next((tuple(self._found[k]) for k in keys(words) if k in self._found), ())

    def one(self, words: str) -> Entry | None:
        """The first entry of that name."""
        entries = self.all(words)
        return entries[0] if entries else None

    def clashes(self) -> dict[str, list[Entry]]:
        """Names that several entries claim."""
        return {name: entries for name, entries in self._found.items() if len(entries) > 1}


class Gazetteer:
    """What the project knows about the world; see the methods. Built by gazetteer()."""

    def __init__(self) -> None:
        self.countries = tuple(load.countries())
        self.organisations = tuple(load.organisations())
        self.groups = tuple(load.groups())
        self.outlets = tuple(load.outlets())
        bodies = (*self.organisations, *self.groups)
        self.people = tuple(people({body.name: body.country for body in bodies}))
        self.known_places = tuple(load.places())
        self._by_iso3 = {country.iso3: country for country in reversed(self.countries) if not country.gone}
        self._index()

    def _index(self) -> None:
        self.country_names, self.demonym_names, self.seat_names = Index[Country](), Index[Country](), Index[Country]()
        for country in self.countries:
            self.country_names.add(country, (country.name, *country.aliases))
            self.demonym_names.add(country, country.demonyms)
            self.seat_names.add(country, (country.capital, *country.capital_aliases, *country.seats))
        self.body_names, self.outlet_names, self._the_outlets = Index[Body](), Index[Body](), Index[Body]()
        for body in (*self.organisations, *self.groups):
            self.body_names.add(body, (body.name, *body.aliases))
        for outlet in self.outlets:
            for name in (outlet.name, *outlet.aliases):
                (self._the_outlets if _needs_article(name) else self.outlet_names).add(outlet, (name,))
        self._domains = {domain: outlet for outlet in self.outlets for domain in outlet.domains}
        self.person_names, self._surnames = Index[Person](), Index[Person]()
        for person in self.people:
            self.person_names.add(person, (person.name, *person.aliases))
            self._surnames.add(person, person.surnames)
        self._holders = _holders(self.people)
        self.place_names, self._provinces = Index[KnownPlace](), Index[KnownPlace]()
        for place, aliases in self.known_places:
            self.place_names.add(place, (place.name, *aliases))
            if place.kind == "province":
                self._provinces.add(place, (bare_province(name) for name in (place.name, *aliases)))

    def country(self, words: str) -> Country | None:
        """By name, alias or ISO code; never by capital or demonym."""
        return self.country_names.one(words) or self._by_iso3.get(words)

    def country_of(self, iso3: str) -> Country | None:
        """By ISO 3166-1 alpha-3 code; the country of today where a former state shares the code."""
        return self._by_iso3.get(iso3)

    def demonym(self, words: str) -> Country | None:
        """By adjective or inhabitants: 'Russian', 'Britons'."""
        return self.demonym_names.one(words)

    def seat(self, words: str) -> Country | None:
        """By the capital or seat that acts for its government: 'Moscow', 'the Kremlin'."""
        return self.seat_names.one(words)

    def actor(self, words: str, on: dt.date | None = None) -> Actor | None:
        """The party of that full name or alias; `on` chooses among namesakes and gives a person's role on that day."""
        if country := self.country_names.one(words):
            return country.actor()
        if body := self.body_names.one(words):
            return body.actor()
        if person := self._namesake(words, on):
            return self.person_actor(person, on)
        if outlet := self._outlet_named(words):
            return outlet.actor()
        country = self.country(words)
        return country.actor() if country else None

    def _outlet_named(self, words: str) -> Body | None:
        return self.outlet_names.one(words) or (self._the_outlets.one(words) if words.startswith("The ") else None)

    def person(self, words: str, on: dt.date | None = None) -> Person | None:
        """The leader of that full name or alias; `on` chooses among namesakes."""
        return self._namesake(words, on)

    def _namesake(self, words: str, on: dt.date | None) -> Person | None:
        found = self.person_names.all(words)
        return next((person for person in found if on and person.term(on)), next(iter(found), None))

    def person_actor(self, person: Person, on: dt.date | None = None) -> Actor:
        """The person as a party, with role and affiliation on that day; without a day, those last held."""
        term = person.term(on)
        return Actor(
            name=person.name,
            kind="person",
            role=term.role if term else None,
            affiliation=self._name_of(term.of) if term else None,
            country=person.country,
            wikidata=person.wikidata,
        )

    def _name_of(self, code: str) -> str:
        country = self._by_iso3.get(code)
        return country.name if country else code

    def people_named(self, surname: str) -> tuple[Person, ...]:
        """Everyone whom later mentions may call so."""
        return self._surnames.all(surname)

    def office_holder(self, office: str, country: str, on: dt.date | None) -> Actor | None:
        """Who held an office of titles.yml in a country (ISO code) or organisation on that day; null day = the latest.

        'leader' goes to whoever leads that country; other offices fall to the next best as titles.yml says.
        """
        for step in self._offices_like(office, country):
            held = [(term, who) for term, who in self._holders.get((country, step), ()) if not on or term.covers(on)]
            if held:
                _, latest = max(held, key=lambda pair: pair[0].since or dt.date.min)
                return self.person_actor(latest, on)
        return None

    def _offices_like(self, office: str, country: str) -> tuple[str, ...]:
        first = ("head_of_government",) if office == "leader" and country in _led_by_government() else ()
        return (*first, office, *titles().falls_to.get(office, ()))

    def office_of(self, words: str) -> str | None:
        """'top diplomat' → 'foreign_minister'; null = the words name no office."""
        return titles().office_of(words)

    def ends_office(self, word: str) -> bool:
        """False where no office ends with this word: nothing before it need be tried."""
        return titles().ends_office(word)

    def is_title(self, words: str) -> bool:
        """True for any title or role noun of titles.yml."""
        return titles().category(words) is not None

    def title_category(self, words: str) -> str | None:
        """political, military, police, spokes, honorific, professional or private."""
        return titles().category(words)

    def is_collective(self, words: str) -> bool:
        """True for nameless sources: 'officials', 'residents'."""
        return titles().is_collective(words)

    def place(self, words: str) -> KnownPlace | None:
        """By exact name: places.yml, then countries and their capitals."""
        if found := self.place_names.one(words):
            return found
        if country := self.country(words):
            return country.place()
        return self._capital(words)

    def places_named(self, words: str) -> tuple[KnownPlace, ...]:
        """Every place of places.yml with that name, for a choice by context."""
        return self.place_names.all(words)

    def province(self, bare: str) -> KnownPlace | None:
        """A province by its bare name: 'Kursk' → 'Kursk Region', 'Helmand' → 'Helmand Province'."""
        return self._provinces.one(bare)

    def _capital(self, words: str) -> KnownPlace | None:
        country = self.seat(words)
        if country is None or country.capital_latitude is None or country.capital is None:
            return None
        if key(words) not in {key(name) for name in (country.capital, *country.capital_aliases)}:
            return None
        return KnownPlace(
            name=country.capital,
            country=country.iso3,
            latitude=country.capital_latitude,
            longitude=country.capital_longitude,
            kind="city",
            precision=1,
        )

    def outlet(self, name_or_domain: str) -> Actor | None:
        """By name, alias or web domain, with or without 'www.' and path."""
        host = name_or_domain.lower().split("://")[-1].split("/")[0].removeprefix("www.")
        parts = host.split(".")
        for start in range(len(parts) - 1):
            if found := self._domains.get(".".join(parts[start:])):
                return found.actor()
        outlet = self._outlet_named(name_or_domain)
        return outlet.actor() if outlet else None

    def surface_forms(self) -> Iterator[tuple[str, str]]:
        """(words, spaCy label) of every name, for a case-sensitive PhraseMatcher or EntityRuler."""
        for country in self.countries:
            yield from ((name, "GPE") for name in (country.name, *country.aliases))
            yield from ((name, "NORP") for name in country.demonyms)
            yield from ((name, "GPE") for name in (country.capital, *country.capital_aliases) if name)
            yield from ((name, "ORG") for name in country.seats)
        for body in chain(self.organisations, self.groups, self.outlets):
            yield from ((name, "ORG") for name in (body.name, *body.aliases))
        for person in self.people:
            yield from ((name, "PERSON") for name in (person.name, *person.aliases))
        for place, aliases in self.known_places:
            label = "GPE" if place.kind in _GPE_KINDS else "FAC" if place.kind in _FAC_KINDS else "LOC"
            yield from ((name, label) for name in (place.name, *aliases))


_GPE_KINDS = frozenset({"city", "province", "territory", "district"})
_FAC_KINDS = frozenset({"base", "landmark", "nuclear_site"})


def _needs_article(name: str) -> bool:
    """True for 'The Hill', 'The Sun': without its article the name is just a word or a surname."""
    return name.startswith("The ") and len(name.split()) == 2


def _holders(everyone: Iterable[Person]) -> dict[tuple[str, str], list[tuple[Term, Person]]]:
    holders: dict[tuple[str, str], list[tuple[Term, Person]]] = {}
    for person in everyone:
        for term in person.terms:
            if term.office:
                holders.setdefault((term.of, term.office), []).append((term, person))
    return holders


@cache
def _led_by_government() -> frozenset[str]:
    data: Any = load_mapping("leaders")
    return frozenset(data["led_by_head_of_government"])


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of the process.

    Raises:
        SettingsError: a file under config/lexicons is missing or wrong.
    """
    with bulk_loading():
        return Gazetteer()


__all__ = ["Gazetteer", "bare_province", "gazetteer", "plain"]
