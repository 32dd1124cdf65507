"""Verb → deployment: 'X sent 500 soldiers to Y', 'troops were massed along the border', 'X pulled out of Y'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, elliptic, forces_of, is_named_unit
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.places import destination, is_place_noun, origin, place_at, somewhere
from extraction.syntax import agent, child, doer, is_passive, prep_objects, subject
from models.place import Place

Places = tuple[Place | None, Place | None]


def deployments_of_verb(context: Context, verb: Token) -> Iterator[Draft]:
    """The movements a verb tells of, by the first frame that finds a force."""
    frames = words().verbs.get(verb.lemma_.lower(), ())
    for frame in sorted(frames, key=lambda f: not f.cue):  # 'moved back two brigades' before 'moved two brigades'
        drafts = list(_try(context, verb, frame))
        if drafts:
            yield from drafts
            return


def _try(context: Context, verb: Token, frame: VerbFrame) -> Iterator[Draft]:
    if frame.cue and not any(c.lower_ in frame.cue for c in verb.children):
        return
    if frame.name == "cut" and _returned(verb):
        return
    below = child(verb, "xcomp", "ccomp")
    if below is not None and verb.lemma_ in words().orders and below.lemma_.lower() in words().verbs:
        return  # 'ordered troops to leave': the leaving is the movement
    holder, actor = _roles(verb, frame)
    if holder is None:
        return
    beside = False
    for force in _forces(context, holder, verb):
        source, goal = _places(context, verb, force, frame)
        told = source is not None or goal is not None or _somewhere(verb, force)
        listed = beside and force.strength is not None and force.type != "police"  # 'troops and two helicopters'
        if listed or _enough(verb, force, told, frame):
            beside = True
            sender = planner(verb, actor or _denier(verb)) if frame.owner else _commander(verb)
            draft = build(context, verb, f"verb:{frame.name}", force, sender, frame.status, (source, goal))
            if frame.named and not draft.owner.actor.named:
                continue
            if not frame.abroad or force.strength is not None or is_named_unit(force) or is_abroad(draft):
                yield draft


def _forces(context: Context, holder: Token, verb: Token) -> Iterator[Force]:
    """The forces of a noun phrase, or of its apposition: 'the first of them, a battalion from X'.

    A bare figure counts the force of the verb before: 'promised to withdraw 2,000 soldiers and has withdrawn 500'.
    """
    found = list(forces_of(context, holder))
    if not found and holder.pos_ == "NUM" and verb.dep_ == "conj":
        before = (child(v, "dobj") for v in (verb.head, child(verb.head, "xcomp")) if v is not None)
        told = [f for b in before if b is not None for f in forces_of(context, b)]
        found = [f for t in told[:1] if (f := elliptic(context, holder, t)) is not None]
    if not found and (beside := child(holder, "appos")) is not None:
        found = list(forces_of(context, beside))
    yield from found


def planner(verb: Token, sender: Token | None) -> Token | None:
    """'X has no plans to send', 'X's decision to send': X, not the plan."""
    if sender is None or verb.dep_ != "acl" or sender.i != verb.head.i or sender.pos_ != "NOUN":
        return sender
    if military().noun(sender) is not None:
        return sender
    if (owner := child(sender, "poss")) is not None:
        return owner
    while sender.dep_ in {"pobj", "prep", "dobj", "attr"}:
        sender = sender.head
        if sender.pos_ in {"VERB", "AUX"}:
            return subject(sender)
    return None


def _returned(verb: Token) -> bool:
    """'moved troops back to the border': not away, but there again."""
    back = any(c.lower_ == "back" for c in verb.children)
    return back and any(p.lower_ in {"to", "into"} for p, _ in prep_objects(verb))


def _denier(verb: Token) -> Token | None:
    """'X denied that any soldiers had been sent': X's soldiers."""
    above = verb.head
    return subject(above) if verb.dep_ == "ccomp" and above.lemma_ in words().denying else None


