"""Trigger → the place of its event: 'in Taji, north of Baghdad'; null where the sentence gives none."""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from spacy.tokens import Token

import config
from extraction.document import Reading, Unit
from extraction.places import place_inside, resolve_place
from extraction.syntax import conjuncts, trim
from extraction.when.bond import bond
from models.place import Place

WHEREABOUTS = Path(config.__file__).parent / "lexicons" / "whereabouts.yml"
_AREAS = frozenset({"country", "province", "territory", "region", "district"})
_PLACELIKE = frozenset({"GPE", "LOC", "FAC"})  # what the entity recognizer is sure of


@cache
def _words() -> dict[str, frozenset[str]]:
    raw: dict[str, list[str]] = yaml.load(WHEREABOUTS.read_text("utf-8"), yaml.CSafeLoader)
    return {key: frozenset(values) for key, values in raw.items()}


class Link(NamedTuple):
    """One place name of a chain: tokens first … last of the document; sure = a place even if no gazetteer knows it."""

    first: int
    last: int
    sure: bool


def event_place(reading: Reading, trigger: Token, countries: Collection[str]) -> Place | None:
    """The most specific place that a preposition ties to the trigger, its country told by the rest of the chain.

    countries: ISO alpha-3 codes that the article is about, for names that several countries have. Possessives and
    adjectives ('Moscow's war', 'Russian troops') and the dateline are no places of events.
    """
    tied = sorted(_tied(reading, trigger), key=lambda item: (item[0], abs(item[1].i - trigger.i)))
    places = [p for _, head in tied if (p := _of_chain(reading, list(_chain(head)), countries)) is not None]
    if not places or places[0].country:
        return places[0] if places else None
    country = next((p.country for p in places if p.country), None)  # 'in the town of Tarmiyah, north of Baghdad'
    return places[0].model_copy(update={"country": country})


def place_at(reading: Reading, head: Token, countries: Collection[str]) -> Place | None:
    """The place that a noun names, with its chain; null where it names none."""
    return _of_chain(reading, list(_chain(head)), countries) if _may_be_place(head) else None


def _tied(reading: Reading, trigger: Token) -> Iterator[tuple[int, Token]]:
    """The objects of the sentence's place prepositions that belong to the trigger, with the rank of the tie."""
    quote = reading.quote_of(trigger)
    for head, cost in _heads(reading, reading.unit_of(trigger)):
        inside = reading.quote_of(head)
        if inside is not None and inside is not quote:
            continue
        rank = bond(head, trigger)
        if rank is not None:
            yield rank + cost, head


def _heads(reading: Reading, unit: Unit) -> Iterator[tuple[Token, int]]:
    """Objects of place prepositions; 'south of Baghdad' only tells where another place lies, unless it stands alone."""
    w = _words()
    for token in reading.tokens(unit):
        if token.dep_ != "pobj" or token.i in reading.stand_in or not _may_be_place(token):
            continue
        word, above = token.head.lower_, token.head.head.lower_
        sure = token.ent_type_ in _PLACELIKE or token.lower_ in w["kinds"]
        if word in w["prepositions"] and (sure or word not in w["weak"]):
            yield token, 0
        elif word == "of" and above in w["kinds"] and token.head.head.dep_ != "pobj":
            yield token, 3


def _may_be_place(token: Token) -> bool:
    if token.lower_ in _words()["kinds"]:
        return True
    return token.pos_ == "PROPN" and token.ent_type_ not in _words()["never"]


def _chain(head: Token) -> Iterator[Link]:
    """The names of a place from near to far: 'the town of Vell in Kurdan province' → Vell, Kurdan province."""
    seen: set[int] = set()
    queue = [head]
    while queue:
        token = queue.pop(0)
        if token.i in seen:
            continue
        for part in (*_of_kind(token), token):
            seen.add(part.i)
            link = _name(part)
            if link is not None:
                yield link
            queue.extend(_further(part))


def _of_kind(token: Token) -> tuple[Token, ...]:
    """Jenin in 'the West Bank city of Jenin': nearer than what stands before the kind."""
    if token.lower_ not in _words()["settlements"]:
        return ()
    return tuple(g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")


def _further(token: Token) -> Iterator[Token]:
    """What stands behind a name in the parse: appositions, 'in …', 'north of …', 'near …', and lists of the parser."""
    w = _words()
    for c in token.children:
        if c.i < token.i:
            continue
        if c.dep_ in {"appos", "npadvmod", "conj"} and (c.pos_ in {"PROPN", "NOUN", "ADV"}) and not _joined(token, c):
            yield c
        elif c.dep_ in {"prep", "advmod"} and c.lower_ in w["links"] | w["kinds"] | _between(token):
            yield from (g for g in c.children if g.dep_ == "pobj")
            yield from (h for g in c.children if g.dep_ == "prep" for h in g.children if h.dep_ == "pobj")


def _between(token: Token) -> frozenset[str]:
    """'The border with Chad', 'between Chad and Niger'."""
    return frozenset({"with", "between"}) if token.lower_ in {"border", "frontier"} else frozenset()


def _joined(token: Token, other: Token) -> bool:
    """'in Vell and Taji': two places, not one chain."""
    return other.dep_ == "conj" and any(c.dep_ == "cc" for c in token.children) and other in conjuncts(token)


def _name(token: Token) -> Link | None:
    """The proper name at a token, its compounds and kind word included: 'Kursk province', 'the Black Sea'."""
    parts = [c for c in token.children if c.dep_ in {"compound", "amod", "nmod"} and c.pos_ in {"PROPN", "ADJ", "NOUN"}]
    named = token.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in parts)
    if not named:
        return None
    kept = {t.i for c in parts for t in c.subtree if t.i < token.i and _in_name(t)}
    first = before = token.i
    while before - 1 in kept:
        before -= 1
        first = before if token.doc[before].text[:1].isupper() else first
    return Link(*trim(token.doc, first, token.i), sure=token.ent_type_ in {"GPE", "LOC"} or _of_a_settlement(token))


def _in_name(token: Token) -> bool:
    """'Diyala' and 'Upper' of a province's name, not 'restive'."""
    service = token.lower_ in {"air", "naval", "army", "military", "refugee"} and token.dep_ == "compound"
    return (
        token.pos_ in {"PROPN", "PUNCT", "PART", "ADP"} or service or (token.pos_ == "ADJ" and token.text[:1].isupper())
    )


def _of_a_settlement(token: Token) -> bool:
    """'the town of Vell': whatever the entity recognizer thinks of Vell."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _words()["settlements"]


def _of_chain(reading: Reading, links: list[Link], countries: Collection[str]) -> Place | None:
    """The first name that is a place, its country looked up from the far end of the chain.

    A town that no gazetteer knows keeps the name as written and takes its country from the rest; it has no coordinates.
    """
    known: list[str] = []
    outer: str | None = None
    best: Place | None = None
    for link in reversed(links):
        span = reading.span(link.first, link.last)
        place = place_inside(span.text, outer) if outer else None
        place = place or resolve_place(span.text, known or countries)
        if place is None and link.sure and span.text[:1].isupper():
            place = Place(name=span.text, country=known[0] if known else None)
        if place is None:
            continue
        if place.country and place.country not in known:
            known.insert(0, place.country)
        outer = (
            place.country if getattr(place, "kind", None) in _AREAS else outer
        )  # 'Paris, Texas', not 'Paris, London'
        best = place.written(span)
    return best
