"""Verb → how many of a force are there by now: 'the number of soldiers in the valley has reached 800'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.context import Context
from extraction.counts import Counted, counts_in, parse_count
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, counted_before, force_at
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.places import destination, somewhere
from extraction.deployments.told import told_before
from extraction.syntax import child, prep_objects, subject
from models.place import Place
from models.quantity import Quantity

_NUMBERING = frozenset({"number", "total"})
_FORCES = frozenset({"force", "contingent", "garrison"})
_PARTS = frozenset({"contribution", "share", "commitment"})
_BOUNDED = frozenset({"range", "at_least", "up_to", "nearly", "approximate", "exact"})


def tally_of(context: Context, verb: Token) -> Iterator[Draft]:
    """A force whose figure is the verb's complement; its place stands behind the force or the number."""
    if verb.lower_ in {"up", "down"}:
        yield from _level(context, verb)
    if verb.pos_ == "NOUN" and verb.lemma_.lower() in words().estimates:
        yield from _estimated(context, verb)
    if verb.pos_ not in {"VERB", "AUX"} or verb.lemma_.lower() not in words().tallies:
        return
    noun = subject(verb)
    if noun is None or not (total := {noun.lemma_.lower(), noun.lower_} & words().totals):
        if noun is not None and verb.lemma_.lower() in _NUMBERING:  # 'the peacekeepers, who number 3,800'
            yield from _numbering(context, verb, noun)
        return
    if total & _PARTS:
        yield from _contributed(context, verb, noun)
    force, figure = counted_force(context, noun), _figure(context, verb)
    below = [verb, noun] if force is None else [force.head, force.outer, noun, verb, *clauses_of(force.head)]
    place = destination(context, below)
    if force is None or figure is None or force.strength is not None:
        return
    if any(c.lemma_.lower() in words().harming for c in force.head.children):
        return  # 'the number of soldiers killed in X rose to 27'
    counts_all = noun.lemma_.lower() in _FORCES or (force.head.lemma_.lower() in _FORCES and force.head.i != noun.i)
    if not (place or somewhere(below) or counts_all):
        return
    yield from _tallied(context, verb, noun, replace(force, strength=figure), place)


def clauses_of(noun: Token) -> list[Token]:
    """'soldiers deployed to X'."""
    return [c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() not in words().harming]


def _tallied(context: Context, verb: Token, noun: Token, force: Force, place: Place | None) -> Iterator[Draft]:
    draft = build(context, verb, "verb:tally", force, None, "deployed", (None, place))
    if not draft.owner.actor.named and (owner := told_before(context, noun)) is not None:  # 'Norway's troop numbers'
        draft.owner = owner
    yield draft


def _numbering(context: Context, verb: Token, noun: Token) -> Iterator[Draft]:
    """A force that is itself the subject of 'number'."""
    force, figure = force_at(context, noun), _figure(context, verb)
    if force is None or not force.strong or figure is None or force.strength is not None:
        return
    above = noun.head  # 'the peacekeepers, who number 3,800, have been in X'
    place = destination(context, [verb, noun, above, *(c for c in verb.children if c.pos_ == "NUM")])
    yield build(context, verb, "verb:tally", replace(force, strength=figure), None, "deployed", (None, place))


def _contributed(context: Context, verb: Token, noun: Token) -> Iterator[Draft]:
    """'Norway's contribution to the force in X is 500 soldiers'."""
    attribute = child(verb, "attr") or next((o for _, o in prep_objects(verb, "at", "to")), None)  # 'stands at 500'
    force = force_at(context, attribute) if attribute is not None else None
    if attribute is not None and force is None and attribute.pos_ == "NUM":
        force = _bare(context, attribute, noun)
    if force is None or force.strength is None:
        return
    if not (force.strong or noun_key(force.head) in military().state_counts):
        return
    inner = [o for _, o in prep_objects(noun)]
    yield build(
        context,
        verb,
        "verb:tally",
        force,
        child(noun, "poss"),
        "deployed",
        (None, destination(context, [noun, *inner, verb])),
    )


def _bare(context: Context, figure: Token, part: Token) -> Force | None:
    """'Norway's contribution to the force is 610', where it is a force that is contributed to."""
    whole = [o for _, o in prep_objects(part, "to", "of", "in")]
    sizes = counts_at(context, figure)
    armed = any(military().noun(o) is not None or _is_mission(context, o) for o in whole)
    if not armed or not sizes:
        return None
    span = context.reading.span(figure.i, figure.i)
    return Force(figure, figure, "troops", "persons", True, sizes[0], span)


