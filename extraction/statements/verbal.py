"""Unit → drafts of the statements whose cue is a verb."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Unit
from extraction.statements.act import act_of
from extraction.statements.complement import Found, by_order, complement
from extraction.statements.draft import Draft
from extraction.statements.frames import Frame, sources, verb_frames
from extraction.statements.hearer import hearers
from extraction.statements.pieces import timed
from extraction.statements.relay import relay_of
from extraction.statements.scope import cut, outer_of
from extraction.statements.source import source
from extraction.statements.usable import usable
from extraction.syntax import child, noun_phrase
from models.actor import Actor, ActorMention
from models.span import Span

_MEDIUM_PREPOSITIONS = frozenset({"in", "on", "at", "via", "through", "by", "during"})
_ABSENT = Found((), "quote")


def verbal(context: Context, unit: Unit) -> list[Draft]:
    """One draft a cue, in text order; content may still be missing where the frame takes a quotation."""
    drafts: list[Draft] = []
    for token in context.reading.tokens(unit):
        if token.i in context.reading.stand_in or token.pos_ not in {"VERB", "AUX"}:
            continue
        frames = frames_of(token)
        if not frames or not usable(token):
            continue
        outer = outer_of(context, token, drafts)
        draft = _draft(context, unit, token, frames, outer)
        if draft is not None:
            if draft.pieces or _has_quotation(context, unit):
                cut(token, drafts, reattached=outer is not None)
            drafts.append(draft)
    for draft in drafts:
        draft.spans = [context.reading.span(*p) for p in draft.pieces]
    return drafts


def frames_of(cue: Token) -> tuple[Frame, ...]:
    """The frames of a verb, those of the verb with its particle first."""
    lemma = cue.lemma_.lower()
    parts = [c.lower_ for c in cue.children if c.dep_ in {"prt", "advmod", "prep"} and cue.i < c.i <= cue.i + 2]
    with_particle = [f for part in parts for f in verb_frames().get(f"{lemma} {part}", ())]
    return (*with_particle, *verb_frames().get(lemma, ()))


def _draft(context: Context, unit: Unit, cue: Token, frames: tuple[Frame, ...], outer: Draft | None) -> Draft | None:
    for frame in frames:
        found = complement(cue, frame)
        if found is not None:
            draft = _make(context, unit, cue, frame, found, outer)
            if draft is not None:
                return draft
    if not _has_quotation(context, unit):
        for frame in frames:
            found = by_order(cue, frame)
            draft = _make(context, unit, cue, frame, found, outer) if found is not None else None
            if draft is not None:
                return draft
    quoting = next((f for f in frames if "quote" in f.takes), None)
    return _make(context, unit, cue, quoting, _ABSENT, outer) if quoting is not None else None


def _has_quotation(context: Context, unit: Unit) -> bool:
    return any(True for _ in context.reading.lifted_in(unit))


def _make(context: Context, unit: Unit, cue: Token, frame: Frame, found: Found, outer: Draft | None) -> Draft | None:
    """The draft of a cue in a frame; None where nobody in particular speaks."""
    speakers = outer.speakers if outer is not None else speakers_of(context, cue, frame)
    if not speakers:
        return None
    told = hearers(context, cue, frame, found.construction)
    return Draft(
        unit=unit,
        speakers=speakers,
        trigger=context.reading.span(cue.i, cue.i),
        lemma=cue.lemma_.lower(),
        cue=cue,
        spans=[],
        pieces=list(found.pieces),
        rule=f"{frame.name}: {found.construction}",
        act=act_of(context, cue, frame, found.construction, found.pieces, speakers),
        addressees=[m for m in told if m not in speakers],
        medium=_medium(context, cue),
        reported_by=relay_of(context, cue),
    )


def _medium(context: Context, cue: Token) -> Span | None:
    """'in a statement', 'on Radio Norland': where it was said."""
    for c in cue.children:
        inner = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in _MEDIUM_PREPOSITIONS else None
        if inner is not None and inner.lemma_.lower() in sources().mediums:
            return context.reading.span(*_untimed(inner))
    return None


def _untimed(medium: Token) -> tuple[int, int]:
    """'a statement (on Friday)': the phrase of time is not the medium's."""
    first, last = noun_phrase(medium)
    late = [c.left_edge.i for c in medium.children if c.i > medium.i and (timed(c) or timed(child(c, "pobj")))]
    return (first, min([last, *(i - 1 for i in late)]))


def _of_whom(head: Token) -> Token:
    """'one of the governments': the governments."""
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") or head if of is not None else head


def _crowd(context: Context, head: Token) -> list[ActorMention]:
    """'many in the crowd', 'people familiar with the plan': a group under its own words."""
    if head.lower_ not in sources().nobody and head.lemma_.lower() != "people":
        return []
    span = context.reading.span(*noun_phrase(head, clauses=True))
    return [ActorMention(actor=Actor(name=span.text, kind="group", named=False), span=span)]


def speakers_of(context: Context, cue: Token, frame: Frame) -> list[ActorMention]:
    """The cue's source as actors; the words of 'who said' are 'who'."""
    head = source(cue, agentive=frame.source == "agent", sure=cue.lemma_.lower() in frame.loose)
    if head is None:
        return []
    found = context.actors(head) or context.actors(_of_whom(head)) or _crowd(context, head)
    relative = child(cue, "nsubj") if not any(c.dep_ == "nsubj" and c.i == head.i for c in cue.children) else None
    if relative is not None and relative.tag_ in {"WP", "WDT"} and relative.i != head.i:
        span = context.reading.span(relative.i, relative.i)
        return [m.model_copy(update={"span": span}) for m in found]
    return found
