"""Cue → who is told: 'told the council', 'called on the rebels to', 'thanked Paris for', 'in a letter to the king'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.statements.frames import Frame, sources
from extraction.statements.pieces import timed
from extraction.statements.source import can_speak, is_document, is_somebody
from extraction.syntax import child
from models.actor import ActorMention
from models.span import Span

_ABOUT = frozenset({"about", "over", "on", "against", "for", "after", "during", "at", "by", "in", "from", "with"})
_TO = frozenset({"to"})
_MEDIUMS_IN = frozenset({"in", "by", "via"})


def hearers(context: Context, cue: Token, frame: Frame, construction: str) -> list[ActorMention]:
    """The addressees of a cue as bare persons and bodies; empty where nobody in particular is told."""
    for head, sure in _candidates(cue, frame, construction):
        if not timed(head) and is_somebody(head) and (sure or (can_speak(head) and not is_document(head))):
            return [_bare(context, head, m) for m in context.actors(head)]
    return []


def _candidates(cue: Token, frame: Frame, construction: str) -> Iterator[tuple[Token, bool]]:
    """Heads of phrases that may name the addressee, with whether the construction alone shows that it hears."""
    told = child(cue, "dative", "dobj")
    if told is not None and told.pos_ != "ADP" and told.i > cue.i:
        if frame.addressee == "object" and construction in {"clause", "quote", "order of words"}:
            yield told, frame.hears
        elif frame.addressee == "object" or construction == "object infinitive":
            yield told, False
    below = child(cue, "xcomp", "ccomp") if construction == "object infinitive" else None
    person = child(below, "nsubj") if below is not None and told is None else None
    if person is not None:
        yield person, False
    first, _, second = construction.partition(" ")
    if construction in {"to", "object to"}:
        return  # 'pointed to', 'compared her to': what it is about
    preps = {first} if second == "infinitive" and first != "object" else _TO
    yield from ((inner, False) for inner in _objects(cue, preps))
    for inner in _objects(cue, _MEDIUMS_IN):
        if inner.lemma_.lower() in sources().mediums:
            yield from ((to, False) for to in _objects(inner, _TO))


def _objects(head: Token, preps: frozenset[str] | set[str]) -> Iterator[Token]:
    for c in head.children:
        inner = child(c, "pobj") if c.dep_ in {"prep", "dative", "prt"} and c.lower_ in preps else None
        if inner is not None:
            yield inner


def _bare(context: Context, head: Token, mention: ActorMention) -> ActorMention:
    """The mention without the phrase that tells what it is told: 'the police (of their fears)'."""
    phrases = [c for c in head.children if c.dep_ in {"prep", "acl", "relcl"} and c.i > head.i]
    said = next((c for c in phrases if c.lower_ in _ABOUT or (c.lower_ == "of" and not _part_of_name(c))), None)
    if said is None:
        return mention
    end = context.reading.ends[said.left_edge.i - 1]
    if not mention.span.start < end < mention.span.end:
        return mention
    return mention.model_copy(update={"span": Span.cut(context.reading.article.text, mention.span.start, end)})


def _part_of_name(of: Token) -> bool:
    """'the Ministry of Defence', 'the governor of the province': not 'the police of their fears'."""
    inner = child(of, "pobj")
    if inner is None:
        return False
    return inner.pos_ == "PROPN" or any(c.dep_ == "det" and c.lower_ == "the" for c in inner.children)