def _is_mission(context: Context, noun: Token) -> bool:
    return any(m.actor.named and m.actor.kind == "military" for m in context.actors(noun))


def _spread(noun: Token, counts: list[Counted]) -> Quantity | None:
    """One figure, or the two of 'from 3,000 to 5,000', which of an estimate are its bounds."""
    if len(counts) == 1:
        return counts[0].quantity if counts[0].quantity.rule in _BOUNDED else None
    if (
        len(counts) != 2
        or noun.doc[counts[0].first - 1].lower_ != "from"
        or noun.doc[counts[1].first - 1].lower_ != "to"
    ):
        return None
    low, high = counts[0].quantity, counts[1].quantity
    return low.model_copy(update={"best": None, "high": high.best, "rule": "range"})


def counts_at(context: Context, noun: Token) -> list[Quantity]:
    """The figure that a word is, or that counts it."""
    found = counts_in(context.reading, context.reading.unit_of(noun))
    return [c.quantity for c in found if c.first <= noun.i <= c.last or (c.head is not None and c.head.i == noun.i)]


def _estimated(context: Context, noun: Token) -> Iterator[Draft]:
    """'Estimates of fighters in X range from 3,000 to 5,000': however the parser hangs the figure."""
    force = counted_force(context, noun)
    unit = context.reading.unit_of(noun)
    size = _spread(noun, [c for c in counts_in(context.reading, unit) if c.first > noun.i])
    if force is None or force.strength is not None or size is None:
        return
    below = [force.head, force.outer, noun]
    place = destination(context, below)
    tallied = replace(force, strength=size)
    yield build(context, noun, "verb:tally", tallied, None, "deployed", (None, place))


def counted_force(context: Context, noun: Token) -> Force | None:
    """The force whose strength a noun tells: 'the number of soldiers', 'troop strength', 'the force'."""
    force = force_at(context, noun)
    inner = next((o for _, o in prep_objects(noun, "of")), None) or child(noun, "compound")  # 'troop strength'
    if force is None and inner is not None:
        force = force_at(context, inner)
    known = any(  # 'the force is to grow to 2,500', 'the strength of the Chadian force is 500'
        n.lemma_.lower() in _FORCES and child(n, "det", "poss") is not None for n in (noun, inner) if n is not None
    )
    return force if force is not None and (force.strong or known) and force.unit == "persons" else None


def _figure(context: Context, verb: Token) -> Quantity | None:
    """'has reached 800', 'rose from 300 to 800', 'stands at 800', 'will total 800 soldiers'."""
    beside = [child(verb, "dobj", "attr", "nummod"), *(o for _, o in prep_objects(verb, "to", "at"))]
    beside += [o for p in verb.children if p.lower_ == "from" for _, o in prep_objects(p, "to")]
    if (raised := raised_to(verb)) is not None:
        return raised
    men = [b for b in beside if b is not None and (noun_key(b) in military().parts or _soldiers(b))]
    beside += [n for b in men for n in b.children if n.dep_ == "nummod"]
    for token in beside:
        if token is not None and token.pos_ == "NUM":
            for counted in counts_in(context.reading, context.reading.unit_of(verb)):
                if counted.first <= token.i <= counted.last:
                    return counted.quantity
    return None


def raised_to(verb: Token) -> Quantity | None:
    """'from 300 to 800', which the parser takes for one figure: 800."""
    figure = next((o for _, o in prep_objects(verb, "from")), None)
    if figure is None or figure.pos_ != "NUM" or figure.nbor(-1).lower_ != "to" or not figure.text[0].isdigit():
        return None
    return parse_count(figure.text)


def _soldiers(noun: Token) -> bool:
    """'3,200 soldiers' behind 'will total'."""
    known = military().noun(noun)
    return known is not None and known.strong and known.unit == "persons"


def _level(context: Context, way: Token) -> Iterator[Draft]:
    """'2,200 soldiers in X, up from 700': how many there were."""
    source = child(way, "prep")
    figure = child(source, "pobj") if source is not None and source.lower_ == "from" else None
    figure = figure if figure is None or figure.pos_ == "NUM" else child(figure, "nummod")
    force = counted_before(context, figure) if figure is not None else None
    if force is not None and force.like is not None and force.unit == "persons":
        place = destination(context, [force.like, force.like.head])
        yield build(context, way, "verb:tally", force, None, "deployed", (None, place))
