"""Verb → deployment: 'X sent 500 soldiers to Y', 'troops were massed along the border', 'X pulled out of Y'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, forces_of, is_named_unit
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.places import destination, origin, place_at, somewhere
from extraction.syntax import agent, child, is_passive, prep_objects, subject
from models.place import Place

_ORDERS = frozenset({"order", "command", "direct", "instruct", "authorize", "authorise", "tell", "allow", "permit"})
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
    holder, doer = _roles(verb, frame)
    if holder is None:
        return
    forces = list(forces_of(context, holder))
    for force in (f for i, f in enumerate(forces) if i == 0 or f.strength is not None):
        source, goal = _places(context, verb, force, frame)
        told = source is not None or goal is not None or somewhere(_below(verb, force))
        if _enough(force, told, frame):
            sender = doer if frame.owner else _commander(verb)
            draft = build(context, verb, f"verb:{frame.name}", force, sender, frame.status, source, goal)
            if not frame.abroad or force.strength is not None or is_named_unit(force) or is_abroad(draft):
                yield draft


def _commander(verb: Token) -> Token | None:
    """'X ordered troops to leave': X."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or above.lemma_ not in _ORDERS or is_passive(above):
        return None
    return subject(above)


def is_abroad(draft: Draft) -> bool:
    """True unless the force is known to stand in its owner's own country, or nothing is known of the place."""
    place, home = draft.destination or draft.origin, draft.owner.actor.country
    if not draft.owner.actor.named or home is None:
        return False
    return place is None or place.country != home


def _roles(verb: Token, frame: VerbFrame) -> tuple[Token | None, Token | None]:
    """(the noun that holds the force, the doer)."""
    if is_passive(verb):
        return (_subject(verb), agent(verb)) if frame.force == "object" else (None, None)
    doer = _subject(verb)
    if frame.force == "subject":
        there = child(verb, "attr") if child(verb, "expl") is not None else None
        return there or doer, None
    done = child(verb, "dobj")
    if done is not None and done.tag_ in {"WDT", "WP"}:
        done = None
    if done is None and verb.dep_ == "relcl" and doer is not None and doer.i != verb.head.i:
        done = verb.head  # 'the troops that Moscow sent'
    return done, doer


def _enough(force: Force, told: bool, frame: VerbFrame) -> bool:
    """Weak words need an unmistakable force and a place; police at work always need place and strength."""
    counted = force.strength is not None
    if force.type == "police":
        return told and counted
    if frame.grown:
        return force.strong and force.unit == "persons"
    if frame.weak:
        return force.strong and (told or (counted and frame.force == "object" and not frame.place))
    return (force.strong and (told or counted or frame.withdraw)) or (told and noun_key(force.head) in military().nation_enough)


def _below(verb: Token, force: Force) -> list[Token]:
    adjective = child(verb, "acomp")
    nouns = [force.outer] if force.outer.i == force.head.i else [force.outer, force.head]
    return [verb, *([adjective] if adjective is not None else []), *nouns]


def _subject(verb: Token) -> Token | None:
    if verb.dep_ in {"xcomp", "ccomp"} and child(verb, "nsubj", "nsubjpass") is None:
        controller = child(verb.head, "dobj") or _called_on(verb.head)
        if controller is not None and verb.head.lemma_ != "promise":
            return controller
    return subject(verb)


def _called_on(verb: Token) -> Token | None:
    """'called on the North to withdraw': whom."""
    if verb.lemma_ not in {"call", "appeal", "prevail"}:
        return None
    called = (inner for _, inner in prep_objects(verb, "on", "upon", "to", "for"))
    return next((c for c in called if c.ent_type_ not in {"DATE", "TIME"}), None)


def _places(context: Context, verb: Token, force: Force, frame: VerbFrame) -> Places:
    below = _below(verb, force)
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
