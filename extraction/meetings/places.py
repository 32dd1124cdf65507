"""Trigger → the place of a meeting, also that of the journey to it; the room and the occasion, as written."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.frames import words
from extraction.meetings.nations import country_of
from extraction.places import resolve_place
from extraction.syntax import ancestors, child, noun_phrase, prep_objects
from models.place import Place
from models.span import Span

_TO = ("to", "in", "at", "into", "for")


def place_of(context: Context, trigger: Token) -> Place | None:
    """Where it is said to be; else where one travels for it, leaves after it, or welcomes the guest to."""
    sent_for = _sent_for(trigger)
    tied = None if sent_for else context.where(trigger)
    if tied is not None:
        return tied
    around = (*_above(trigger), *_of_subject(trigger), *_left(trigger), *_on_arrival(trigger))
    heads = (*sent_for, *_goals(trigger), *_there(trigger), *(h for t in around for h in _goals(t)))
    return next((p for h in heads if (p := context.place(h) or _capital(context, h)) is not None), None)


def _sent_for(trigger: Token) -> list[Token]:
    """'Sent a team to Vell for talks with X ahead of a summit in Dorn': Vell, which stands nearer."""
    journey = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "for" else None
    if journey is None or journey.pos_ != "VERB" or journey.lemma_.lower() not in words().travel:
        return []
    return [o for _, o in prep_objects(journey, "to", "in", "at") if o.i < trigger.i]


def _there(trigger: Token) -> Iterator[Token]:
    """'Met X in the Vellish capital', 'met X during a visit to Vell'."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    for word in (trigger, verb):
        yield from (o for _, o in prep_objects(word, "in", "at") if o.lemma_ == "capital")
        for _, inner in prep_objects(word, "during", "on", "in"):
            if inner.lemma_.lower() in words().journeys:
                yield from (o for _, o in prep_objects(inner, "to", "in"))


def _on_arrival(trigger: Token) -> Iterator[Token]:
    """'Upon arriving in Vell, she met X', 'arriving in Vell, he held talks': the journey that opens the clause."""
    for above in (trigger, *ancestors(trigger)):
        for c in above.children if above.pos_ in {"VERB", "AUX"} else ():
            opening = c if c.dep_ == "advcl" else child(c, "pcomp") if c.dep_ == "prep" else None
            if opening is not None and opening.i < above.i and opening.lemma_ in words().landing:
                yield opening


def _capital(context: Context, head: Token) -> Place | None:
    """'The Vellish capital', 'Vell's capital': its city."""
    state = country_of(head) if head.lemma_ == "capital" else None
    known = resolve_place(state.capital, [state.iso3]) if state is not None and state.capital else None
    return known.written(context.reading.span(*noun_phrase(head))) if known is not None else None


def _above(trigger: Token) -> Iterator[Token]:
    """What governs the trigger in its sentence, no further up than a verb of saying."""
    for above in ancestors(trigger):
        yield above
        if above.lemma_.lower() in words().saying | words().addressing and above.lemma_.lower() not in words().travel:
            return


def _of_subject(trigger: Token) -> Iterator[Token]:
    """'X, who was in Vell, met Y', 'X, due to travel to Vell, is to meet Y': the clauses that hang on who meets."""
    by = next((s for t in (trigger, *ancestors(trigger)) if (s := child(t, "nsubj", "nsubjpass")) is not None), None)
    if trigger.dep_ == "acl" and trigger.head.ent_type_ == "PERSON":  # 'X, who flew to Vell, conferred with Y', misread
        by = trigger.head
    for c in by.children if by is not None else ():
        if c.dep_ in {"relcl", "acl", "amod", "appos"}:
            yield from (t for t in c.subtree if t.pos_ in {"VERB", "AUX"})


def _goals(token: Token) -> Iterator[Token]:
    """'Flew to Vell to meet X', 'left Vell after talks with X', 'in Vell, where she met X', 'visited Vell'."""
    if token.dep_ == "relcl" and any(c.lower_ == "where" for c in token.children):
        yield token.head
    lemma = token.lemma_.lower()
    if lemma in words().journeys or (token.pos_ == "VERB" and lemma in words().travel | words().receiving):
        yield from (o for _, o in prep_objects(token, *(("to",) if lemma in words().receiving else _TO)))
    if lemma == "be" and (token.dep_ == "relcl" or _is_there_for(token)):
        yield from (o for _, o in prep_objects(token, "in", "at"))
    if token.pos_ == "VERB" and lemma in words().bound:
        yield from (c for c in token.children if c.dep_ == "dobj")


def _is_there_for(be: Token) -> bool:
    """'Is in Vell to meet X', 'was in Vell for talks'."""
    return any(c.dep_ in {"advcl", "xcomp"} and _infinitive(c) for c in be.children)


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _left(trigger: Token) -> Iterator[Token]:
    """'Met X and left Vell': the second verb."""
    return (c for c in trigger.children if c.dep_ == "conj" and c.lemma_ in {"leave", "depart"})


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
