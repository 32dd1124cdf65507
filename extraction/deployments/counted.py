"""Noun phrase → a counted force that a power has somewhere, whatever the verb: 'waved to 450 Chadian soldiers'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import force_at
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.places import destination
from extraction.deployments.told import told_before

_MANY = 50  # fewer are a scene in the story, and no force that somebody sent


def counted_of(context: Context, noun: Token) -> Iterator[Draft]:
    """A force with a number and a nation or body before its noun, in a sentence that tells of nobody's harm."""
    if noun.dep_ in {"compound", "nmod", "poss", "conj"}:
        return
    force = force_at(context, noun)
    if force is None or not force.strong or force.strength is None or force.head.i != noun.i:
        return
    size = force.strength.low or force.strength.high or 0
    if size < _MANY or force.unit != "persons" or force.type == "police" or noun_key(noun) in military().services:
        return
    if context.reading.unit_of(noun).zone == "headline":
        return  # the body tells more
    befallen = words().harming | words().harm_nouns | words().lost
    if any(t.lemma_.lower() in befallen for t in noun.sent):
        return
    owner = told_before(context, noun)
    if owner is None or not owner.actor.named or owner.actor.kind == "person":
        return
    place = destination(context, [noun, force.outer])
    yield build(context, noun, "presence:counted", force, None, "deployed", (None, place))
