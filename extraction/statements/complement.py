"""Cue → the pieces of the sentence that are its content, as (first, last) token ranges."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from extraction.statements import clauses
from extraction.statements.frames import Frame, verb_frames
from extraction.statements.phrases import as_saying, infinitive_below, phrase
from extraction.statements.pieces import Piece, hull, is_to, runs, stretched, timed
from extraction.statements.source import can_speak, low_agent
from extraction.statements.surface import surface
from extraction.syntax import child, is_passive, noun_phrase, subject

_OPENING = frozenset({"“", '"', "``", "‘"})
_CLOSING = frozenset({"”", '"', "''", "’"})
_PERSONAL = frozenset({"he", "she", "they", "it"})
_NO_CONTENT = frozenset({"so", "himself", "itself", "herself", "themselves", "it", "this", "that", "what", "them"})


@dataclass(frozen=True, slots=True)
class Found:
    """A content and the construction it stands in."""

    pieces: tuple[Piece, ...]
    construction: str


def complement(cue: Token, frame: Frame) -> Found | None:
    """The content the cue takes in one of its frame's constructions; None where it takes none."""
    if is_passive(cue):
        pieces = _passive(cue, frame)
        return Found(tuple(pieces), "passive") if pieces else None
    gapped = _gapped(cue)
    for way in frame.takes:
        if way != "clause" and gapped:
            pieces = _around_gap(cue, way)
            if pieces:
                return Found(tuple(pieces), way)
            continue
        pieces = _pieces(cue, frame, way)
        if pieces:
            return Found(tuple(pieces), way)
    return None


def by_order(cue: Token, frame: Frame) -> Found | None:
    """The content of a cue that surely reports speech, where its frame finds none in the parse."""
    pieces = surface(cue, sure=cue.lemma_.lower() in frame.loose, told=frame.hears) if "clause" in frame.takes else []
    return Found(tuple(pieces), "order of words") if pieces else None


def _gapped(cue: Token) -> bool:
    """'the target it pledged to reach', 'what critics called a farce': the content stands outside its clause."""
    own = child(cue, "nsubj")
    if cue.dep_ == "relcl":
        if any(c.tag_ == "WRB" for c in cue.children):
            return False
        return own is not None and own.tag_ not in {"WP", "WDT"} and own.lower_ != "that"
    what = child(cue, "dobj", "nsubj")
    return what is not None and what.lower_ in {"what", "whatever"} and cue.dep_ in {"pcomp", "ccomp", "csubj", "advcl"}


def _around_gap(cue: Token, way: str) -> list[Piece]:
    """'what police described as a trap', 'what he called a trap'; 'the party, which they accuse of theft'."""
    first, _, second = way.partition(" ")
    behind = next((c for c in cue.children if c.dep_ == "prep" and c.lower_ == second and c.i > cue.i), None)
    what = any(c.lower_ in {"what", "whatever"} for c in cue.children if c.i < cue.i)
    if way == "small" and what:
        named = next((c for c in cue.children if c.dep_ in {"oprd", "dobj", "ccomp"} and c.i > cue.i), None)
        return hull(cue, named.subtree) if named is not None else []
    if first != "object" or behind is None or timed(child(behind, "pobj")):
        return []
    if what:
        return hull(cue, [t for t in behind.subtree if t.i != behind.i]) if second == "as" else []
    if cue.dep_ != "relcl" or cue.head.pos_ not in {"NOUN", "PROPN"}:
        return []
    return [noun_phrase(cue.head), *hull(cue, behind.subtree)]


