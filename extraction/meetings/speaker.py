"""A meeting told with one party only → the office holder who tells of it: '“Talks with Peru go on,” she said'."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.draft import Found, Party
from extraction.meetings.parties import is_public, same_party
from extraction.syntax import subject
from models.actor import ActorMention


def missing_partner(context: Context, found: Found) -> list[Party]:
    """Talks 'with X' and nobody else: who tells of them, or who in the sentence does something to 'them'."""
    if not found.explicit or len(found.parties) != 1:
        return []
    other = found.parties[0][0]
    speaker = context.attribution(context.reading.span(found.trigger.i, found.trigger.i))
    candidates = [*_acting(context, found.trigger), *([speaker] if speaker is not None else [])]
    partner = next((m for m in candidates if m.actor.named and is_public(m) and not _kin(m, other)), None)
    return [(partner, None)] if partner is not None else []


def _acting(context: Context, noun: Token) -> list[ActorMention]:
    """'Talks with X began in May, but Y has put them on hold': Y."""
    if noun.dep_ != "nsubj":
        return []
    done = (t for t in noun.sent if t.lower_ in {"them", "it"} and t.dep_ == "dobj" and t.i > noun.i)
    doers = (subject(t.head) for t in done)
    return [m for by in doers if by is not None for m in context.actors(by)]


def _kin(one: ActorMention, other: ActorMention) -> bool:
    """The same party; a government and one of its own."""
    same = one.actor.country is not None and one.actor.country == other.actor.country
    return same_party(one, other) or (same and other.actor.kind in {"government", "person"} and other.actor.named)
