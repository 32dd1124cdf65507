"""Noun → deployment: 'the deployment of 3,000 troops to X', 'the withdrawal of U.S. forces', 'troop buildup'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, force_at, forces_of
from extraction.deployments.frames import NounFrame, words
from extraction.deployments.lexicon import military
from extraction.deployments.owners import told_before
from extraction.deployments.places import destination, origin, place_at
from extraction.syntax import agent, child, noun_phrase, prep_objects, subject
from models.events import ForceType


def deployments_of_noun(context: Context, noun: Token) -> Iterator[Draft]:
    """The movements a noun names."""
    frame = words().nouns.get(noun.lemma_.lower())
    if frame is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    forces = list(_forces(context, noun))
    if not forces and (whole := _military_compound(context, noun, frame)) is not None:
        forces = [whole]
    for force in forces:
        below = [noun, force.outer, force.head, *([noun.head] if noun.dep_ == "conj" else [])]
        source = origin(context, below, leaving=frame.withdraw)
        goal = None if frame.withdraw else destination(context, below)
        if noun.dep_ == "dobj" and goal is None and source is None:  # 'confirmed the deployment of troops to X'
            onward = {"from", "in"} if frame.withdraw else {"to", "into", "near", "along", "toward", "towards"}
            far = next((p for _, o in prep_objects(noun.head, *onward) if (p := place_at(context, o))), None)
            source, goal = (far, None) if frame.withdraw else (None, far)
        if force.strong or force.strength is not None:
            yield build(context, noun, f"noun:{frame.name}", force, _sender(noun), frame.status, (source, goal))


def _forces(context: Context, noun: Token) -> Iterator[Force]:
    for _, inner in prep_objects(noun, "of", "by"):
        yield from forces_of(context, inner)
    owner = child(noun, "poss")
    if owner is not None and (force := force_at(context, owner)) is not None:
        yield force
    for c in noun.children:
        if c.dep_ in {"compound", "nmod"} and c.i < noun.i and (force := force_at(context, c)) is not None:
            yield force


def _military_compound(context: Context, noun: Token, frame: NounFrame) -> Force | None:
    """'military buildup', 'naval presence': the modifier tells that a force is meant."""
    kind: ForceType | None = None
    for c in noun.children:
        if c.i < noun.i and c.dep_ in {"amod", "compound", "nmod"} and c.lower_ in military().modifiers:
            kind = kind or military().modifiers[c.lower_]
    certain = noun.lemma_.lower() not in frame.weak and frame.name == "deployment"
    bare = certain and told_before(context, noun) is not None
    if kind is None and not bare:
        return None
    if told_before(context, noun) is None and child(noun, "poss") is None:
        return None
    return Force(noun, noun, kind or "troops", "persons", True, None, context.reading.span(*noun_phrase(noun)))


def _sender(noun: Token) -> Token | None:
    """'Moscow's deployment of', 'deployment by Moscow of', 'X ordered the deployment of'."""
    owner = child(noun, "poss") or agent(noun) or next((o for _, o in prep_objects(noun, "by")), None)
    if owner is not None:
        return owner
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.head.lemma_ not in words().opposed:
        return subject(noun.head)
    return None