def _passive(cue: Token, frame: Frame) -> list[Piece]:
    """'The mayor was accused by residents of theft': the subject, and what is said of it; only with 'by whom'."""
    patient, by = child(cue, "nsubjpass"), child(cue, "agent")
    if by is None and frame.addressee == "object" and (doer := low_agent(cue)) is not None:
        below, gone = child(cue, "xcomp"), {t.i for t in doer.head.subtree}
        return runs(cue, [t.i for t in below.subtree if t.i not in gone]) if below is not None else []
    if by is not None and "clause" in frame.takes and frame.addressee == "object":
        told = next((c for c in cue.children if c.i > by.i and _told(c)), None)
        if told is not None:
            return hull(cue, told.subtree)  # 'was asked by a reporter whether …', 'to answer', 'about the fire'
    if patient is None or by is None or not any(w.split()[0] in {"object", "small"} for w in frame.takes):
        return []
    if frame.objects and patient.lemma_.lower() not in frame.objects:
        return []
    if patient.lemma_.lower() in frame.qualified and not _qualified(patient):
        return []
    rest = [c for c in cue.children if c.dep_ in {"oprd", "xcomp", "prep"} and c.i > cue.i]
    said = [c for c in rest if c.dep_ != "prep" or c.lower_ in {"of", "as", "for", "over"}]
    if frame.needs_phrase and not said:
        return []
    pieces = runs(cue, [t.i for t in patient.subtree])
    return pieces + [p for c in said for p in runs(cue, [t.i for t in c.subtree])]


def _told(part: Token) -> bool:
    if part.dep_ == "prep":
        return part.lower_ == "about"
    return part.dep_ in {"ccomp", "xcomp", "advcl"} and (is_to(part) or clauses.is_finite(part))


def _pieces(cue: Token, frame: Frame, way: str) -> list[Piece]:
    if way == "quote":
        return []  # quotations are given to cues sentence by sentence, see quoted.py
    if way in _SIMPLE:
        return _SIMPLE[way](cue, frame)
    return phrase(cue, frame, way)


def _clause(cue: Token, frame: Frame) -> list[Piece]:
    return clauses.clause(cue, frame) or _told_clause(cue, frame)


def _told_clause(cue: Token, frame: Frame) -> list[Piece]:
    """'promised the villagers that help would come', where the parser took the clause for one about the villagers."""
    told = child(cue, "dobj", "dative") if frame.addressee == "object" else None
    if told is None and (to := child(cue, "prep")) is not None and to.lower_ == "to":
        return _told_to(cue, child(to, "pobj"))
    if told is not None and (told.i < cue.i or not can_speak(told)):
        return []
    behind = told.i if told is not None else cue.i
    asked = next((c for c in cue.children if c.i > behind and c.dep_ == "advcl" and _whether(c)), None)
    if asked is not None and frame.name == "ask":
        return hull(cue, asked.subtree)
    if told is None:
        return []
    below = next((c for c in told.children if c.dep_ in {"relcl", "acl"} and c.left_edge.lower_ == "that"), None)
    return hull(cue, below.subtree) if below is not None and clauses.is_finite(below) else []


def _told_to(cue: Token, told: Token | None) -> list[Piece]:
    """'admitted to the judge he had lied': a clause with a subject of its own, hung on whoever hears it."""
    below = child(told, "relcl") if told is not None and can_speak(told) else None
    own = child(below, "nsubj", "nsubjpass") if below is not None else None
    if below is None or own is None or own.tag_ in {"WP", "WDT"} or own.lower_ not in _PERSONAL:
        return []
    return hull(cue, below.subtree)


def _whether(clause: Token) -> bool:
    mark = child(clause, "mark")
    return mark is not None and mark.lower_ in {"if", "whether"}


def _infinitive(cue: Token, frame: Frame) -> list[Piece]:
    """'vowed to resist': the infinitive clause."""
    del frame
    below = infinitive_below(cue)
    return hull(cue, _without_scene(below)) if below is not None and child(cue, "dobj") is None else []


def _without_scene(below: Token) -> list[Token]:
    """The infinitive clause without a scene of the past that the narrator adds: 'to act as rebels fled'."""
    scenes = [c for c in below.children if c.dep_ == "advcl" and c.i > below.i and c.tag_ == "VBD"]
    scene = next((c for c in scenes if c.left_edge.lower_ in {"as", "after", "while"}), None)
    inside = {t.i for t in scene.subtree} if scene is not None else set()
    return [t for t in below.subtree if t.i not in inside] if scene is not None else list(below.subtree)


