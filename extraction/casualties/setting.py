"""Findings of one figure → its day, the day of the count, its place: from its sentence or one that tells it again."""

from collections.abc import Iterator, Sequence
from itertools import chain

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.merge import Merged
from extraction.context import Context
from models.dates import UNDATED, EventDate
from models.place import Place

_CAUSES = frozenset({"when", "after", "as", "where"})  # 'were killed when shells fell on Vell on Monday'


def setting(merged: Merged, context: Context, beside: Sequence[Finding]) -> tuple[EventDate, EventDate, Place | None]:
    """(day of the event, day of the count, place). beside: all findings, for 'one died and two were hurt near Vell'."""
    date, as_of = UNDATED, UNDATED
    place: Place | None = None
    for finding in (merged.first, *merged.again):
        for token in _governors(finding, beside):
            if date.span is None:
                day, counted = _day(context, token)
                date, as_of = day, (counted if as_of.span is None else as_of)
            if place is None:
                place = context.where(token)
        if date.span is not None and place is not None:
            break
    return date, as_of, place


def _governors(finding: Finding, beside: Sequence[Finding]) -> Iterator[Token]:
    """The words whose circumstances hold for the figure: its verb, what it came of, and the verbs beside it."""
    own = finding.governor
    yield own
    yield from (c for c in own.children if c.dep_ == "advcl" and _opener(c) in _CAUSES)
    same = [f.governor for f in beside if f.unit.index == finding.unit.index and f.governor.i != own.i]
    if len({f.i for f in same}) <= 2:
        yield from (t for t in same if _joined(own, t))


def _opener(clause: Token) -> str | None:
    return next((c.lower_ for c in clause.children if c.dep_ in {"advmod", "mark"}), None)


def _joined(a: Token, b: Token) -> bool:
    """True where one verb is coordinated with the other or hangs on it as a participle."""
    for one, two in ((a, b), (b, a)):
        up = chain([one], one.ancestors)
        steps = [t for t in up if t.i == two.i or t.is_ancestor(two)]
        if steps and steps[0].i == two.i and one.dep_ in {"conj", "advcl"}:
            return True
    return False


def _day(context: Context, token: Token) -> tuple[EventDate, EventDate]:
    """The day of the event and the day of the count: 'as of Tuesday', 'by Friday evening' tell the second."""
    date = context.when(token)
    if date.span is None:
        return date, UNDATED
    before = context.reading.article.text[: date.span.start].lower().split()[-2:]
    words = date.span.text.lower()
    if before != ["as", "of"] and before[-1:] != ["by"] and not words.startswith(("as of ", "by ")):
        return date, UNDATED
    if date.date_from is not None or date.date_to is None:
        return UNDATED, date
    last = date.date_to  # 'by Friday' leaves the first day open; the count is Friday's
    return UNDATED, date.model_copy(update={"date_from": last, "precision": "day", "edtf": last.isoformat()})
