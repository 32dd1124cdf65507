"""Verb → to what figure a force is brought or put: 'brings the number of soldiers in X to 5,000', 'put it at 5,000'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.context import Context
from extraction.counts import counts_in, parse_count
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, force_at
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military
from extraction.deployments.places import destination
from extraction.deployments.reference import referred_place
from extraction.deployments.tallies import clauses_of, counted_force, counts_at, raised_to
from extraction.deployments.told import told_before
from extraction.syntax import child, prep_objects, subject
from models.quantity import Quantity


def level_of(context: Context, verb: Token) -> Iterator[Draft]:
    """How strong a force will be, or is held to be."""
    if verb.pos_ != "VERB":
        return
    lemma = verb.lemma_.lower()
    if lemma in words().resizing or lemma in words().putting:
        yield from _resized(context, verb)
    if lemma in words().reckoning:
        yield from _reckoned(context, verb)


def _resized(context: Context, verb: Token) -> Iterator[Draft]:
    """'will raise its contingent in X to 400 soldiers', 'puts the total number of soldiers in X at 400'."""
    noun = child(verb, "dobj")
    total = noun is not None and bool({noun.lemma_.lower(), noun.lower_} & words().totals)
    if noun is None or not (total or verb.lemma_.lower() in words().resizing):
        return
    force = force_at(context, noun) or (counted_force(context, noun) if total else None)
    if force is None or not force.strong or force.strength is not None:
        return
    size = next((c for _, o in prep_objects(verb, "to") for c in counts_at(context, o)), None) or raised_to(verb)
    size = size or (_behind_to(context, noun) if total else None)
    if size is None:
        return
    below = [noun, force.head, *clauses_of(force.head), verb]
    place = destination(context, below[:-1]) or referred_place(context, below, None)
    if place is not None or (total and _serving(context, verb, noun, force)):
        tallied = replace(force, strength=size)
        yield build(context, verb, "verb:tally", tallied, subject(verb), "deployed", (None, place))


def _behind_to(context: Context, noun: Token) -> Quantity | None:
    """The figure behind 'to' or 'at', however far the parser hangs it from the verb."""
    for counted in counts_in(context.reading, context.reading.unit_of(noun)):
        if counted.first > noun.i and noun.doc[counted.first - 1].lower_ in {"to", "at"}:
            return counted.quantity
    return None


def _serving(context: Context, verb: Token, noun: Token, force: Force) -> bool:
    """'The number of Chadian soldiers in the mission', 'of soldiers deployed': away, though nobody says where."""
    if any(c.lemma_.lower() in words().verbs for c in clauses_of(force.head)):
        return True
    beside = [o for n in (noun, force.head, verb) for _, o in prep_objects(n, "in", "with", "under")]
    return any(
        o.lemma_.lower() in words().operations
        or military().noun(o) is not None
        or any(m.actor.named and m.actor.kind in {"military", "organisation"} for m in context.actors(o))
        for o in beside
    )


def _reckoned(context: Context, verb: Token) -> Iterator[Draft]:
    """'put the force in X at 5,000'; 'it' is the force told of before in the sentence."""
    noun = child(verb, "dobj")
    figure = next((o for _, o in prep_objects(verb, "at") if o.pos_ == "NUM"), None)
    size = next(iter(counts_at(context, figure)), None) if figure is not None else None
    if size is None and figure is not None and figure.text[0].isdigit():
        size = parse_count(figure.text)  # elsewhere 'at 5,000' is a price or an age
    if noun is None or size is None:
        return
    force = _told_of(context, noun) if noun.lower_ in {"it", "this", "them"} else counted_force(context, noun)
    if force is None or force.strength is not None or force.unit != "persons":
        return
    place = destination(context, [noun, force.outer, force.head, *clauses_of(force.head)])
    if place is not None or told_before(context, force.head) is not None:
        again = replace(force, head=noun if noun.pos_ == "PRON" else force.head, strength=size)
        yield build(context, verb, "verb:tally", again, None, "deployed", (None, place))


def _told_of(context: Context, pronoun: Token) -> Force | None:
    """The last force without a figure before the pronoun in its sentence."""
    start = context.reading.unit_of(pronoun).start
    for token in reversed(pronoun.doc[start : pronoun.i]):
        force = force_at(context, token) if military().noun(token) is not None else None
        if force is not None and force.strong and force.strength is None:
            return force
    return None
