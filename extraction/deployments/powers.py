"""Actor → the force it stands for: 'Norway withdrew from Chad', 'the rebels of X have entered Y'."""

from typing import Literal

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force
from extraction.deployments.owners import owner_of
from extraction.deployments.told import people_of
from extraction.syntax import noun_phrase
from models.actor import Actor

PowerKind = Literal["power", "state", "group"]
_KINDS: dict[PowerKind, frozenset[str]] = {
    "power": frozenset({"government", "military", "group"}),
    "state": frozenset({"government"}),
    "group": frozenset({"group"}),
}


def power_of(context: Context, holder: Token, wanted: PowerKind) -> Force | None:
    """A state, its leader, 'we' in a leader's mouth or an armed group, as the force that it moves; else null."""
    span = context.reading.span(*noun_phrase(holder))
    force = Force(holder, holder, "troops", "persons", True, None, span, power=True)
    if holder.pos_ not in {"PROPN", "PRON", "NOUN", "ADJ"}:
        return None
    mentions = context.actors(holder)
    if any(m.actor.kind == "person" and (wanted == "state" or not _leads(m.actor)) for m in mentions):
        return None  # 'the American swimmer pulled out of X'
    if people_of(context, holder) is not None:  # 'the Americans have left X'
        the = any(c.lower_ == "the" for c in holder.children)
        return force if the and wanted != "group" and len(list(holder.lefts)) == 1 else None
    if holder.pos_ != "PRON" and not any(m.actor.named for m in mentions):
        return None  # 'Syrian migrants pushed through X'
    owner = owner_of(context, force, holder).actor
    return force if owner.named and owner.kind in _KINDS[wanted] else None


def _leads(person: Actor) -> bool:
    return person.role is not None and gazetteer().office_of(person.role) is not None


def is_abroad(draft: Draft) -> bool:
    """True unless the force is known to stand in its owner's own country, by its own place or the sentence's.

    A power that only stands for its force must be away from home for sure; an armed group has no home.
    """
    place, owner = draft.destination or draft.origin, draft.owner.actor
    if draft.force.power:
        if owner.kind == "group":
            return place is not None
        return place is not None and place.country is not None and place.country != owner.country
    if not owner.named or owner.country is None:
        return False
    known = place or draft.place
    return known is None or known.country != owner.country
