"""Verb and frame → whether the frame may be read at all: particles, traps of single words, orders."""

from spacy.tokens import Token

from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.places import is_place_noun
from extraction.syntax import child, doer, is_passive, prep_objects


def fits(verb: Token, frame: VerbFrame) -> bool:
    """False where the clause lacks what the frame asks for, or means another thing."""
    if frame.cue and not any(c.lower_ in frame.cue for c in verb.children):
        return False
    if verb.lemma_ in words().equipping and any(prep_objects(verb, "with")) != (frame.force == "with"):
        return False
    if verb.lemma_ in words().equipping and frame.force == "with" and not _manned(verb):
        return False
    if (frame.also and frame.force == "object" and is_passive(verb)) or (frame.homeward and not _homeward(verb)):
        return False
    if (frame.name == "cut" and not _away(verb, frame)) or (frame.bare and _takes_object(verb, frame)):
        return False
    return not (_other_sense(verb, frame) or _movement_below(verb, frame))


def _takes_object(verb: Token, frame: VerbFrame) -> bool:
    """'Left X for Y'; but 'set sail for Y'."""
    done = child(verb, "dobj")
    return done is not None and done.lower_ not in frame.cue


def _manned(verb: Token) -> bool:
    """'Provided the coalition with 400 soldiers': sent to it; arms that a state is provided with are given."""
    others = child(verb, "dobj")
    return others is not None and others.lemma_.lower() in words().operations


def _other_sense(verb: Token, frame: VerbFrame) -> bool:
    """'Elections held by', 'hostages held by'; 'the exercise involves' only; 'left X for talks', 'left X in shock'."""
    if frame.name == "by" and verb.lemma_ in words().holding:
        held = doer(verb)
        return held is None or not is_place_noun(held)
    if frame.name == "involved":
        return not (drilling(verb) or _for_an_operation(verb))
    home = frame.withdraw and any(c.lower_ == "home" for c in verb.children)
    if home and any(t.lemma_.lower() in words().captives for t in verb.sent):
        return True  # 'came home in an exchange of prisoners'
    return frame.name == "power_leave" and child(verb, "acomp", "oprd", "ccomp", "prep") is not None


def _movement_below(verb: Token, frame: VerbFrame) -> bool:
    """'Is to send', 'are expected to arrive', 'ordered troops to leave': the verb below tells it.

    'Were ordered to pay' tells of none.
    """
    below = child(verb, "xcomp", "ccomp")
    if below is None:
        return False
    if verb.lemma_ == "be":
        return below.dep_ == "xcomp" or child(verb, "xcomp") is not None
    moves = below.lemma_.lower() in words().verbs
    return (
        frame.name == "expected"
        or (frame.name == "seen" and moves)
        or (verb.lemma_ in words().orders and (is_passive(verb) or moves))
    )


def _away(verb: Token, frame: VerbFrame) -> bool:
    """False for 'brought troops from ten nations', 'are cut off from the rest', 'took over from the Belgians'."""
    seen = {c.lower_ for c in verb.children}
    if verb.lemma_ == "bring" and not seen & (frame.cue - {"from"}):
        return False
    if verb.lemma_ in words().onward and not seen & (frame.cue - {"from"}):
        return False
    if verb.lemma_ in {"cut", "take"} and seen & {"off", "over"}:
        return False
    return not _returned(verb)


def _for_an_operation(verb: Token) -> bool:
    """'5,600 soldiers are involved in the relief effort', 'the operation involves 300 soldiers'."""
    near = [o for _, o in prep_objects(verb, "in")] + [c for c in verb.children if c.dep_ == "nsubj"]
    return any(n.lemma_.lower() in words().operations for n in near)


def drilling(verb: Token) -> bool:
    """'Take part in an exercise', 'the exercise involves'."""
    done = child(verb, "dobj")
    beside = [o for h in (verb, done) if h is not None for _, o in prep_objects(h, "in")]
    named = [c for c in verb.children if c.dep_ in {"nsubj", "dobj"}]
    return any(n.lemma_.lower() in words().drilling for n in (*beside, *named))


def _returned(verb: Token) -> bool:
    """'moved troops back to the border', 'moved troops from X to Y': not away, but there."""
    back = any(c.lower_ in {"back", "from", "out"} for c in verb.children) and verb.lemma_ not in words().resizing
    ways = [verb, *(c for c in verb.children if c.lower_ in {"back", "out"})]  # 'sent back into the country'
    return back and any(p.lower_ in {"to", "into"} and not _home(o) for w in ways for p, o in prep_objects(w))


def _home(place: Token) -> bool:
    """'sent back to the barracks'."""
    return place.lemma_.lower() in {"barrack", "barracks"} or (
        child(place, "poss") is not None and place.lemma_ == "base"
    )


def _homeward(verb: Token) -> bool:
    """'returned to their bases'."""
    to = [o for _, o in prep_objects(verb, "to") if {o.lemma_.lower(), o.lower_} & words().homes]
    return any(child(o, "poss") is not None for o in to)
