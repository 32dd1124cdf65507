"""Cue → its content in a phrase: 'warned of a crisis', 'accused her of theft', 'called on the rebels to leave'."""

from spacy.tokens import Token

from extraction.statements.frames import Frame
from extraction.statements.pieces import Piece, hull, is_to, stretched, timed
from extraction.statements.source import can_speak
from extraction.syntax import child, is_passive

_SELF = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})


def phrase(cue: Token, frame: Frame, way: str) -> list[Piece]:
    """The content in one of the constructions with a preposition; see config/frames/statements.yml."""
    first, _, second = way.partition(" ")
    if second == "infinitive":
        return _prep_infinitive(cue, first)
    if first == "object":
        return _object_prep(cue, frame, second)
    if first == "thing":
        return _thing_prep(cue, frame, second)
    return _prep(cue, frame, first)


def infinitive_below(cue: Token) -> Token | None:
    """The infinitive behind the cue: 'vowed to resist'."""
    return next((c for c in cue.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and is_to(c) and c.i > cue.i), None)


def as_saying(target: Token) -> bool:
    """'quoted the mayor as saying': the content is what the mayor said."""
    i = target.right_edge.i if not any(c.lower_ == "as" for c in target.children) else target.i
    return any(t.lower_ == "as" and t.doc[t.i + 1].lower_ == "saying" for t in target.doc[i : target.sent.end - 1])


def _thing_prep(cue: Token, frame: Frame, prep: str) -> list[Piece]:
    """'heaped praise on the rebels', 'took issue with the plan': what it is about is the content."""
    thing = child(cue, "dobj")
    if thing is None or thing.lemma_.lower() not in frame.objects:
        return []
    found = next(
        (
            c
            for o in (cue, thing)
            for c in o.children
            if c.dep_ in {"prep", "dative"} and c.lower_ == prep and c.i > thing.i
        ),
        None,
    )
    inner = child(found, "pobj", "pcomp") if found is not None else None
    if inner is None or timed(inner):
        return []
    return [stretched(cue, *p) for p in hull(cue, inner.subtree)]


def _object_prep(cue: Token, frame: Frame, prep: str) -> list[Piece]:
    target = child(cue, "dobj")
    if target is None and prep == "as":
        return _as_shifted(cue)
    if target is None or target.i < cue.i or (target.lower_ in _SELF and prep != "as"):
        return []
    if (frame.objects and target.lemma_.lower() not in frame.objects) or as_saying(target):
        return []
    kinds = {"prep", "dative", "prt"}
    owners = (cue, target)  # the parser hangs the phrase on the object as often as on the verb
    found = next(
        (c for o in owners for c in o.children if c.dep_ in kinds and c.lower_ == prep and c.i > target.i), None
    )
    if found is None and prep == "as":
        found = next((c for c in cue.children if c.i > target.i and c.dep_ == "advcl" and _marked_as(c)), None)
    if found is None or timed(child(found, "pobj")):
        return []
    return [stretched(cue, *p) for p in hull(cue, [*target.subtree, *found.subtree])]


def _as_shifted(cue: Token) -> list[Piece]:
    """'termed as “unfortunate” the walkout over the vote', 'dismissed as untrue reports that …': the object is last."""
    as_ = next((c for c in cue.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > cue.i), None)
    if as_ is None or is_passive(cue):
        return []
    words = list(as_.subtree)
    verdict = next((t.i for t in words if t.tag_ == "JJ"), None)
    shifted = verdict is not None and any(
        t.i > verdict and (t.dep_ in {"det", "poss"} or t.tag_ in {"NNS", "NNPS"}) for t in words
    )
    return [stretched(cue, *p) for p in hull(cue, words)] if shifted else []


def _marked_as(clause: Token) -> bool:
    """'described the country as beset by drought'."""
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ == "as" and clause.tag_ in {"VBN", "VBG"}


def _prep(cue: Token, frame: Frame, prep: str) -> list[Piece]:
    if frame.name == "speak_of" and any(c.dep_ == "prep" and c.lower_ == "with" for c in cue.children):
        return []  # 'spoke with the king about trade' is a meeting
    if frame.name == "speak_of" and any(t.lower_ in {"phone", "telephone"} for c in cue.children for t in c.children):
        return []  # 'the two spoke on the phone about trade'
    if prep == "for" and child(cue, "acomp", "oprd") is not None:
        return []  # 'pleaded guilty for his part'
    told = _told_of(cue) if frame.hears else None
    owners = (cue, told) if told is not None else (cue,)
    kinds = {"prep", "prt"}
    found = next((c for o in owners for c in o.children if c.dep_ in kinds and c.lower_ == prep and c.i > cue.i), None)
    inner = child(found, "pobj", "pcomp") if found is not None else None
    if inner is None:
        return _marked(cue, prep)
    if timed(inner) or inner.lemma_.lower() in frame.not_objects:
        return []
    parts = [c for c in found.children if c.dep_ == inner.dep_] if found is not None else [inner]  # 'for de-escalation'
    return [stretched(cue, *p) for p in hull(cue, [t for c in parts for t in c.subtree])]


def _marked(cue: Token, prep: str) -> list[Piece]:
    """'called for the troops to leave', where the parser saw a clause behind 'for'."""
    for c in cue.children:
        mark = child(c, "mark")
        if c.i > cue.i and mark is not None and mark.lower_ == prep and mark.i <= cue.i + 3 and is_to(c):
            return hull(cue, [t for t in c.subtree if t.i != mark.i])
    return []


def _told_of(cue: Token) -> Token | None:
    """'told the police of her fears': the police; not 'told a meeting of farmers that …'."""
    told = child(cue, "dobj", "dative")
    if told is None or any(t.lower_ == "that" for t in cue.doc[cue.i : cue.sent.end]):
        return None
    phrases = [c for c in told.children if c.dep_ == "prep"]
    owned = any(child(inner, "poss") is not None for c in phrases if (inner := child(c, "pobj")) is not None)
    return told if owned and can_speak(told) and told.pos_ != "NUM" else None


def _prep_infinitive(cue: Token, prep: str) -> list[Piece]:
    kinds = {"prep", "prt", "dative"}
    found = next((c for c in cue.children if c.dep_ in kinds and c.lower_ == prep and c.i > cue.i), None)
    if found is None:
        return []
    inner = child(found, "pobj")
    below = infinitive_below(cue)
    if below is None and inner is not None:
        below = next((c for c in inner.children if c.dep_ in {"acl", "relcl", "xcomp"} and is_to(c)), None)
    if below is None:
        below = next((c for c in found.children if c.dep_ == "pcomp" and is_to(c)), None)
    if below is None:
        return _to_end(cue, inner)
    return hull(cue, [*(inner.subtree if inner is not None else []), *below.subtree])


def _to_end(cue: Token, person: Token | None) -> list[Piece]:
    """'on the rebels to de-escalate', where the parser saw no verb behind 'to': up to the next verb beside the cue."""
    if person is None or person.right_edge.i + 1 >= cue.sent.end or cue.doc[person.right_edge.i + 1].lower_ != "to":
        return []
    end = next((c.left_edge.i for c in cue.children if c.dep_ in {"cc", "conj"} and c.i > person.i), cue.sent.end)
    return hull(cue, cue.doc[person.left_edge.i : end])
