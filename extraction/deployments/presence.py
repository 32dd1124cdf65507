"""Noun phrase → a force that stands abroad: '5,000 U.S. troops in Iraq', 'a base housing American personnel'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import force_at
from extraction.deployments.lexicon import military
from extraction.deployments.places import destination


def presence_of(context: Context, noun: Token) -> Iterator[Draft]:
    """A named power's force at a place outside its own country."""
    if military().noun(noun) is None or noun.dep_ in {"compound", "nmod", "poss"}:
        return
    force = force_at(context, noun)
    if force is None or not force.strong or force.type == "police":
        return
    place = destination(context, [noun])
    if place is None:
        return
    draft = build(context, noun, "presence:abroad", force, None, "deployed", None, place)
    abroad = draft.owner.actor.country is not None and place.country is not None and draft.owner.actor.country != place.country
    # Members of a group abroad may be delegates or prisoners: only a number makes them a force.
    if draft.owner.actor.named and abroad and (draft.owner.actor.kind != "group" or force.strength is not None):
        yield draft
