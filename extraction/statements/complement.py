"""Cue → the pieces of the sentence that are its content, as (first, last) token ranges."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from extraction.statements.frames import Frame
from extraction.syntax import child, noun_phrase, trim

Piece = tuple[int, int]
_TAIL = frozenset({"as", "for", "of", "over", "about", "against", "on", "with", "at", "to", "toward", "towards"})
_CLAUSAL = ("ccomp", "xcomp", "dep", "parataxis")


@dataclass(frozen=True, slots=True)
class Found:
    """A content and the construction it stands in."""

    pieces: tuple[Piece, ...]
    construction: str
    addressee: Token | None = None


def complement(cue: Token, frame: Frame) -> Found | None:
    """The content the cue takes in one of its frame's constructions; None where it takes none."""
    for way in frame.takes:
        found = _one_way(cue, frame, way)
        if found is not None:
            return found
    return None


def _one_way(cue: Token, frame: Frame, way: str) -> Found | None:
    simple = _SIMPLE.get(way)
    if simple is not None:
        pieces = simple(cue, frame)
        return Found(tuple(pieces), way, _addressee(cue, frame)) if pieces else None
    first, _, second = way.partition(" ")
    if second == "infinitive":
        return _found(_prep_infinitive(cue, first), way)
    if first == "object" and second:
        return _found(_object_prep(cue, second), way)
    if first == "quote":
        return None  # quotations are given to cues sentence by sentence, see quoted.py
    return _found(_prep(cue, first), way)


def _found(pieces: list[Piece], way: str) -> Found | None:
    return Found(tuple(pieces), way) if pieces else None


def _addressee(cue: Token, frame: Frame) -> Token | None:
    if frame.addressee == "object":
        return child(cue, "dative", "dobj")
    to = next((c for c in cue.children if c.dep_ in {"prep", "dative"} and c.lower_ == "to"), None)
    return child(to, "pobj") if to is not None and child(to, "pobj") is not None else None


def clause(cue: Token, frame: Frame) -> list[Piece]:
    """A finite clause below the cue, before or behind it, or the clause that the cue interrupts."""
    del frame
    below = [c for c in cue.children if c.dep_ in {"ccomp", "xcomp"} and is_finite(c)]
    if below:
        return _around(cue, below)
    if cue.dep_ == "parataxis" and child(cue, "nsubj") is not None and is_finite(cue.head):
        return without(cue.head, cue)
    return []


