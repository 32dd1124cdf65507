"""Clause → from where and to where a force goes, or where it stands."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military
from extraction.places import resolve_place
from extraction.syntax import child, noun_phrase, prep_objects
from models.place import Place

_NO_PLACE = frozenset({"DATE", "TIME", "NORP", "EVENT", "LAW", "LANGUAGE", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})


def place_at(context: Context, head: Token) -> Place | None:
    """The place a noun names: a known name, a named entity, or a place noun with a name in its phrase."""
    if (deeper := _inside_vague(context, head)) is not None:
        return deeper
    if any(c.dep_ == "compound" and c.pos_ == "PROPN" and c.lower_ in words().operations for c in head.children):
        return None  # 'in Exercise Viking', 'on Operation Anode'
    beside = child(head, "appos") if is_place_noun(head) else None
    if beside is not None and beside.pos_ == "PROPN" and (name_of := gazetteer().place(beside.text)) is not None:
        return name_of.written(context.reading.span(beside.i, beside.i))  # 'the capital, Lima'
    named = _of_name(head)
    first, last = noun_phrase(named or head)
    span = context.reading.span(first, last)
    name = _bare(span.text)
    # 'the Lenna Valley' is not the town of The Valley: a name's last word alone says nothing.
    alone = [] if any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.children) else [head.text]
    for words_ in dict.fromkeys((span.text, name, _entity_text(head), *alone)):
        known = gazetteer().place(words_)
        if known is not None and words_[:1].isupper() | words_.startswith("the "):
            return known.written(span)
    if head.pos_ == "PROPN" and head.ent_type_ not in _NO_PLACE:
        found = resolve_place(name, context.registry.countries)
        if found is not None:
            return found.written(span)
    if (neighbour := _bordering(head)) is not None:
        whole = context.reading.span(first, neighbour.i)
        return Place(name=whole.text, span=whole)
    entity = named is not None or head.ent_type_ in {"GPE", "LOC", "FAC"}
    if not entity and not (is_place_noun(head) and _named_in(head)):
        return None
    comma = next((t.i for t in head.doc[head.i : last + 1] if t.text == ","), last + 1)  # 'Vell, Oct. 12, 2031'
    span = context.reading.span(first, comma - 1)
    return Place(name=_bare(span.text), country=_country_in(head, first, last), span=span)


def _named_in(head: Token) -> bool:
    """A name stands before the noun or close behind it: 'Chadian border', 'a base in the north of Chad'."""
    if (
        any(t.text[:1].isupper() and t.i > t.sent.start for t in head.lefts for t in t.subtree)
        or head.text[:1].isupper()
    ):
        return True
    behind = [o for _, o in prep_objects(head)]
    return any(o.pos_ == "PROPN" or (is_place_noun(o) and _named_in(o)) for o in behind)


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", name, flags=re.IGNORECASE)


def _unknown(context: Context, prep: Token, head: Token) -> Place | None:
    """'into Vell', 'near Vell': a name that nobody knows, behind a preposition that only places take."""
    return named_place(context, head) if prep.lower_ in words().surely else None


def named_place(context: Context, head: Token) -> Place | None:
    """A name, unless it is known for something else."""
    if head.pos_ != "PROPN" or not head.text[0].isupper() or head.ent_type_ in _NO_PLACE:
        return None
    if any(c.dep_ == "compound" and c.lower_ in words().operations for c in head.children):
        return None
    if gazetteer().actor(head.text) is not None:
        return None
    if military().noun(head) is not None or any(c.text in military().prefixes for c in head.children):
        return None
    if any(
        m.actor.wikidata or (m.actor.kind == "person" and (m.actor.role or m.actor.country))
        for m in context.actors(head)
    ):
        return None  # a person that nobody calls anything is as likely a town that the parser took for one
    first, last = noun_phrase(head)
    span = context.reading.span(first, last)
    return Place(name=_bare(span.text), country=_country_in(head, first, last), span=span)


def _inside_vague(context: Context, head: Token) -> Place | None:
    """'the ground in Chad', 'positions near Vell', 'the north of Peru': the name tells where."""
    if head.lemma_.lower() not in words().vague:
        return None
    inner = (
        o for _, o in prep_objects(head, "from", *words().within) if o.pos_ == "PROPN" or o.lemma_ in words().vague
    )
    return next((p for o in inner if (p := place_at(context, o)) is not None), None)


def _bordering(head: Token) -> Token | None:
    """'countries bordering Chad': the words, for no gazetteer has a name for them."""
    if not is_place_noun(head):
        return None
    for clause in head.children:
        if clause.dep_ == "acl" and clause.lemma_ in words().bordering:
            told = child(clause, "dobj")
            if told is not None and told.pos_ == "PROPN":
                return told
    return None


def is_place_noun(head: Token) -> bool:
    """True for 'border', 'region', 'base'; not for 'in front of', 'in line with'."""
    adverbial = head.tag_ == "NN" and head.lower_ in words().adverbial and not any(c.i < head.i for c in head.children)
    known = {head.lemma_.lower(), head.lower_} & words().place_nouns  # 'bases' is read as more than one basis
    return bool(known) and not adverbial


def _of_name(head: Token) -> Token | None:
    """'the city of Darwin': the name."""
    if not is_place_noun(head) or head.pos_ == "PROPN":  # 'the Gulf of Aden' is no part of Aden
        return None
    return next((o for _, o in prep_objects(head, "of") if o.pos_ == "PROPN"), None)


def _entity_text(head: Token) -> str:
    near = [t for t in head.subtree if t.ent_type_ == head.ent_type_ and t.ent_type_ and abs(t.i - head.i) < 5]
    return head.doc[near[0].i : head.i + 1].text if near else head.text


def _country_in(head: Token, first: int, last: int) -> str | None:
    for t in head.doc[first : last + 1]:
        country = gazetteer().country(t.text) or gazetteer().demonym(t.text)
        if country is not None:
            return country.iso3
    return None


def destination(context: Context, tokens: list[Token]) -> Place | None:
    """The first place behind a preposition of goal or position below any of the words."""
    return _first(context, tokens, words().destination)


def somewhere(tokens: list[Token]) -> bool:
    """True when a place is told that has no name: 'to the border', 'on the ground', 'there'."""
    for token in tokens:
        if any(is_place_noun(inner) for _, inner in reached(token)):
            return True
        if any(p.lower_ in {"aboard", "onboard"} for p, _ in prep_objects(token)):
            return True
        if any(_distance(inner) for _, inner in prep_objects(token)):
            return True
        if any(p.lower_ == "en" and o.lemma_ in words().ways for p, o in prep_objects(token)):
            return True
        if any(c.lower_ in words().here for c in token.children):
            return True
    return False


def reached(token: Token) -> Iterator[tuple[Token, Token]]:
    """(preposition, its object) below a word, also for 'up to Chad', and 'off Chad' that is read as a particle."""
    yield from prep_objects(token)
    for c in token.children:
        if c.dep_ == "prep" and child(c, "pobj") is None:  # 'in and around Chad'
            for onward in c.children:
                if onward.dep_ == "conj" and (inner := child(onward, "pobj")) is not None:
                    yield onward, inner
        if c.dep_ == "prep" and c.lower_ in words().destination | words().leaving:  # not 'according to'
            for onward in c.children:
                inner = child(onward, "pobj") if onward.dep_ == "prep" and child(c, "pobj") is None else None
                if inner is not None:
                    yield onward, inner
        elif c.dep_ in {"prt", "prep", "advmod"} and c.lower_ in words().destination:
            inner = child(c, "pobj") or _next_name(c)
            if inner is not None:
                yield c, inner


def _next_name(particle: Token) -> Token | None:
    """The noun right behind a particle: 'is on station off Chad'."""
    beside = (c for c in particle.head.children if c.left_edge.i == particle.i + 1)
    return next((c for c in beside if c.dep_ in {"npadvmod", "pobj"}), None)


def _distance(noun: Token) -> bool:
    """'within 12 miles of an island', 'to a line 30 kilometres from the border'."""
    far = [o for _, o in prep_objects(noun, "of", "from", "off", "inside")]
    return noun.lemma_.lower() in words().lengths and any(is_place_noun(o) or o.pos_ == "PROPN" for o in far)


def origin(context: Context, tokens: list[Token], *, leaving: bool) -> Place | None:
    """The first place behind a preposition of source; for withdrawals also where the force stood."""
    return _first(context, tokens, words().leaving if leaving else words().origin)


def _first(context: Context, tokens: list[Token], preps: frozenset[str]) -> Place | None:
    for token in tokens:
        for place in _places(context, token, preps):
            return place
    return None


def _onward(noun: Token, preps: frozenset[str]) -> frozenset[str]:
    """Prepositions behind 'on its way', 'on a mission' and 'in the push', and behind any other noun."""
    if noun.lemma_.lower() in words().ways:
        return preps
    return words().pushing if noun.lemma_.lower() in words().operations else words().within


def _places(context: Context, token: Token, preps: frozenset[str], depth: int = 0) -> Iterator[Place]:
    for prep, inner in reached(token):
        beside = depth < 1 and prep.lower_ in words().beneficiary_preps  # 'alongside the rebels in X'
        if beside or (prep.lower_ in preps and not (prep.lower_ == "of" and military().noun(token) is not None)):
            place = place_at(context, inner) or _unknown(context, prep, inner) if not beside else None
            if place is not None:
                yield place
            elif depth < 1 and inner.ent_type_ not in {"DATE", "TIME"}:
                yield from _places(context, inner, _onward(inner, preps), depth + 1)
    for c in token.children:  # 'deployed there', 'sent abroad to Mali'
        if c.dep_ == "advmod" and depth < 1:
            yield from _places(context, c, preps, depth)
