"""Drafts and quotations → each quotation with its cue, its continuation, or its last speaker."""

import re

from spacy.tokens import Token

from extraction.document import Quote, Reading, Unit
from extraction.statements.draft import Draft
from extraction.statements.verbal import frames_of
from models.span import Span

# '…,” she told the council.'
_FRAME = re.compile(
    r"[,\s]*(?:\S+\s+){0,12}?"
    r"(?:said|says|told|tells|added|adds|explained|stated|wrote|writes|concluded|continued|recalled|insisted|argued)\b"
)


def give_quotes(reading: Reading, unit: Unit, drafts: list[Draft]) -> list[Quote]:
    """Give each lifted quotation of a sentence to its cue; what no cue takes comes back."""
    for draft in drafts:
        draft.quotes = [q.id for q in reading.lifted_in(unit) if _held(draft, q)]
    left: list[Quote] = []
    for quote in reading.lifted_in(unit):
        if any(quote.id in d.quotes for d in drafts):
            continue
        owner = _nearest(reading, unit, quote, drafts)
        if owner is None:
            left.append(quote)
        else:
            add(reading, owner, quote)
    return left


def add(reading: Reading, draft: Draft, quote: Quote) -> None:
    """The quotation becomes (a further) piece of the draft's content."""
    span = Span.cut(reading.article.text, quote.inner_start, quote.inner_end)
    if not any(s.holds(span) for s in draft.spans):
        draft.spans = sorted([*(s for s in draft.spans if not span.holds(s)), span], key=lambda s: s.start)
    draft.quotes.append(quote.id)


def inline(reading: Reading, draft: Draft) -> list[int]:
    """The quotations that stand inside the draft's own sentence without being lifted."""
    return [q.id for q in reading.quotes if not q.lifted and any(s.overlaps(_span(reading, q)) for s in draft.spans)]


def ends_quoted(reading: Reading, draft: Draft) -> bool:
    """True when the content's last words are quoted, so that a quotation right behind goes on with them.

    Not a word or two: 'called it “unjustified”. “We go on.”'
    """
    end, text = draft.last_end, reading.article.text
    return any(
        q.inner_start < end and abs(q.inner_end - end) <= 2 and len(text[q.inner_start : q.inner_end].split()) >= 4
        for q in reading.quotes
    )


def stands_bare(reading: Reading, unit: Unit) -> bool:
    """True when the sentence holds nothing but quotations."""
    return all(t.i in reading.stand_in or t.is_punct or t.pos_ in {"CCONJ", "ADV"} for t in reading.tokens(unit))


def framed_below(reading: Reading, quote: Quote) -> bool:
    """True for a quotation that opens its paragraph and runs on into others, at whose end stands 'she said'."""
    text = reading.article.text
    if not quote.open or text[text.rfind("\n", 0, quote.start) + 1 : quote.start].strip():
        return False
    following = {q.continues: q for q in reading.quotes if q.continues is not None}
    below = following.get(quote.id)
    while below is not None and below.open:
        below = following.get(below.id)
    if below is None:
        return False
    end = text.find("\n", below.end)
    behind = text[below.end : end if end >= 0 else len(text)]
    return bool(_FRAME.match(behind))


def _span(reading: Reading, quote: Quote) -> Span:
    return Span.cut(reading.article.text, quote.start, quote.end)


def _held(draft: Draft, quote: Quote) -> bool:
    return any(s.start <= quote.inner_start and quote.inner_end <= s.end for s in draft.spans)


def _nearest(reading: Reading, unit: Unit, quote: Quote, drafts: list[Draft]) -> Draft | None:
    """The cue that takes quotations and stands nearest, one still without content first."""
    place = [i for i in range(unit.start, unit.end) if reading.stand_in.get(i) == quote.id]
    able = [d for d in drafts if d.cue is not None and _takes_quotes(d.cue)]
    if not able or not place:
        return None

    def distance(draft: Draft) -> tuple[bool, int]:
        i = draft.cue.i if draft.cue is not None else 0
        return bool(draft.spans) and not draft.quotes, min(abs(i - p) for p in place)

    return min(able, key=distance)


def _takes_quotes(cue: Token) -> bool:
    return any("quote" in f.takes for f in frames_of(cue)) or cue.lower_ == "according"