def is_finite(verb: Token) -> bool:
    """True for a clause with a finite verb: a subject of its own and no bare 'to' or '-ing'."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return False
    if child(verb, "nsubj", "nsubjpass", "expl", "csubj") is None:
        return verb.tag_ in {"VBD", "VBZ", "VBP", "MD"}
    return verb.tag_ != "VBG" or child(verb, "aux") is not None


def _around(cue: Token, below: list[Token]) -> list[Piece]:
    pieces: list[Piece] = []
    for head in below:
        if head.i < cue.i and is_sentence_frame(cue):
            pieces.append(trim(cue.doc, cue.sent.start, max(_before_frame(cue, head), cue.sent.start)))
        else:
            pieces.extend(without(head, cue))
    return [p for p in pieces if p[0] <= p[1]]


def is_sentence_frame(cue: Token) -> bool:
    """True when the cue heads the sentence, so that all before its own subject is what was said."""
    return cue.dep_ == "ROOT"


def _before_frame(cue: Token, head: Token) -> int:
    """The last token before the words of the frame: its subject, its adverbs, itself."""
    own = [t.i for c in cue.children if head.i < c.i < cue.i and c.dep_ not in {"punct", "ccomp"} for t in c.subtree]
    return min([*own, cue.i]) - 1


def without(head: Token, hole: Token) -> list[Piece]:
    """The subtree of head, less the subtree of hole, as runs of tokens."""
    if hole is head or head.is_ancestor(hole):
        gone = {t.i for t in hole.subtree}
    else:
        gone = set()
    return runs(head, [t.i for t in head.subtree if t.i not in gone])


def runs(head: Token, indices: Iterable[int]) -> list[Piece]:
    """Runs of neighbouring tokens, marks at their ends left out."""
    pieces: list[Piece] = []
    for i in sorted(indices):
        if pieces and pieces[-1][1] == i - 1:
            pieces[-1] = (pieces[-1][0], i)
        else:
            pieces.append((i, i))
    trimmed = [trim(head.doc, *p) for p in pieces]
    return [p for p in trimmed if any(head.doc[i].is_alpha or head.doc[i].like_num for i in range(p[0], p[1] + 1))]


def hull(cue: Token, tokens: Iterable[Token]) -> list[Piece]:
    """From the first to the last token, on the side of the cue where they stand."""
    indices = [t.i for t in tokens if t.i > cue.i]
    return [trim(cue.doc, min(indices), max(indices))] if indices else []


def infinitive(cue: Token, frame: Frame) -> list[Piece]:
    """'vowed to resist': the infinitive clause."""
    del frame
    below = next((c for c in cue.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and _to(c) and c.i > cue.i), None)
    if below is None or child(cue, "dobj") is not None:
        return []
    return hull(cue, below.subtree)


def object_infinitive(cue: Token, frame: Frame) -> list[Piece]:
    """'urged the rebels to leave': person and deed."""
    del frame
    below = next((c for c in cue.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and _to(c) and c.i > cue.i), None)
    target = child(cue, "dobj", "dative")
    if below is None or (target is None and child(below, "nsubj", "nsubjpass") is None):
        return []
    start = [] if target is None or target.dep_ == "dative" and target.pos_ == "ADP" else list(target.subtree)
    return hull(cue, [*start, *below.subtree])


def gerund(cue: Token, frame: Frame) -> list[Piece]:
    """'denied taking part'."""
    del frame
    below = next((c for c in cue.children if c.dep_ in {"xcomp", "ccomp", "dobj"} and c.tag_ == "VBG" and c.i > cue.i), None)
    return hull(cue, below.subtree) if below is not None else []


def bare_object(cue: Token, frame: Frame) -> list[Piece]:
    """'condemned the attack (for its cruelty)'."""
    target = child(cue, "dobj")
    if target is None or target.i < cue.i or target.pos_ == "PRON" and target.lower_ in {"it", "so", "himself", "itself"}:
        return []
    if frame.objects and target.lemma_.lower() not in frame.objects:
        return []
    tail = [t for c in cue.children if c.dep_ == "prep" and c.i > target.i and c.lower_ in _TAIL and not _timed(c) for t in c.subtree]
    if frame.needs_phrase and not tail:
        return []
    first, last = noun_phrase(target, clauses=True, conj=True)
    return [trim(cue.doc, first, max([last, *(t.i for t in tail)]))]


def _timed(prep: Token) -> bool:
    inner = child(prep, "pobj")
    return inner is not None and inner.ent_type_ in {"DATE", "TIME"}


def small(cue: Token, frame: Frame) -> list[Piece]:
    """'called the vote illegal'."""
    del frame
    attribute = child(cue, "oprd")
    if attribute is not None and attribute.i > cue.i:
        target = child(cue, "dobj")
        return hull(cue, [*(target.subtree if target is not None else []), *attribute.subtree])
    below = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i and c.pos_ in {"ADJ", "NOUN", "PROPN"}), None)
    return hull(cue, below.subtree) if below is not None else []


def _object_prep(cue: Token, prep: str) -> list[Piece]:
    target = child(cue, "dobj")
    phrase = next((c for c in cue.children if c.dep_ in {"prep", "dative"} and c.lower_ == prep and c.i > cue.i), None)
    if phrase is None and target is not None:  # the parser hangs the phrase on the object as often as on the verb
        phrase = next((c for c in target.children if c.dep_ == "prep" and c.lower_ == prep), None)
    if target is None or phrase is None or target.i < cue.i or _timed(phrase):
        return []
    return hull(cue, [*target.subtree, *phrase.subtree])


def _prep(cue: Token, prep: str) -> list[Piece]:
    phrase = next((c for c in cue.children if c.dep_ in {"prep", "prt"} and c.lower_ == prep and c.i > cue.i), None)
    inner = child(phrase, "pobj", "pcomp") if phrase is not None else None
    if phrase is None or inner is None or _timed(phrase):
        return []
    return hull(cue, inner.subtree)


def _prep_infinitive(cue: Token, prep: str) -> list[Piece]:
    phrase = next((c for c in cue.children if c.dep_ in {"prep", "prt", "dative"} and c.lower_ == prep and c.i > cue.i), None)
    below = next((c for c in cue.children if c.dep_ in {"xcomp", "advcl", "ccomp"} and _to(c) and c.i > cue.i), None)
    if phrase is None:
        return []
    inner = child(phrase, "pobj")
    if below is None and inner is not None:
        below = next((c for c in inner.children if c.dep_ in {"acl", "relcl", "xcomp"} and _to(c)), None)
    if below is None:
        return []
    return hull(cue, [*(inner.subtree if inner is not None else []), *below.subtree])


def _to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


_SIMPLE: dict[str, Callable[[Token, Frame], list[Piece]]] = {
    "clause": clause,
    "infinitive": infinitive,
    "object infinitive": object_infinitive,
    "gerund": gerund,
    "object": bare_object,
    "small": small,
}
