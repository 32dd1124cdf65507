"""Verb → deployment: 'X sent 500 soldiers to Y', 'troops were massed along the border', 'X pulled out of Y'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, forces_of
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.places import destination, origin, place_at
from extraction.syntax import agent, child, is_passive, subject
from models.place import Place

Places = tuple[Place | None, Place | None]


def deployments_of_verb(context: Context, verb: Token) -> Iterator[Draft]:
    """The movements a verb tells of, by the first frame that finds a force."""
    for frame in words().verbs.get(verb.lemma_.lower(), ()):
        drafts = list(_try(context, verb, frame))
        if drafts:
            yield from drafts
            return


def _try(context: Context, verb: Token, frame: VerbFrame) -> Iterator[Draft]:
    if frame.cue and not any(c.lower_ in frame.cue for c in verb.children):
        return
    doer, done = _subject(verb), child(verb, "dobj", "attr" if verb.lemma_ == "be" else "dobj")
    if is_passive(verb):
        doer, done = agent(verb), _subject(verb)
    holder = done if frame.force == "object" else doer
    if frame.force == "subject" and is_passive(verb):
        return
    if holder is None:
        return
    for force in forces_of(context, holder):
        places = _places(context, verb, force, frame)
        if _enough(force, places, frame):
            sender = doer if frame.owner else None
            yield build(context, verb, f"verb:{frame.name}", force, sender, frame.status, *places)


def _enough(force: Force, places: Places, frame: VerbFrame) -> bool:
    """Weak words need an unmistakable force and a place or a strength; police at work always need both."""
    told = any(places) or force.strength is not None
    if force.type == "police":
        return any(places) and force.strength is not None
    if frame.weak:
        return force.strong and told and (any(places) or frame.force == "object")
    return force.strong or told


def _subject(verb: Token) -> Token | None:
    if verb.dep_ in {"xcomp", "ccomp"} and child(verb, "nsubj", "nsubjpass") is None:
        controller = child(verb.head, "dobj") or _called_on(verb.head)
        if controller is not None and verb.head.lemma_ != "promise":
            return controller
    return subject(verb)


def _called_on(verb: Token) -> Token | None:
    """'called on the North to withdraw': whom."""
    on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "upon", "to", "for"}), None)
    return child(on, "pobj") if on is not None and verb.lemma_ in {"call", "appeal", "prevail"} else None


def _places(context: Context, verb: Token, force: Force, frame: VerbFrame) -> Places:
    below = [verb, force.outer, force.head] if force.outer is not force.head else [verb, force.head]
    source = origin(context, below, leaving=frame.withdraw)
    goal = destination(context, below) if not frame.withdraw else destination_of_withdrawal(context, verb)
    if frame.force == "subject" and verb.lemma_.lower() in words().place_objects:
        seen = child(verb, "dobj")
        place = place_at(context, seen) if seen is not None else None
        if frame.withdraw:
            source = source or place
        else:
            goal = place or goal
    if source is not None and goal is not None and source.name == goal.name:
        goal = None if frame.withdraw else goal
        source = source if frame.withdraw else None
    return source, goal


def destination_of_withdrawal(context: Context, verb: Token) -> Place | None:
    """'withdrew to the east bank': only 'to' and 'into' lead on."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in {"to", "into", "toward", "towards"}:
            inner = child(prep, "pobj")
            if inner is not None:
                return place_at(context, inner)
    return None
