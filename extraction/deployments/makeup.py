"""Verb → what a force is made up of: 'the contingent includes 120 trainers', 'will comprise 2,500 soldiers'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, force_at, forces_of
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.owners import owner_of
from extraction.deployments.places import destination
from extraction.deployments.reference import referred_place
from extraction.deployments.tallies import clauses_of
from extraction.deployments.told import told_before
from extraction.syntax import child, is_passive, prep_objects, subject

_HELD = frozenset({"of", "from", "by"})


def makeup_of(context: Context, verb: Token) -> Iterator[Draft]:
    """Every counted part that a verb names of a contingent, a contribution, an exercise."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in words().composing or verb.dep_ == "prep":
        return
    whole = subject(verb) if verb.dep_ != "acl" else verb.head
    if whole is None or not _sent(context, whole):
        return
    body = force_at(context, whole)
    if body is not None and (body.strength is not None or not _away(whole)):
        return
    for part in _parts(verb):
        for force in forces_of(context, part):
            if force.strength is None or not _armed(force):
                continue
            below = [verb, force.outer, whole, *clauses_of(whole)]
            place = destination(context, below) or referred_place(context, below, None)
            draft = build(context, verb, "verb:makeup", force, whole, "deployed", (None, place))
            whose = told_before(context, whole) or (owner_of(context, body) if body is not None else None)
            if not draft.owner.actor.named and whose is not None:
                draft.owner = whose
            if place is not None or told_before(context, force.head) is not None or (whose and whose.actor.named):
                yield draft


def _sent(context: Context, whole: Token) -> bool:
    """What is sent somewhere: a contingent, a contribution, a task force, reinforcements; what forces take part in."""
    names = {whole.lemma_.lower(), whole.lower_, noun_key(whole)}
    if whole.pos_ == "PROPN" and any(m.actor.name in military().peace_bodies for m in context.actors(whole)):
        return True
    return bool(names & (words().composed | words().drilling | words().nouns.keys()))


def _away(whole: Token) -> bool:
    """'The air force includes 200 jets': a service at home."""
    before = {c.lower_ for c in whole.children if c.dep_ in {"compound", "amod"}}
    return not before & {"air", "armed", "police", "defence", "defense"}


def _armed(force: Force) -> bool:
    return force.strong or noun_key(force.head) in military().state_counts


def _parts(verb: Token) -> list[Token]:
    if is_passive(verb) or verb.lemma_ == "consist" or verb.tag_ == "VBN":
        return [o for p, o in prep_objects(verb, *_HELD)]
    part = child(verb, "dobj")
    return [part] if part is not None else []
