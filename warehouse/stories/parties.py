"""Parties of an event → the names, offices and countries by which reports of it know them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from config.titles import titles
from warehouse.stories.terms import Casing, fold, terms

Row = dict[str, object]
Party = Mapping[str, Any]
NATION = 4  # letters in which 'Mali' and 'Malian', 'Russia' and 'Russian' agree

# The parties by which an event of a type is known.
MAIN_SLOT = {"statement": "speaker", "meeting": "participant", "deployment": "force_owner"}


def actor_key(name: str, kind: str) -> str:
    """A shorter name: the surname of a person, the telling words of other parties in alphabetical order."""
    words = [fold(word) for word in name.replace("-", " ").split()]
    if kind == "person":
        return words[-1]
    return "_".join(sorted(word for word in words if word not in {"the", "of", "and", "s", "for"})) or words[-1]


def actors(event: Party, parties: Sequence[Party]) -> Row:
    """Parties by which the event is known, as columns of its features."""
    main = [party for party in parties if party["slot"] == MAIN_SLOT.get(event["type"])]
    named = [party for party in main if party["named"]]
    nameless = [party for party in named if _by_office(party)]
    return {
        "actors": _joined(fold(party["name"]) for party in named),
        "actor_keys": _joined(actor_key(party["name"], party["kind"]) for party in named),
        "actor_countries": _joined(party["country"] for party in main if party["country"]),
        "offices": _joined(map(_office, nameless)),
        "offices_held": _joined(_office(party) for party in named if party not in nameless),
        "states": _joined(party["country"] for party in main if party["kind"] == "government"),
    }


def victims(event: Party, casing: Casing) -> Row:
    """Of a toll the names of the dead, their nation or unit among them."""
    names = sorted(name for name in terms(event["victims"] or "", casing).names if not name.isdecimal())
    return {
        "actors": _joined(names),
        "actor_keys": _joined(name[:NATION] for name in names),
        "actor_countries": event["victims_country"],
        "offices": None,
        "offices_held": None,
        "states": None,
    }


def voices(parties: Iterable[Party]) -> frozenset[str]:
    """Words of the names of persons whom an article quotes: who speaks of a bomb speaks of the next one too."""
    return frozenset(
        fold(word)
        for party in parties
        if party["kind"] == "person" and party["named"] and party["slot"] in ("speaker", "estimator", "attributed_to")
        for word in party["name"].replace("-", " ").split()
    )


def _office(party: Party) -> str:
    """'defence_minister POL'; '' = none, or of an unknown country."""
    office = titles().office_of(party["role"]) if party["kind"] == "person" and party["role"] else None
    return f"{office} {party['country']}" if office and party["country"] else ""


def _by_office(party: Party) -> bool:
    """True for 'Poland's defence minister': who that is the reader decided, and two readers may differ."""
    written = {fold(word) for word in party["text"].replace("-", " ").split()}
    return bool(_office(party)) and actor_key(party["name"], "person") not in written


def _joined(words: Iterable[str]) -> str | None:
    return "|".join(sorted({word for word in words if word})) or None
