"""Drafts → Statements: kind, quotes, relays, and one row a cue."""

from extraction.context import Context
from extraction.statements.draft import Draft
from extraction.statements.relay import without_relays
from extraction.statements.usable import modality
from models.dates import UNDATED, EventDate
from models.events import Modality, Statement, StatementKind
from models.place import Place
from models.span import Span


def finish(context: Context, drafts: list[Draft]) -> list[Statement]:
    """The drafts that have a content, as Statements in text order."""
    whole = [d for d in without_relays(drafts) if d.spans]
    kept = _once(_outermost(whole))
    seen: set[tuple[str, int, int]] = set()
    out = []
    for draft in sorted(kept, key=lambda d: d.trigger.start):
        statement = _statement(context, draft)
        key = (
            " | ".join(m.actor.name for m in statement.speakers),
            statement.content[0].start,
            statement.content[-1].end,
        )
        if key not in seen:
            seen.add(key)
            out.append(statement)
    return out


def _once(drafts: list[Draft]) -> list[Draft]:
    """Without what the headline says and the body says again."""
    body = [d for d in drafts if d.unit.zone == "body"]
    return [d for d in drafts if d.unit.zone == "body" or not any(_repeats(b, d) for b in body)]


def _repeats(body: Draft, head: Draft) -> bool:
    """True when one has half of the other's words and a common speaker."""
    if not {m.actor.name for m in body.speakers} & {m.actor.name for m in head.speakers}:
        return False
    mine, theirs = (set(" ".join(s.text for s in d.spans).lower().split()) for d in (body, head))
    return len(mine & theirs) * 2 >= min(len(mine), len(theirs))


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """Without the cues that stand inside what an earlier cue reports, unless they have a source of their own."""
    return [d for d in drafts if not any(_reports(o, d) for o in drafts if o is not d)]


def _reports(outer: Draft, inner: Draft) -> bool:
    if outer.trigger.start > inner.trigger.start and inner.unit.quote is None:
        return False  # 'The army said …, residents recalled': the main cue is the first
    if not any(s.holds(inner.trigger) for s in outer.spans):
        return False
    if inner.unit.quote is not None and any(m.actor.kind == "media" for m in outer.speakers):
        return False  # a newspaper quoted at length tells who said what
    if _own_statement(outer, inner):
        return False
    mutual = any(s.holds(outer.trigger) for s in inner.spans)
    return not (mutual and _sure(inner) and not _sure(outer))


def _own_statement(outer: Draft, inner: Draft) -> bool:
    """'Aid groups say the officials told them that …': a second source inside, with a cue that only reports."""
    if inner.cue is None or inner.unit.quote is not None or not inner.rule.startswith(("say:", "tell:")):
        return False
    names = {n.lower() for m in outer.speakers for n in (m.actor.name, m.span.text)}
    if any(n.lower() in names for m in inner.speakers for n in (m.actor.name, m.span.text)):
        return False
    return not any(s.holds(outer.trigger) for s in inner.spans)


def _sure(draft: Draft) -> bool:
    """True for cues that do nothing but report: of two that hold each other, they are the outer one."""
    return draft.rule.startswith(("say:", "tell:", "according"))


def _statement(context: Context, draft: Draft) -> Statement:
    reading = context.reading
    content = merged(draft.spans)
    quotes, kind = (content, "direct") if draft.verbatim else quoted_parts(context, content)
    mood: Modality = modality(draft.cue) if draft.cue is not None and draft.cue.pos_ == "VERB" else "asserted"
    return Statement(
        event_id=context.event_id("statement", draft.trigger),
        article_id=reading.article.article_id,
        trigger=draft.trigger,
        evidence=reading.evidence(draft.unit),
        date=_date(context, draft),
        place=_place(context, draft),
        modality=mood,
        confidence=draft.confidence,
        rule=draft.rule,
        speakers=tuple(draft.speakers),
        cue=draft.lemma,
        cue_span=draft.trigger if draft.lemma is not None else None,
        content=content if kind == "direct" else tuple(_closed(context, span) for span in content),
        quotes=quotes,
        kind=kind,
        speech_act=draft.act,
        addressees=tuple(draft.addressees),
        medium=draft.medium,
        reported_by=draft.reported_by,
    )


def _date(context: Context, draft: Draft) -> EventDate:
    """When it was said; a day inside the content is the day of something else."""
    date = context.when(draft.cue) if draft.cue is not None else UNDATED
    said = date.span
    return UNDATED if said is not None and any(s.overlaps(said) for s in draft.spans) else date


def _place(context: Context, draft: Draft) -> Place | None:
    """Where it was said; a place inside the content, in a name, or called upon is none."""
    place = context.where(draft.cue) if draft.cue is not None else None
    if place is None or place.span is None:
        return place
    named = [m.span for m in (*draft.speakers, *draft.addressees)]
    inside = any(s.overlaps(place.span) for s in draft.spans)
    before = context.reading.article.text[: place.span.start].split()[-1:]
    return None if inside or (any(s.overlaps(place.span) for s in named) and before != ["in"]) else place


def merged(spans: list[Span]) -> tuple[Span, ...]:
    """In text order, none inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not (kept and kept[-1].end >= span.end):
            kept.append(span)
    return tuple(kept)


def _closed(context: Context, span: Span) -> Span:
    """A content that opens a quotation holds its end as well: 'the build-up is "purely defensive"'."""
    text = context.reading.article.text
    for quote in context.reading.quotes:
        opened = span.start <= quote.start and quote.inner_start < span.end < quote.end and not quote.open
        if opened and not any(char.isalnum() for char in text[span.end : quote.end]):
            return Span.cut(text, span.start, quote.end)
    return span


def quoted_parts(context: Context, content: tuple[Span, ...]) -> tuple[tuple[Span, ...], StatementKind]:
    """The quoted parts of a content, and whether all, some or none of its words are quoted."""
    text = context.reading.article.text
    parts = []
    for quote in context.reading.quotes:
        for span in content:
            start, end = max(quote.inner_start, span.start), min(quote.inner_end, span.end)
            if start < end and text[start:end].strip():
                parts.append(Span.cut(text, start, end))
    if not parts:
        return (), "indirect"
    outside = sum(sum(c.isalnum() for c in s.text) for s in content) - sum(
        sum(c.isalnum() for c in p.text) for p in parts
    )
    return tuple(parts), "direct" if outside <= 0 else "mixed"
