"""Unit → drafts of the statements whose cue is a noun: 'his call for a truce', 'claims by Ankara that …'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Unit
from extraction.statements.act import act_of
from extraction.statements.draft import Draft
from extraction.statements.frames import Frame, noun_frames, noun_givers
from extraction.statements.pieces import hull
from extraction.statements.source import can_speak, is_somebody
from extraction.syntax import agent, child


def nominal(context: Context, unit: Unit) -> Iterator[Draft]:
    """One draft for each noun whose source and content are both told."""
    for token in context.reading.tokens(unit):
        if token.pos_ != "NOUN" or token.i in context.reading.stand_in:
            continue
        for frame in noun_frames().get(token.lemma_.lower(), ()):
            draft = _draft(context, unit, token, frame)
            if draft is not None:
                yield draft
                break


def _draft(context: Context, unit: Unit, noun: Token, frame: Frame) -> Draft | None:
    head = _whose(noun)
    if head is None or not is_somebody(head) or not can_speak(head):
        return None
    pieces = next((p for way in frame.takes if (p := _content(noun, way, head))), None)
    speakers = context.actors(head)
    if pieces is None or not speakers:
        return None
    reading = context.reading
    return Draft(
        unit=unit,
        speakers=speakers,
        trigger=reading.span(noun.i, noun.i),
        lemma=noun.lemma_.lower(),
        cue=noun,
        spans=[reading.span(*p) for p in pieces],
        rule=f"noun {frame.name}",
        act=act_of(context, noun, frame, "that", pieces, speakers),
        confidence=0.5,
    )


def _whose(noun: Token) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for c in noun.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from"} and child(c, "pobj") is not None:
            return child(c, "pobj")
    made = _maker(noun)
    return made or next((c for c in noun.children if c.dep_ == "amod" and c.ent_type_ == "NORP"), None)


def _maker(noun: Token) -> Token | None:
    """'remarks made by the mayor that …', 'comments she had made that …': whoever uttered it."""
    for c in noun.children:
        if c.lemma_.lower() not in noun_givers():
            continue
        if c.dep_ == "acl" and c.tag_ == "VBN":
            return agent(c)
        if c.dep_ == "relcl" and (own := child(c, "nsubj")) is not None and own.tag_ not in {"WP", "WDT"}:
            return own
    return None


def _content(noun: Token, way: str, owner: Token) -> list[tuple[int, int]]:
    if way in {"that", "infinitive"}:
        below = next(
            (c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.i > noun.i and _fits(c, way)), None
        )
        return hull(noun, below.subtree) if below is not None else []
    phrase = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == way and c.i > noun.i), None)
    inner = child(phrase, "pobj", "pcomp") if phrase is not None else None
    return hull(noun, inner.subtree) if inner is not None and inner.i != owner.i else []


def _fits(clause: Token, way: str) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "aux"}}
    return "that" in marks if way == "that" else "to" in marks and "that" not in marks