def _object_infinitive(cue: Token, frame: Frame) -> list[Piece]:
    """'urged the rebels to leave': person and deed."""
    below = infinitive_below(cue)
    target = child(cue, "dobj", "dative")
    if target is not None and target.lemma_.lower() in frame.not_objects:
        return []
    if below is None or (target is None and child(below, "nsubj", "nsubjpass") is None):
        return []
    return hull(cue, [*(target.subtree if target is not None else []), *_without_scene(below)])


def _gerund(cue: Token, frame: Frame) -> list[Piece]:
    """'denied taking part'."""
    del frame
    kinds = {"xcomp", "ccomp", "dobj"}
    below = next((c for c in cue.children if c.dep_ in kinds and c.tag_ == "VBG" and c.i > cue.i), None)
    return hull(cue, below.subtree) if below is not None else []


def _object(cue: Token, frame: Frame) -> list[Piece]:
    """'condemned the attack (for its cruelty)'."""
    owner, target = _owned(cue)
    target = target or child(cue, "dobj") or _what_clause(cue)
    if target is None or target.i < cue.i or (target.lower_ in _NO_CONTENT and target.lower_ not in frame.objects):
        return []
    lemma = target.lemma_.lower()
    if (frame.objects and lemma not in frame.objects) or lemma in frame.not_objects:
        return []
    if lemma in frame.qualified and not _qualified(target):
        return []
    if (timed(target) and not _of_something(target)) or as_saying(target):
        return []
    first, last = noun_phrase(target, clauses=True, conj=True)
    if last + 1 < cue.sent.end and cue.doc[last + 1].tag_ in {"MD", "VBD", "VBZ", "VBP"}:
        return []  # 'stating their help would last': no object but the subject of a clause
    return [stretched(cue, min(first, owner.left_edge.i) if owner is not None else first, last)]


def _of_something(noun: Token) -> bool:
    """'two days of mourning', 'a week of strikes': no time at which it was said."""
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)


def _qualified(noun: Token) -> bool:
    """'an issue of safety', 'questions over the vote', 'safety concerns': the noun tells what it is about."""
    behind = any(c.i > noun.i and c.dep_ in {"prep", "acl", "relcl", "ccomp"} for c in noun.children)
    return behind or any(c.dep_ in {"compound", "amod"} for c in noun.children)


def _owned(cue: Token) -> tuple[Token | None, Token | None]:
    """'hailed the country's active support', where the parser saw two objects: owner and thing."""
    both = [c for c in cue.children if c.dep_ == "dobj" and c.i > cue.i]
    fits = len(both) == 2 and child(both[0], "case") is not None
    return (both[0], both[1]) if fits and both[1].left_edge.i == both[0].right_edge.i + 1 else (None, None)


def _what_clause(cue: Token) -> Token | None:
    """'condemned what he called a breach'."""
    below = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i), None)
    first = below.left_edge if below is not None else None
    return below if first is not None and first.lower_ in {"what", "whatever"} else None


def _quoted_object(cue: Token, frame: Frame) -> list[Piece]:
    """'slammed the “sham” vote'."""
    return [p for p in _object(cue, frame) if any(t.text in {"“", "‘", '"', "``"} for t in cue.doc[p[0] : p[1] + 1])]


def _person_object(cue: Token, frame: Frame) -> list[Piece]:
    """'blasted the senator': one named person at another, so with words."""
    target, who = child(cue, "dobj"), subject(cue)
    if target is None or who is None or not (_is_person(target) and _is_person(who)):
        return []
    return _object(cue, frame)


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or noun.lower_ in {"he", "she", "him", "her"}