def _delegates(verb: Token) -> bool:
    """'arrived in X for talks', 'came to X to sign': who goes there goes to talk."""
    aims = [o for _, o in prep_objects(verb, "for")] + _purpose(verb)
    return any(a.lemma_.lower() in words().talking for a in aims)


def _commander(verb: Token) -> Token | None:
    """'X ordered troops to leave': X."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or above.lemma_ not in words().orders or is_passive(above):
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
        return (doer(verb), agent(verb)) if frame.force == "object" else (None, None)
    sender = doer(verb)
    if frame.force == "subject":
        there = child(verb, "attr") if child(verb, "expl") is not None else None
        return there or sender, None
    done = child(verb, "dobj")
    if done is not None and done.tag_ in {"WDT", "WP"}:
        done = None
    if done is None and verb.dep_ == "relcl" and sender is not None and sender.i != verb.head.i:
        done = verb.head  # 'the troops that Moscow sent'
    return done, sender


def _enough(verb: Token, force: Force, told: bool, frame: VerbFrame) -> bool:
    """Weak words need an unmistakable force and a place; police at work always need place and strength."""
    counted = force.strength is not None
    none = any(c.lower_ in {"any", "no"} for c in force.outer.children)  # 'denied it had any troops there'
    if (frame.sized and not counted and not none) or (not counted and frame.force == "subject" and _delegates(verb)):
        return False
    if force.type == "police":
        return told and counted
    if frame.grown:
        return force.strong and force.unit == "persons"
    if frame.counted and not told and not _helps(verb):
        return False
    if force.strong and (frame.name == "send" or (verb.lemma_ == "send" and force.unit == "persons")):
        return True  # 'deploying ground troops' needs no more
    if frame.weak:
        number_will_do = frame.counted or (frame.force == "object" and not frame.place)
        return force.strong and (told or (counted and number_will_do))
    if force.strong:
        return told or counted or frame.withdraw
    return told and noun_key(force.head) in military().nation_enough


def _helps(verb: Token) -> bool:
    """'accompany Iraqi forces', 'join the operation': other forces or an operation are told."""
    nouns = [c for c in verb.children if c.dep_ == "dobj"] + [o for _, o in prep_objects(verb, "in", "with")]
    return any(military().noun(n) is not None or n.lemma_.lower() in words().operations for n in nouns)


def _somewhere(verb: Token, force: Force) -> bool:
    """True when a place without a name, a purpose or 'in' tells that they go somewhere."""
    inward = any(c.dep_ == "prt" and c.lower_ == "in" for c in verb.children)
    return inward or somewhere(_below(verb, force)) or _seen_place(verb) or bool(_purpose(verb))


def _seen_place(verb: Token) -> bool:
    """'left the country', 'entered the village'."""
    seen = child(verb, "dobj")
    return seen is not None and verb.lemma_.lower() in words().place_objects and is_place_noun(seen)


def _below(verb: Token, force: Force) -> list[Token]:
    adjective = child(verb, "acomp")
    nouns = [force.outer] if force.outer.i == force.head.i else [force.outer, force.head]
    if force.outer.dep_ == "conj":  # '900 in A and 2,500 in B': its own place first
        return [*nouns, verb]
    return [verb, *([adjective] if adjective is not None else []), *nouns]


def _places(context: Context, verb: Token, force: Force, frame: VerbFrame) -> Places:
    below = _below(verb, force)
    source = origin(context, below, leaving=frame.withdraw)
    purpose = _purpose(verb)
    purpose += [o for c in purpose if (o := child(c, "dobj")) is not None]
    goal = destination(context, [*below, *purpose]) if not frame.withdraw else destination_of_withdrawal(context, verb)
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


def _purpose(verb: Token) -> list[Token]:
    """'sent a destroyer to patrol off Yemen': the purpose tells what for, and often where."""
    infinitives = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.i > verb.i]
    return [c for c in infinitives if any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)]


def destination_of_withdrawal(context: Context, verb: Token) -> Place | None:
    """'withdrew to the east bank': only 'to' and 'into' lead on."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in {"to", "into", "toward", "towards"}:
            inner = child(prep, "pobj")
            if inner is not None:
                return place_at(context, inner)
    return None
