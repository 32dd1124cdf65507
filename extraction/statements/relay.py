"""Cue → the outlet that passes its statement on: 'quoted him as saying', 'remarks carried by', '…, Tavra reported'."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.statements.draft import Draft
from extraction.statements.frames import sources
from extraction.statements.source import is_media, is_somebody
from extraction.syntax import agent, child, is_passive, subject
from models.actor import ActorMention


def relay_of(context: Context, cue: Token) -> ActorMention | None:
    """Who quotes or carries what the cue reports; None where its own sentence frame names nobody."""
    head = _quoting(cue) or _carrying(cue)
    return next(iter(context.actors(head)), None) if head is not None and is_somebody(head) else None


def _quoting(cue: Token) -> Token | None:
    """'The agency quoted the mayor as saying', 'the mayor was quoted as saying by the agency'."""
    if cue.lower_ != "saying" or cue.doc[cue.i - 1].lower_ != "as":
        return None
    governor = cue.head.head if cue.dep_ == "pcomp" else cue.head
    if governor.pos_ != "VERB":
        return None
    return agent(governor) or _by(cue) if is_passive(governor) else subject(governor)


def _by(cue: Token) -> Token | None:
    by = next((c for c in cue.children if c.dep_ in {"prep", "agent"} and c.lower_ == "by" and c.i > cue.i), None)
    return child(by, "pobj") if by is not None else None


def _carrying(cue: Token) -> Token | None:
    """'In remarks carried by state television, Lind said …'."""
    for c in cue.children:
        medium = child(c, "pobj") if c.dep_ == "prep" and c.lower_ == "in" else None
        if medium is not None and medium.lemma_.lower() in sources().mediums:
            carried = (a for a in medium.children if a.dep_ == "acl" and a.lemma_.lower() in sources().carriers)
            return next((agent(a) for a in carried), None)
    return None


def without_relays(drafts: list[Draft]) -> list[Draft]:
    """'…, KCNA reported' around an inner statement marks that one and is no row of its own."""
    kept = []
    for outer in drafts:
        inner = _relayed(outer, drafts)
        if inner is None:
            kept.append(outer)
        else:
            inner.reported_by = outer.speakers[0]
    return kept


def _relayed(outer: Draft, drafts: list[Draft]) -> Draft | None:
    if outer.cue is None or not any(is_media(m.actor.name) or is_media(m.span.text) for m in outer.speakers):
        return None
    for inner in drafts:
        if inner is outer or inner.cue is None or inner.unit is not outer.unit or not inner.spans:
            continue
        below = inner.cue.head.i == outer.cue.i and inner.cue.dep_ in {"ccomp", "parataxis"}
        beside = inner.cue.pos_ == "VERB" and outer.cue.head.i == inner.cue.i
        if below or (beside and _passing_on(outer)) or _trails(outer, inner):
            return inner
    return None


def _trails(outer: Draft, inner: Draft) -> bool:
    """'Lind said the border was closed, Tavra reported', where the parser hung the last frame on the first."""
    if outer.cue is None or inner.cue is None or outer.cue.dep_ not in {"ccomp", "parataxis"}:
        return False
    return outer.cue.head.i == inner.cue.i < outer.cue.i and any(s.holds(inner.trigger) for s in outer.spans)


def _passing_on(outer: Draft) -> bool:
    """'According to Tavra, the mayor told lawmakers …', '“…,” said the mayor, as quoted by Tavra'."""
    return outer.rule in {"according to", "per", "as X said"}