def _small(cue: Token, frame: Frame) -> list[Piece]:
    """'called the vote illegal'; not 'called off the vote'."""
    del frame
    aim = infinitive_below(cue) if cue.lemma_ == "call" else None
    said = aim is not None and any("clause" in f.takes for f in verb_frames().get(aim.lemma_.lower(), ()))
    if child(cue, "prt") is not None or said:
        return []  # 'called off the vote', 'called a friend to say that …'
    attribute = child(cue, "oprd")
    target = child(cue, "dobj")
    if attribute is not None and target is None and attribute.ent_type_ == "PERSON" and cue.lemma_ == "call":
        return []  # 'called Dorn to wish him well': by phone
    if attribute is not None and attribute.i > cue.i:
        pieces = hull(cue, [*(target.subtree if target is not None else []), *attribute.subtree])
    else:
        kinds = {"ADJ", "NOUN", "PROPN"}
        below = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i and c.pos_ in kinds), None)
        pieces = hull(cue, below.subtree) if below is not None else _two_objects(cue)
    return [stretched(cue, *p) for p in pieces]


def _two_objects(cue: Token) -> list[Piece]:
    """'called it a “miracle”', where the parser saw an indirect and a direct object, or a quotation that follows."""
    both = [c for c in cue.children if c.dep_ == "dobj" and c.i > cue.i]
    if len(both) == 2:
        return hull(cue, [t for c in both for t in c.subtree])
    first, second = child(cue, "dative"), child(cue, "dobj")
    if first is not None and second is not None and cue.i < first.i < second.i and first.pos_ != "ADP":
        return hull(cue, [*first.subtree, *second.subtree])
    if second is None or second.i < cue.i:
        return []
    renamed = child(second, "appos")  # 'called her son her hero'
    named = renamed is not None and cue.doc[renamed.left_edge.i - 1].text != ","
    if named or any(t.text in _OPENING for t in second.subtree):
        return hull(cue, second.subtree)
    opened = next((t.i for t in cue.doc[second.i : cue.right_edge.i] if t.text in _OPENING), None)
    closed = next((t.i for t in cue.doc[opened + 1 : cue.sent.end] if t.text in _CLOSING), None) if opened else None
    return hull(cue, cue.doc[second.left_edge.i : closed]) if closed is not None else []


def _clear_that(cue: Token, frame: Frame) -> list[Piece]:
    """'made (it) clear that'."""
    for c in cue.children:
        inner = [c, *c.children]
        if not any(t.lower_ in frame.objects and t.dep_ != "amod" for t in inner):
            continue
        owners = [cue, *inner]
        below = next(
            (g for o in owners for g in o.children if g.dep_ in {"ccomp", "advcl", "csubj"} and g.i > c.i), None
        )
        if below is not None and clauses.is_finite(below):
            return hull(cue, below.subtree)
        if c.dep_ == "ccomp" and c.lower_ not in frame.objects and clauses.is_finite(c):
            return hull(cue, c.subtree)
    behind = cue.doc[cue.i + 1 : cue.sent.end]
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in behind)
    opens = len(behind) > 4 and behind[0].dep_ != "amod" and behind[1].pos_ in {"DET", "PRON", "NOUN", "PROPN", "ADJ"}
    if opens and behind[0].lower_ in frame.objects and finite:
        return runs(cue, range(cue.i + 2, cue.sent.end))  # 'made clear the aim was …'
    return []


def _counted_object(cue: Token, frame: Frame) -> list[Piece]:
    """'reported at least 12 dead'."""
    target = child(cue, "dobj")
    counted = target is not None and (target.pos_ == "NUM" or child(target, "nummod") is not None)
    return _object(cue, frame) if counted else []


_SIMPLE: dict[str, Callable[[Token, Frame], list[Piece]]] = {
    "clause": _clause,
    "infinitive": _infinitive,
    "object infinitive": _object_infinitive,
    "gerund": _gerund,
    "object": _object,
    "quoted object": _quoted_object,
    "person object": _person_object,
    "counted object": _counted_object,
    "small": _small,
    "clear that": _clear_that,
}
