"""Force noun → the figure that counts it: before it, behind 'of', in apposition, or in a clause of its own."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.counts import Counted, counts_in
from extraction.deployments.lexicon import military, noun_key
from extraction.syntax import noun_phrase, prep_objects
from models.quantity import Quantity


def strength_at(context: Context, head: Token, outer: Token) -> Quantity | None:
    """The figure that counts this noun or the group it stands in."""
    counted = counted_at(context, head, outer)
    return counted.quantity if counted is not None else None


def counted_at(context: Context, head: Token, outer: Token) -> Counted | None:
    """The figure as it stands in the sentence; outer: the noun that the head hangs in the clause by."""
    reading = context.reading
    unit = reading.unit_of(head)
    owners = {head.i, outer.i} if outer.lemma_.lower() not in military().uncounted else {head.i}
    owners |= _between(head, outer)
    if outer.i != head.i and outer.lower_ == "first":
        return None  # 'the first of 20,000 marines': how many nobody says
    for counted in counts_in(reading, unit):
        if outer.i != head.i and counted.first <= outer.i <= counted.last:
            return counted  # 'the first 100 of a 4,800-strong brigade'
        if counted.head is not None and (counted.head.i in owners or _nation_of(counted.head, owners)):
            return counted
        if counted.first <= outer.i <= counted.last or counted.first <= head.i <= counted.last:
            return counted
    first, last = noun_phrase(outer)
    inside = [c for c in counts_in(reading, unit) if first <= c.first and c.last <= last and c.head is None]
    inside = [c for c in inside if c.first < outer.i or _behind_of(c, owners, outer)]
    return inside[0] if inside else _numbering(context, outer)


def _between(head: Token, outer: Token) -> set[int]:
    """'The deployment of 100 companies of the guard': the companies."""
    above = head.head.head if head.i != outer.i and head.dep_ == "pobj" else head
    between = above.i not in {head.i, outer.i} and above.lemma_.lower() not in military().uncounted
    return {above.i} if between and above.head.head.i == outer.i else set()


def _nation_of(counted: Token, owners: set[int]) -> bool:
    """'300 Norwegian and Peruvian soldiers': the figure hangs on the first nation."""
    nation = counted.dep_ == "amod" and counted.tag_.startswith("JJ")
    branch = (
        counted.dep_ in {"compound", "nmod"} and counted.lower_ in military().modifiers
    )  # '1,000 army and navy troops'
    named = counted.dep_ in {"poss", "compound", "nmod"} and counted.pos_ == "PROPN" and not counted.text.isdigit()
    if named and counted.head.pos_ == "PROPN" and counted.head.i not in owners:
        return counted.head.dep_ in {"compound", "nmod"} and counted.head.head.i in owners  # 'five People's Army jets'
    return (nation or branch or named) and counted.head.i in owners


def _behind_of(counted: Counted, owners: set[int], outer: Token) -> bool:
    """'a force of over 300'; not 'troops at post 6', 'the first of the Type 2 tanks', 'a ship with a crew of 300'."""
    before = outer.doc[counted.first - 1]
    return before.lower_ == "of" and before.head.i in owners


def _numbering(context: Context, noun: Token) -> Counted | None:
    """'Norwegian soldiers, numbering 1,960, are deployed', 'the soldiers, some 4,000 in all', 'jets, 12 of them'."""
    figures = [
        c for a in noun.children if a.lemma_.lower() in {"number", "total"} for c in a.children if c.pos_ == "NUM"
    ]
    behind = [c for c in noun.children if c.i > noun.i]
    figures += [n for c in behind if c.dep_ == "acl" for n in _made_up(c)]
    figures += [c for c in behind if c.dep_ in {"appos", "nummod"} and _sums_up(c)]
    figures += [n for c in behind if c.lower_ == "strong" for n in c.children if n.pos_ == "NUM"]  # '850 strong'
    men = [c for c in behind if c.dep_ == "appos" and noun_key(c) in military().state_counts | military().single]
    figures += [n for c in men for n in c.children if n.dep_ == "nummod"]  # 'the contingent, some 2,000 men'
    counts = counts_in(context.reading, context.reading.unit_of(noun)) if figures else []
    return next((c for c in counts if c.first <= figures[0].i <= c.last), None)


def _made_up(clause: Token) -> list[Token]:
    """'made up of 12,000 soldiers', 'comprising 300 men', 'totalling 400 personnel'."""
    if clause.lemma_.lower() not in {"make", "comprise", "consist", "compose", "total", "number"}:
        return []
    inner = [o for _, o in prep_objects(clause, "of")] + [c for c in clause.children if c.dep_ == "dobj"]
    men = [o for o in inner if noun_key(o) in military().state_counts or _persons(o)]
    return [n for o in men for n in o.children if n.dep_ == "nummod"]


def _persons(noun: Token) -> bool:
    known = military().noun(noun)
    return known is not None and known.strong and known.unit == "persons"


def _sums_up(figure: Token) -> bool:
    """'50,000 of them', '4,000 in all'."""
    behind = {o.lower_ for _, o in prep_objects(figure, "of", "in")} | {
        o.lower_ for p in figure.children for o in p.children
    }
    alone = figure.dep_ == "appos" and figure.i + 1 < len(figure.doc) and figure.nbor().text in {",", "."}
    return figure.pos_ == "NUM" and (alone or bool(behind & {"them", "all", "total"}))
