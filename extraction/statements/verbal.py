"""Unit → drafts of the statements whose cue is a verb."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Unit
from extraction.statements.complement import Found, complement
from extraction.statements.draft import Draft
from extraction.statements.frames import Frame, verb_frames
from extraction.statements.source import source
from extraction.statements.usable import usable
from extraction.syntax import child

_ABSENT = Found((), "quote")


def verbal(context: Context, unit: Unit) -> Iterator[Draft]:
    """One draft a cue, in text order; content may still be missing where the frame takes a quotation."""
    for token in context.reading.tokens(unit):
        if token.i in context.reading.stand_in or token.pos_ not in {"VERB", "AUX"}:
            continue
        frames = [f for f in verb_frames().get(token.lemma_.lower(), ()) if _particle_fits(token, f)]
        if frames and usable(token):
            draft = _draft(context, unit, token, frames)
            if draft is not None:
                yield draft


def _particle_fits(cue: Token, frame: Frame) -> bool:
    if not frame.particle:
        return True
    return any(c.lower_ in frame.particle and c.dep_ in {"prt", "advmod", "prep"} for c in cue.children)


def _draft(context: Context, unit: Unit, cue: Token, frames: list[Frame]) -> Draft | None:
    for frame in frames:
        if frame.sign:
            continue
        found = complement(cue, frame)
        if found is not None:
            draft = make(context, unit, cue, frame, found)
            if draft is not None:
                return draft
    quoting = next((f for f in frames if "quote" in f.takes), None)
    return make(context, unit, cue, quoting, _ABSENT) if quoting is not None else None


def make(context: Context, unit: Unit, cue: Token, frame: Frame, found: Found) -> Draft | None:
    """The draft of a cue in a frame; None where nobody in particular speaks."""
    head = source(cue, agentive=frame.source == "agent")
    if head is None:
        return None
    speakers = context.actors(head)
    if not speakers:
        return None
    reading = context.reading
    addressees = context.actors(found.addressee) if found.addressee is not None and found.addressee.i != head.i else []
    return Draft(
        unit=unit,
        speakers=speakers,
        trigger=reading.span(cue.i, cue.i),
        lemma=cue.lemma_.lower(),
        cue=cue,
        spans=[reading.span(*p) for p in found.pieces],
        rule=f"{frame.name}: {found.construction}",
        act=frame.act,
        addressees=addressees,
    )
