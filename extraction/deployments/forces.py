"""Noun → force: its type, its strength with unit, and whether the words leave no doubt that it is one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.counts import Counted
from extraction.deployments.lexicon import ForceNoun, military, noun_key
from extraction.deployments.meaning import meaning_of
from extraction.deployments.strength import counted_at, strength_at
from extraction.syntax import child, conjuncts, noun_phrase, prep_objects
from models.events import ForceType
from models.quantity import Quantity
from models.span import Span

ARMS: frozenset[ForceType] = frozenset({"air", "armour", "artillery", "missiles", "air_defence", "drones"})
"""What may change hands without a crew."""
_CLAUSE = 10  # words on either side that tell what a people is doing
_BACK = 40  # words; 'another 9,000' are more of those told of in the sentence before
_RECENT = 60  # words; a bare figure counts what the last sentences tell of
_NO_COUNT = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "npadvmod", "det"})


@dataclass(frozen=True)
class Force:
    """A force as written. head: its noun; outer: the noun it hangs in the clause by ('thousands' of troops)."""

    head: Token
    outer: Token
    type: ForceType
    unit: str
    strong: bool
    strength: Quantity | None
    span: Span
    power: bool = False  # a state or group that stands for its force
    like: Token | None = None  # the noun that a bare figure counts


def is_named_unit(force: Force) -> bool:
    """'the 3rd Mountain Brigade', '1st Infantry Division units': a unit that has a name."""
    near = [force.head, *(c for c in force.head.children if c.i < force.head.i)]
    near += [o for _, o in prep_objects(force.head, "of", "from")]  # 'soldiers from the 3rd Brigade'
    if force.type == "naval" and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in force.head.children):
        return True  # 'the carrier Viking'
    return any(t.pos_ == "PROPN" and (known := military().noun(t)) is not None and known.unit == "units" for t in near)


def forces_of(context: Context, head: Token) -> Iterator[Force]:
    """The forces a noun phrase names, coordinated ones apart."""
    last: Force | None = None
    for noun in listed(head):
        found = force_at(context, noun) or _people(context, noun)
        if found is None and last is not None and noun.pos_ == "NUM":
            found = elliptic(context, noun, last)
        if found is not None:
            yield found
        last = found


def listed(head: Token) -> list[Token]:
    """All coordinated nouns; '300 soldiers, 90 vehicles, and 20 guns' too, whose second the parser takes for a name."""
    found: list[Token] = []
    for noun in conjuncts(head):
        found.append(noun)
        for c in noun.children:
            counted = c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > noun.i and child(c, "nummod", "det") is not None
            if counted and child(noun, "nummod") is not None and child(c, "conj") is not None:
                found.extend(conjuncts(c))
    return found


def _people(context: Context, noun: Token) -> Force | None:
    """'10,000 Kurds and 3,000 soldiers', '2,000 Kenyans' where Kenyan troops are told of: a counted people fights.

    Not in a sentence that tells of refugees or other civilians.
    """
    if noun.pos_ not in {"PROPN", "NOUN", "ADJ"} or not noun.text[:1].isupper() or not noun.text.lower().endswith("s"):
        return None
    beside = noun.tag_ == "NNPS" and any(military().noun(n) is not None for n in conjuncts(noun))
    strength = strength_at(context, noun, noun) if beside or _have_an_army(noun) else None
    if strength is None:
        return None
    return Force(noun, noun, "troops", "persons", True, strength, context.reading.span(*noun_phrase(noun)))


def _have_an_army(people: Token) -> bool:
    """True where the article tells of soldiers of that people, and the sentence of no civilians."""
    nation = gazetteer().demonym(people.text) or gazetteer().demonym(people.text[:-1])
    near = people.doc[max(0, people.i - _CLAUSE) : people.i + _CLAUSE]
    if nation is None or any(t.lemma_.lower() in military().civilians for t in near):
        return False
    for word in people.doc:
        if word.dep_ in _MODIFIERS and word.text[:1] == people.text[:1] and word.i != people.i:
            known = gazetteer().demonym(word.text) or gazetteer().country(word.text)
            force = military().noun(word.head) if known is not None and known.iso3 == nation.iso3 else None
            if force is not None and (force.strong or noun_key(word.head) in military().nation_enough):
                return True
    return False


def elliptic(context: Context, figure: Token, last: Force) -> Force | None:
    """'900 troops in A and 2,500 in B': the figure counts the force told before it."""
    return figure_of(context, figure, last) if last.strength is not None else None


def _counts_force(figure: Token) -> bool:
    noun = figure.head
    return military().noun(noun) is not None or noun.lemma_.lower() in military().holders or figure.ent_type_ == "DATE"


def figure_of(context: Context, figure: Token, last: Force) -> Force | None:
    """The force in the strength of a figure that stands apart from it."""
    strength = strength_at(context, figure, figure)
    if strength is None:
        return None
    span = context.reading.span(*noun_phrase(figure))
    return replace(last, head=figure, outer=figure, strength=strength, span=span, like=last.like or last.head)


def counted_before(context: Context, figure: Token) -> Force | None:
    """'75 soldiers in A …, about 60 are helping': the sentence's last counted force, in the strength of the figure."""
    unit = context.reading.unit_of(figure)
    more = (
        any(t.lower_ in military().further for t in figure.lefts) or figure.nbor(-1).lower_ in military().further
        if figure.i
        else False
    )
    left = (
        figure.dep_ in {"nsubj", "nsubjpass"} and figure.head.lemma_ in military().staying
    )  # 'some 50,000 will remain'
    start = unit.start if not (more or left) else max(0, unit.start - _BACK)
    for token in reversed(figure.doc[start : figure.i]):
        if left and not more and token.i < unit.start and token.pos_ == "NUM" and not _counts_force(token):
            return None  # others were counted since
        last = force_at(context, token) if token.pos_ == "NOUN" else None
        if last is not None and last.strong and last.strength is not None:
            return elliptic(context, figure, last)
    return None


