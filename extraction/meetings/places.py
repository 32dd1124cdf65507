"""Trigger → the room and the occasion of a meeting, as written."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.frames import words
from extraction.syntax import noun_phrase, prep_objects
from models.span import Span


def venue_of(context: Context, trigger: Token) -> Span | None:
    """'at the White House', 'in his office': the building, not the city."""
    for prep, inner in _around(trigger, "at", "in", "inside", "aboard"):
        if (inner.ent_type_ == "FAC" or inner.lemma_.lower() in words().venues) and prep.i > trigger.i - 20:
            return context.reading.span(*noun_phrase(inner))
    return None


def occasion_of(context: Context, trigger: Token) -> Span | None:
    """'on the sidelines of the G20', 'at a security forum': what brought the parties there."""
    for _, inner in _around(trigger, "on", "at", "during"):
        if inner.lemma_.lower() in words().margins:
            return next((context.reading.span(*noun_phrase(o)) for _, o in prep_objects(inner, "of")), None)
        if inner.lemma_.lower() in words().occasions and inner.i != trigger.i:
            return context.reading.span(*noun_phrase(inner))
    return None


def _around(trigger: Token, *preps: str) -> Iterator[tuple[Token, Token]]:
    yield from prep_objects(trigger, *preps)
    if trigger.pos_ == "NOUN" and trigger.dep_ in {"dobj", "pobj", "nsubjpass"}:
        yield from prep_objects(trigger.head if trigger.dep_ != "pobj" else trigger.head.head, *preps)
