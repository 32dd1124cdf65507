"""Context → drafts of all statements of an article, sentence by sentence, quotations carried on."""

from extraction.context import Context
from extraction.document import Quote, Reading, Unit
from extraction.statements.according import according
from extraction.statements.author import author
from extraction.statements.draft import Draft
from extraction.statements.nominal import nominal
from extraction.statements.quoted import add, ends_quoted, framed_below, give_quotes, inline, stands_bare
from extraction.statements.unframed import labelled, leads_in, signed, turns
from extraction.statements.verbal import verbal
from models.actor import ActorMention
from models.span import Span


def drafts_of(context: Context) -> list[Draft]:
    """Drafts in text order; those without a content are left in and mean nothing."""
    units = context.reading.units
    by_turn = turns(context, [u for u in units if u.zone == "body"])
    authors = author(context)
    context.registry.author = authors[0] if authors else None
    reader = _Reader(context)
    for unit in units:
        if unit.paragraph not in by_turn:
            reader.read(unit)
    return [*reader.drafts, *{id(d): d for d in by_turn.values()}.values()]


class _Reader:
    """Reads sentence after sentence and remembers who spoke last."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.drafts: list[Draft] = []
        self._owner: dict[int, Draft] = {}
        self._last: Draft | None = None
        self._waiting: Draft | None = None
        self._held: dict[int, Quote] = {}  # paragraphs of a quotation whose cue comes at its end

    @property
    def _reading(self) -> Reading:
        return self._context.reading

    def read(self, unit: Unit) -> None:
        """One sentence: its own cues first, then the quotations that no cue of it takes."""
        if unit.quote is not None:
            self.drafts.extend(d for d in self._cues(unit) if d.spans and not _own_voice(d))
            return
        mine = sorted(self._cues(unit), key=lambda d: d.trigger.start)
        left = give_quotes(self._reading, unit, mine)
        self.drafts.extend(mine)
        for draft in mine:
            self._give_held(draft)
            self._owner.update(dict.fromkeys([*draft.quotes, *inline(self._reading, draft)], draft))
        for quote in left:
            self._orphan(unit, quote)
        spoken = [d for d in mine if d.spans]
        if spoken and unit.zone == "body":
            self._last = max(spoken, key=lambda d: (bool(d.quotes), d.last_end))
        self._waiting = next((d for d in mine if not d.spans and (self._ends_open(unit) or _announces(d))), None)

    def _cues(self, unit: Unit) -> list[Draft]:
        return [*verbal(self._context, unit), *according(self._context, unit), *nominal(self._context, unit)]

    def _ends_open(self, unit: Unit) -> bool:
        return self._reading.doc[unit.end - 1].text in {":", ",", "—", "–"}

    def _orphan(self, unit: Unit, quote: Quote) -> None:
        if self._waiting is not None:
            owner: Draft | None = self._waiting
            self._waiting = None
        elif quote.continues in self._held or (quote.continues is None and framed_below(self._reading, quote)):
            self._held[quote.id] = quote
            return
        elif quote.continues is not None and quote.continues in self._owner:
            owner = self._owner[quote.continues]
        else:
            owner = self._signed(unit, quote) or self._announced(unit, quote)
            owner = owner or self._led_in(unit, quote) or self._joined(unit, quote)
        if owner is not None:
            add(self._reading, owner, quote)
            self._owner[quote.id] = owner
            self._last = owner

    def _give_held(self, draft: Draft) -> None:
        """The paragraphs before, where the draft's quotation goes on with them."""
        if any(self._reading.quotes[q].continues in self._held for q in draft.quotes):
            for quote in self._held.values():
                add(self._reading, draft, quote)
            self._held.clear()

    def _signed(self, unit: Unit, quote: Quote) -> Draft | None:
        """'“…” — Mara Lind', 'Mara Lind: “…”'."""
        below = next((u for u in self._reading.units[unit.index + 1 :] if u.quote is None), None)
        name = signed(self._context, unit)
        if name is None and below is not None and below.paragraph == unit.paragraph:
            name = signed(self._context, below)
        name = name or labelled(self._context, unit, quote)
        speakers = self._context.actors(name) if name is not None else []
        return self._uncued(unit, quote, speakers, "signed quotation", 0.7) if speakers else None

    def _announced(self, unit: Unit, quote: Quote) -> Draft | None:
        """'Lind hit out at the council: “…”': words of the main cue, before the colon."""
        before = [t for t in self._reading.tokens(unit) if self._reading.ends[t.i] <= quote.start]
        if not before or before[-1].text not in {":", "“", '"'} or all(t.text != ":" for t in before[-2:]):
            return None
        mine = (d for d in self.drafts if d.unit is unit and d.spans and d.cue is not None)
        return next((d for d in mine if d.cue is not None and d.cue.dep_ == "ROOT" and d.cue.pos_ == "VERB"), None)

    def _led_in(self, unit: Unit, quote: Quote) -> Draft | None:
        """'Lind was blunt: “…”', 'Lind was not impressed. “…”': the one person whom the words right before tell of."""
        before = self._reading.units[unit.index - 1] if unit.index else unit
        spoken = self._last is not None and self._last.unit.index == before.index
        apart = before.quote is None and before.paragraph == unit.paragraph and not spoken
        told = leads_in(self._reading, unit, quote, before if apart else None)
        speakers = self._context.actors(told) if told is not None else []
        if len(speakers) != 1 or speakers[0].actor.kind != "person":
            return None
        return self._uncued(unit, quote, speakers, "led-in quotation", 0.6)

    def _uncued(
        self, unit: Unit, quote: Quote, speakers: list[ActorMention], rule: str, confidence: float
    ) -> Draft | None:
        """The statement of a quotation without a cue; a word or two in marks are none."""
        span = Span.cut(self._reading.article.text, quote.inner_start, quote.inner_end)
        if confidence < 0.7 and len(span.text.split()) < 3:
            return None
        draft = Draft(unit, speakers, span, None, None, [span], rule, quotes=[quote.id], confidence=confidence)
        self.drafts.append(draft)
        return draft

    def _joined(self, unit: Unit, quote: Quote) -> Draft | None:
        """The last speaker's statement if that was a quotation too, else a new one of the same speaker."""
        last = self._last
        if last is None or unit.paragraph - last.unit.paragraph > 2:
            return None
        between = self._reading.article.text[last.last_end : quote.start]
        if not stands_bare(self._reading, unit):
            return None
        if (last.quotes or ends_quoted(self._reading, last)) and not _words_after_frame(
            self._reading, last, unit, between
        ):
            return last
        return self._uncued(unit, quote, last.speakers, "orphan quotation", 0.5)


def _words_after_frame(reading: Reading, last: Draft, unit: Unit, between: str) -> bool:
    """True when a sentence of narration stands between a statement and the quotation."""
    del between
    position = {u.index for u in reading.units if u.quote is None and last.unit.index < u.index < unit.index}
    return any(
        not all(
            i in reading.stand_in or reading.doc[i].is_punct
            for i in range(reading.units[n].start, reading.units[n].end)
        )
        for n in position
    )


def _announces(draft: Draft) -> bool:
    """'Lind said in a statement.' without a content: the quotation behind the full stop is it."""
    return draft.medium is not None and draft.rule.startswith("say:")


def _own_voice(draft: Draft) -> bool:
    """'I said', 'we call on' inside a quotation: the speaker's own words, no statement of their own."""
    return any(m.span.text.lower() in {"i", "we", "you", "us", "me"} for m in draft.speakers)
