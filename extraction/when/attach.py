"""Trigger → the date that belongs to it, resolved; UNDATED where the sentence gives none."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from extraction.document import Reading, Unit
from extraction.syntax import ancestors
from extraction.when import DateExpression, find_dates, resolve
from extraction.when.bond import bond
from extraction.when.deictic import Distance, FromToday, Unclear
from extraction.when.meaning import Tense
from extraction.when.tense import tense_of
from extraction.when.words import words
from models.dates import UNDATED, EventDate

_UNRESOLVED = 3  # a vague time yields to a clear one that is tied nearly as closely


class Candidate(NamedTuple):
    """A date of the sentence: its tie to the trigger (the smaller the closer) and the words between them."""

    rank: int
    distance: int
    expr: DateExpression
    root: Token


def event_date(reading: Reading, trigger: Token, anchor: dt.date | None) -> EventDate:
    """The day or days of the event that `trigger` names, read from its own sentence only.

    Dates of other clauses and of quotations the trigger does not stand in are left to their own events. 'now' and
    'currently' date nothing.
    """
    found = sorted(_candidates(reading, trigger), key=lambda c: (c.rank, c.distance))
    if not found:
        return UNDATED
    best = found[0]
    return resolve(best.expr, anchor, _tense(reading, trigger, best.root))


def _tense(reading: Reading, trigger: Token, root: Token) -> Tense:
    """The trigger's tense; a headline's present tells the past ('Rebels kill 12 on Monday')."""
    tense: Tense = "future" if _appointed(root) else tense_of(trigger)
    if tense == "unknown":
        tense = tense_of(root)
    headline = reading.unit_of(trigger).zone == "headline"
    return "unknown" if headline and tense == "present" else tense


def _rank(expr: DateExpression, reading: Reading, root: Token, trigger: Token) -> int | None:
    """The tie of a date; 'said Monday rebels killed 12', as agencies write, is the day of the saying."""
    first = next(i for i in range(root.i, -1, -1) if reading.starts[i] <= expr.start)
    before = root.doc[first - 1] if first > root.sent.start else None
    if before is None or before.pos_ != "VERB" or before.lemma_ not in words().telling:
        return bond(root, trigger)
    if before.i == trigger.i:
        return 0
    return None if before in set(ancestors(trigger)) else bond(root, trigger)


def _appointed(root: Token) -> bool:
    """'the talks scheduled for Monday', 'is set for May', unless it 'had been'."""
    verb = root.head.head
    if root.head.dep_ != "prep" or root.head.lower_ != "for" or verb.lemma_.lower() not in words().appointed:
        return False
    return verb.tag_ in {"VBN", "JJ"} and all(c.lower_ not in {"had", "was", "were"} for c in verb.children)


def _candidates(reading: Reading, trigger: Token) -> Iterator[Candidate]:
    quote = reading.quote_of(trigger)
    for expr, root in dates_of(reading, reading.unit_of(trigger)):
        if _dates_nothing(expr) or (
            isinstance(expr.meaning, Distance) and expr.meaning.ahead and tense_of(trigger) != "future"
        ):
            continue
        if reading.quote_of(root) is not quote and reading.quote_of(root) is not None:
            continue
        rank = _rank(expr, reading, root, trigger)
        if rank is not None:
            rank += _UNRESOLVED * isinstance(expr.meaning, Unclear)
            yield Candidate(rank, abs(root.i - trigger.i), expr, root)


def _dates_nothing(expr: DateExpression) -> bool:
    """'now' holds around the day of publication, a century is none, 'a day after' belongs to the event that follows."""
    if "century" in expr.text.lower():
        return True
    passing = isinstance(expr.meaning, FromToday) and expr.meaning.passing
    return passing or (isinstance(expr.meaning, Unclear) and expr.text.lower().endswith(("before", "after")))


def dates_of(reading: Reading, unit: Unit) -> Iterator[tuple[DateExpression, Token]]:
    """The dates of a sentence with the token that heads each; those of lifted quotations belong to their own units."""
    first, last = reading.starts[unit.start], reading.ends[unit.end - 1]
    text = reading.article.text[first:last]
    for quote in reading.lifted_in(unit):
        a, b = max(quote.start - first, 0), max(quote.end - first, 0)
        text = text[:a] + "█" * len(text[a:b]) + text[b:]
    for expr in _found(text, first):
        root = _root(reading, unit, expr)
        if root is not None:
            yield expr, root


@lru_cache(maxsize=64)
def _found(text: str, start: int) -> tuple[DateExpression, ...]:
    """All events of a sentence ask for its dates one after the other."""
    return tuple(find_dates(text, start))


def _root(reading: Reading, unit: Unit, expr: DateExpression) -> Token | None:
    """The token of the expression that hangs on a token outside it; its last such token for 'between … and …'."""
    inside = [
        reading.doc[i]
        for i in range(unit.start, unit.end)
        if i not in reading.stand_in and expr.start <= reading.starts[i] < expr.end and reading.doc[i].pos_ != "PUNCT"
    ]
    held = {t.i for t in inside}
    return next((t for t in inside if t.head.i not in held or t.head.i == t.i), None)
