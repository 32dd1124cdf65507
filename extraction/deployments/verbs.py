"""Verb → deployment: 'X sent 500 soldiers to Y', 'troops were massed along the border', 'X pulled out of Y'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.armed import armed
from extraction.deployments.draft import Draft
from extraction.deployments.enough import enough
from extraction.deployments.fits import fits
from extraction.deployments.forces import is_named_unit
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.goals import goes_somewhere, places_of
from extraction.deployments.held import forces_moved
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.phase import draft_of
from extraction.deployments.powers import is_abroad
from extraction.deployments.roles import moves_another, roles
from extraction.deployments.sharing import gapped, partners


def deployments_of_verb(context: Context, verb: Token) -> Iterator[Draft]:
    """The movements a verb tells of, by the first frame that finds a force; a frame marked 'also' is read beside it."""
    frames = words().verbs.get(verb.lemma_.lower(), ())
    found = False
    moving = moves_another(context, verb, frames)
    for frame in sorted(
        frames, key=lambda f: (not f.homeward, not f.cue)
    ):  # 'moved back two brigades' before 'moved two brigades'
        if (found and not frame.also) or (moving and frame.force == "subject"):
            continue
        drafts = list(_try(context, verb, frame))
        found = found or bool(drafts)
        yield from drafts


def _try(context: Context, verb: Token, frame: VerbFrame) -> Iterator[Draft]:
    holder, actor = roles(verb, frame) if fits(verb, frame) else (None, None)
    if holder is None:
        return
    ordered = verb.lemma_ in words().orders  # 'ordered two pilots to turn'
    moved = list(forces_moved(context, holder, verb, frame))
    named = moved if ordered else [armed(context, force, actor, frame) for force in moved]
    forces = [(force, places_of(context, verb, force, frame)) for force in named]
    last = forces[-1][1] if forces else (None, None)  # '71 planes and seven ships around X'
    vaguely = any(goes_somewhere(context, verb, force, frame) for force, _ in forces)
    beside = False
    for force, way in forces:
        source, goal = way if way != (None, None) else last
        told = source is not None or goal is not None or vaguely
        listed = beside and force.strength is not None and force.type != "police"  # 'troops and two helicopters'
        if listed or enough(context, verb, force, told, frame):
            beside = True
            draft = draft_of(context, verb, frame, force, actor, (source, goal))
            sender = holder if force.power and actor is None else actor
            others = (*partners(context, draft, sender), *gapped(context, draft, actor))
            yield from (d for d in (draft, *others) if _stands(d, frame))


def _stands(draft: Draft, frame: VerbFrame) -> bool:
    """False where the words tell too little of whose force it is, or that it is away from home."""
    place = draft.destination or draft.origin
    if frame.away and draft.force.strength is None and place is None and draft.force.type != "peacekeepers":
        return False
    if frame.named and not draft.owner.actor.named:
        return False
    if draft.force.power and frame.name == "joint":
        return place is not None and place.country != draft.owner.actor.country
    if draft.force.power:
        return place is not None and is_abroad(draft)
    if draft.force.type == "police" and draft.force.strength is None:  # a named force, away from home
        return place is not None and place.country is not None and is_abroad(draft)
    mere = draft.force.strength is None or noun_key(draft.force.head) in military().state_counts
    if frame.name == "have" and mere and draft.modality != "denied":
        return place is not None and place.country is not None and is_abroad(draft)
    return not frame.abroad or draft.force.strength is not None or is_named_unit(draft.force) or is_abroad(draft)
