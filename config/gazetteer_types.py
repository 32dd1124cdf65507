"""What the gazetteer knows, as frozen entries: countries, bodies, people with their terms of office, places."""

import datetime as dt

from pydantic import Field

from models.actor import Actor, ActorKind
from models.base import Frozen
from models.place import Place

COUNTRY_PRECISION = 6  # UCDP where_precision: 6 = only the country is known


class Country(Frozen):
    """A country or territory as news names it, also one that is gone. Coordinates are WGS 84 degrees."""

    name: str
    iso3: str = Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3; successor or nearest for states gone.")
    iso2: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = Field(default=(), description="Adjectives and inhabitants, with plurals.")
    capital: str | None = None
    capital_aliases: tuple[str, ...] = ()
    seats: tuple[str, ...] = Field(default=(), description="Buildings and quarters that act for the government.")
    latitude: float = Field(ge=-90, le=90, description="Rough centre of the land, not the capital.")
    longitude: float = Field(ge=-180, le=180)
    capital_latitude: float | None = Field(default=None, ge=-90, le=90)
    capital_longitude: float | None = Field(default=None, ge=-180, le=180)
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$")
    gone: bool = Field(default=False, description="True for states that no longer exist.")

    def actor(self) -> Actor:
        """The country as a party; its kind is 'government'."""
        return Actor(name=self.name, kind="government", country=self.iso3, wikidata=self.wikidata)

    def place(self) -> "KnownPlace":
        """The country as a place, at its centre."""
        return KnownPlace(
            name=self.name,
            country=self.iso3,
            latitude=self.latitude,
            longitude=self.longitude,
            kind="country",
            precision=COUNTRY_PRECISION,
            wikidata=self.wikidata,
        )


class Body(Frozen):
    """An organisation, government body, armed group or news outlet."""

    name: str
    kind: ActorKind
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="Null = international or several.")
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = Field(default=(), description="Web domains of an outlet: 'reuters.com'.")
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$")

    def actor(self) -> Actor:
        """The body as a party."""
        return Actor(name=self.name, kind=self.kind, country=self.country, wikidata=self.wikidata)


class Group(Body):
    """An armed group: rebels, militias, paramilitaries, terrorists."""


class Term(Frozen):
    """One time in one office, both days inclusive; a month known only is counted from its first to its last day."""

    office: str | None = Field(description="Key of titles.yml's offices: 'head_of_state'; null = no such office.")
    role: str = Field(description="The title in words: 'president'.")
    of: str = Field(description="ISO code of the country, or name of the organisation or group.")
    since: dt.date | None = None
    until: dt.date | None = Field(default=None, description="Null = not known to have ended.")

    def covers(self, on: dt.date) -> bool:
        """True when the office was held on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


class Person(Frozen):
    """Someone who is constantly in the news, with dated offices."""

    name: str
    aliases: tuple[str, ...] = ()
    surnames: tuple[str, ...] = Field(default=(), description="What later mentions call them: 'Putin', 'Suu Kyi'.")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    terms: tuple[Term, ...] = ()
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$")

    def term(self, on: dt.date | None) -> Term | None:
        """The office held on that day, the latest taken first; without a day, the latest of all."""
        held = [term for term in self.terms if on is None or term.covers(on)]
        return max(held, key=lambda term: term.since or dt.date.min, default=None)


class KnownPlace(Place):
    """A Place that also says what it is and how exact its coordinates are."""

    kind: str = Field(description="city, province, region, sea, strait, base, landmark, country …")
    precision: int = Field(
        ge=1, le=7, description="UCDP where_precision: 1 exact, 2 near, 3 district, 4 province, 5 area or line, "
        "6 country, 7 sea or airspace."
    )  # fmt: skip
