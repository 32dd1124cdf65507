"""Verb, force and way → one draft with its phase: sent, gone or engaged; planned, wanted or done."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.fits import drilling
from extraction.deployments.forces import Force
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.goals import Places, below, bound_for, purposes
from extraction.deployments.places import destination
from extraction.deployments.reference import last_country, referred_place
from extraction.deployments.roles import announcer, called_for, commander, sender_of
from extraction.deployments.told import meant_owner
from extraction.syntax import child, prep_objects

_ON_STATION = frozenset({"naval", "air", "peacekeepers"})
_LEFT = frozenset({"from", "of", "in", "into"})
_TAKING_PART = frozenset({"take_part", "take_part_in"})


def draft_of(context: Context, verb: Token, frame: VerbFrame, force: Force, actor: Token | None, way: Places) -> Draft:
    """The mention that the verb makes of the force."""
    sender = force.head if force.power else sender_of(verb, frame, actor, force.outer)
    draft = build(context, verb, f"verb:{frame.name}", force, sender, frame.status, way)
    if not draft.owner.actor.named and sender is None and (meant := meant_owner(context, force)) is not None:
        draft.owner = meant
    if not draft.owner.actor.named and frame.owner is not None and actor is None:
        draft.owner = announcer(context, verb) or draft.owner
    _modality(verb, frame, sender, draft)
    _phase(verb, frame, way, draft)
    if frame.name == "leave":
        _leaving(context, verb, way, draft)
    if way == (None, None) and force.power and frame.withdraw and verb.lemma_ in words().retreating:
        draft.origin = last_country(context, verb, draft.owner.actor.country) if _alone(verb) else None
    elif way == (None, None):
        _refer(context, draft, below(verb, force), frame)
    return draft


def _modality(verb: Token, frame: VerbFrame, sender: Token | None, draft: Draft) -> None:
    if frame.modality is not None and draft.modality == "asserted":
        draft.modality = frame.modality
    if draft.modality == "asserted" and called_for(verb):
        draft.modality = "demanded"
    leader = commander(verb)
    if draft.modality == "demanded" and sender is not None and leader is not None and leader.i == sender.i:
        draft.modality = "planned"  # whose own forces obey


def _phase(verb: Token, frame: VerbFrame, way: Places, draft: Draft) -> None:
    """'Has 3,000 soldiers operating in X', 'take part in an exercise'; 'have returned to their own country'."""
    if (frame.name == "operate" and verb.dep_ == "acl") or (frame.name in _TAKING_PART and drilling(verb)):
        draft.status = "deployed"
    if frame.name == "operate" and draft.force.type in _ON_STATION:
        draft.status = "deployed"  # a ship that operates in a sea is on station, and fights nobody
    home = draft.owner.actor.country
    if verb.lemma_ == "return" and frame.name == "go" and way[1] is not None and home is not None:
        draft.status = "withdrawn" if way[1].country == home else draft.status


def _leaving(context: Context, verb: Token, way: Places, draft: Draft) -> None:
    """'Left port for X', 'left port to rejoin the fleet in X': who leaves home goes somewhere."""
    naval = draft.force.type == "naval"
    aims = purposes(verb) if naval else []
    onward = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.lemma_ in words().heading]
    if onward and (far := destination(context, onward)) is not None and far.country != draft.owner.actor.country:
        draft.status, draft.destination = "deployed", far  # 'are leaving Lima and heading to Chad'
        return
    goal = destination(context, [*aims, *(o for a in aims for o in a.children if o.dep_ == "dobj")])
    home = way[0] is not None and way[0].country == draft.owner.actor.country
    if naval and any(o.lemma_.lower() in words().ways for _, o in prep_objects(verb, "on")):
        draft.status = "deployed"  # 'left on deployment'
    goal = goal or (bound_for(context, verb) if home else None)
    if goal is not None or (naval and (home or _from_port(verb))):
        draft.status, draft.destination = "deployed", goal or draft.destination


def _from_port(verb: Token) -> bool:
    """'Left the naval base', 'departed from port': who puts to sea."""
    seen = [child(verb, "dobj"), *(o for _, o in prep_objects(verb, "from"))]
    return any(o is not None and o.lemma_.lower() in words().ports for o in seen)


def _alone(verb: Token) -> bool:
    """False for 'will pull out of the contest': something else is left."""
    left = [t for t in verb.subtree if t.dep_ == "prep" and t.lower_ in _LEFT]
    objects = [o for t in left if (o := child(t, "pobj")) is not None]
    return all(o.ent_type_ in {"DATE", "TIME"} or o.pos_ == "NUM" for o in objects)


def _refer(context: Context, draft: Draft, tokens: list[Token], frame: VerbFrame) -> None:
    """'5,000 troops in the country': the country told of before."""
    meant = referred_place(context, tokens, draft.owner.actor.country)
    if frame.withdraw:
        draft.origin = meant
    else:
        draft.destination = meant
    draft.place = draft.place or meant