def alone_before(context: Context, figure: Token) -> Force | None:
    """'The force lands in May. Chad will send 1,000': the last soldiers told of, in the strength of a bare figure."""
    if figure.ent_type_ in _NO_COUNT or not figure.text[0].isdigit() or len(figure.text) < len("10"):
        return None
    if any(c.i > figure.i and c.dep_ != "punct" for c in figure.children):
        return None  # '1,000 of the shares', '40 per cent'
    for token in reversed(figure.doc[max(0, figure.i - _RECENT) : figure.i]):
        last = force_at(context, token) if token.pos_ == "NOUN" and military().noun(token) is not None else None
        if last is not None and last.strong and last.unit != "pieces":
            return figure_of(context, figure, replace(last, unit="persons"))
    return None


def force_at(context: Context, outer: Token) -> Force | None:
    """The force a noun names by itself, or holds behind 'of' ('a contingent of 500 soldiers')."""
    head = _inside(outer)
    meaning = meaning_of(context, head)
    around = meaning_of(context, outer) if meaning is not None and not meaning.strong and head.i != outer.i else None
    if meaning is not None and around is not None and around.strong:
        meaning = meaning.model_copy(update={"strong": True})  # 'a task force of 100 ships'
    if meaning is None and head.i != outer.i:
        head, meaning = outer, meaning_of(context, outer)
    if meaning is None:
        return None
    counted = counted_at(context, head, outer)
    before = head.nbor(-1).lower_ if head.i else ""
    fleet = noun_key(head) == "group" and (meaning.type == "naval" or before == "battle")  # 'two carrier groups'
    if counted is not None and noun_key(head) in military().uncounted and not (counted.group or fleet):
        counted = None
    sized = counted is not None and (counted.group or _of_number(head, counted))  # 'a 200-strong battalion': persons
    if outer.pos_ == "NUM" and outer.i != head.i and meaning.unit == "units" and head.tag_ in {"NN", "NNP"}:
        sized = counted is not None  # 'the first 100 of a brigade': persons
    if sized and not meaning.strong and _of_others(head):
        return None  # 'a three-member team of investigators'
    strength = counted.quantity if counted is not None and (sized or _countable(head, counted, meaning)) else None
    first, last = noun_phrase(outer)
    unit = "persons" if meaning.unit == "persons" or sized else _plural(head)
    if counted is not None and counted.head is not None and counted.head.i == outer.i != head.i and not sized:
        whole = military().noun(outer)  # 'two battalions of paratroopers'
        unit = _plural(outer) if whole is not None and whole.unit == "units" else unit
    return Force(head, outer, meaning.type, unit, meaning.strong or sized, strength, context.reading.span(first, last))


def _of_others(head: Token) -> bool:
    """'a team of investigators': what it is made of is no force."""
    made_of = [o for _, o in prep_objects(head, "of")]
    return noun_key(head) in military().uncounted and any(
        o.tag_ == "NNS" and military().noun(o) is None for o in made_of
    )


def _of_number(head: Token, counted: Counted) -> bool:
    """'a force of 2,500'."""
    return any(o.pos_ == "NUM" and counted.first <= o.i <= counted.last for _, o in prep_objects(head, "of"))


def _countable(head: Token, counted: Counted, meaning: ForceNoun) -> bool:
    """Not 'one army' (no soldier), nor '204 Battalion' (a name)."""
    one = counted.quantity.high == 1 and noun_key(head) in military().services
    numbered = meaning.unit == "units" and head.tag_ in {"NN", "NNP"} and (counted.quantity.best or 0) > 1
    return not one and not numbered


def _inside(outer: Token) -> Token:
    if outer.lemma_.lower() in military().holders or outer.pos_ == "NUM":
        for _, inner in prep_objects(outer, "of"):
            if military().noun(inner) is not None or inner.lemma_.lower() in military().holders:
                return _inside(inner) if inner.lemma_.lower() in military().holders else inner
    return outer


def _plural(head: Token) -> str:
    lemma = head.lemma_.lower()
    if lemma.endswith(("s", "craft", "artillery", "armour", "armor", "defence", "defense")):
        return lemma
    return lemma[:-1] + "ies" if lemma.endswith("y") else lemma + ("es" if lemma.endswith(("ch", "sh", "x")) else "s")
