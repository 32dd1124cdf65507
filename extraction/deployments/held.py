"""Noun that a verb moves → the forces it holds: its own, a figure's, whom 'them' means, or a power's."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.forces import Force, alone_before, counted_before, elliptic, figure_of, force_at, forces_of
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.powers import power_of
from extraction.syntax import agent, child, prep_objects

_NEAR = 40  # words; 'they' are those of the sentence before


def forces_moved(context: Context, holder: Token, verb: Token, frame: VerbFrame) -> Iterator[Force]:
    """The forces of a noun phrase and of those that go along with it."""
    for noun in (holder, *_along(verb, frame)):
        yield from _forces(context, noun, verb, frame)


def _forces(context: Context, holder: Token, verb: Token, frame: VerbFrame) -> list[Force]:
    """The forces of a noun phrase, or of its apposition: 'the first of them, a battalion from X'."""
    found = list(forces_of(context, holder))
    if found and not any(f.strong for f in found) and (beside := child(holder, "appos")) is not None:
        found = list(forces_of(context, beside)) or found  # 'another ship, the destroyer USS Viking'
    if found:
        return [] if frame.actor == "state" else found  # its forces leave as any do
    found = _meant(context, holder, verb, frame)
    if not found and (beside := child(holder, "appos")) is not None:
        found = list(forces_of(context, beside))
    if not found and frame.actor is not None and (power := power_of(context, holder, frame.actor)) is not None:
        found = [power]
    return found


def _meant(context: Context, holder: Token, verb: Token, frame: VerbFrame) -> list[Force]:
    """Whom a bare figure or 'them' means."""
    if holder.lower_ == "they" and frame.force == "subject":
        told = _last_subject(context, holder)
        return [replace(told, head=holder, outer=holder, strength=None, like=told.head)] if told is not None else []
    them = holder.lower_ in {"them", "it"}
    if holder.pos_ != "NUM" and not them:
        return []
    if verb.dep_ == "conj" and (told := _of_verb_before(context, holder, verb)) is not None:
        return [told]
    if them:
        again = holder.lower_ == "them" and verb.lemma_ in words().again and frame.force == "object"
        last = _last_force(context, holder) if again else None
        return [replace(last, head=holder)] if last is not None else []
    if (counted := counted_before(context, holder)) is not None:
        return [counted]
    if agent(verb) is None and _sends_any(holder, verb, frame):
        alone = alone_before(context, holder)
        if alone is not None:
            return [alone]
    if verb.dep_ != "relcl" or not any(c.lower_ == "of" for c in verb.children):
        return []
    counted_of = force_at(context, verb.head)  # 'soldiers, of whom there are 14,000 in X'
    figure = figure_of(context, holder, replace(counted_of, strength=None)) if counted_of is not None else None
    return [figure] if figure is not None else []


def _sends_any(figure: Token, verb: Token, frame: VerbFrame) -> bool:
    """'Chad will deploy 1,000'; not '200,000 have been trucked over the border'."""
    if verb.lemma_ in words().sending_any or _put_in(verb):
        return True
    return not frame.weak and figure.dep_ == "dobj"


def _put_in(verb: Token) -> bool:
    """'will put in 1,000'."""
    return verb.lemma_ == "put" and any(c.lower_ in {"in", "up"} for c in verb.children)


def _of_verb_before(context: Context, holder: Token, verb: Token) -> Force | None:
    """'Vowed to withdraw 2,000 soldiers and has withdrawn 500': the force of the verb before."""
    before = (child(v, "dobj") for v in (verb.head, child(verb.head, "xcomp")) if v is not None)
    told = next((f for b in before if b is not None for f in forces_of(context, b)), None)
    return elliptic(context, holder, told) if told is not None and holder.pos_ == "NUM" else told


def _along(verb: Token, frame: VerbFrame) -> list[Token]:
    """'Sent 14 ships, along with 3,000 marines': what goes with them."""
    if frame.force not in {"object", "subject"}:
        return []
    return [o for p, o in prep_objects(verb, "with") if p.i and p.nbor(-1).lower_ in {"along", "together"}]


def _last_subject(context: Context, they: Token) -> Force | None:
    """'Norwegian soldiers took X in May. They left in June': the soldiers, if they were the last subject of many."""
    for token in reversed(they.doc[max(0, they.i - _NEAR) : they.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ in {"NNS", "NNPS"}:
            force = force_at(context, token)
            return force if force is not None and force.strong and force.unit == "persons" else None
    return None


def _last_force(context: Context, them: Token) -> Force | None:
    """'X, whose 380 soldiers …, has recalled them': the force told of last in the sentence; none across other nouns."""
    start = context.reading.unit_of(them).start
    for token in reversed(them.doc[start : them.i]):
        if token.tag_ in {"NNS", "NNPS"}:
            force = force_at(context, token)
            return force if force is not None and force.strong else None
    return None
