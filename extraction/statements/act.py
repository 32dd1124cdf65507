"""Cue, frame and content → the speech act: 'told them to leave' requests, 'told them that …' says."""

from collections.abc import Sequence

from spacy.tokens import Token

from extraction.context import Context
from extraction.statements.frames import Frame
from extraction.statements.pieces import Piece
from extraction.syntax import child
from models.actor import ActorMention
from models.events import SpeechAct

_OWN = frozenset({"i", "we"})
_WHO = frozenset({"he", "she", "they"})  # with nobody else named in between, the speaker
_WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
_REPORTED = frozenset({"clause", "quote", "order of words"})
_WISH = frozenset({"should", "must"})


def act_of(
    context: Context, cue: Token, frame: Frame, construction: str, pieces: Sequence[Piece], speakers: list[ActorMention]
) -> SpeechAct:
    """The frame's act, unless this verb or this content makes less of it; see `factual` and `threats` in the frames."""
    if frame.threats and not _threatens(context, cue, frame, pieces, speakers):
        return "say"
    if cue.lemma_.lower() in frame.factual and construction in _REPORTED and not _wished(cue):
        return "say"
    return frame.act


def _wished(cue: Token) -> bool:
    """'suggested that the talks be held': a bare verb or 'should' in the clause."""
    below = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i), None)
    if below is None:
        return False
    modals = {c.lower_ for c in below.children if c.dep_ in {"aux", "auxpass"}}
    return bool(modals & _WISH) or "be" in modals or (below.tag_ == "VB" and not modals)


def _threatens(
    context: Context, cue: Token, frame: Frame, pieces: Sequence[Piece], speakers: list[ActorMention]
) -> bool:
    """True where the speaker says what the speaker will do, or names a retaliation."""
    words = [cue.doc[i] for first, last in pieces for i in range(first, last + 1)]
    if any(t.lemma_.lower() in frame.threats for t in words):
        return True
    names = {m.actor.name for m in speakers}
    for token in words:
        if token.dep_ not in {"nsubj", "nsubjpass"} or not any(c.lower_ in _WILL for c in token.head.children):
            continue
        mine = child(token, "poss") or token
        if mine.lower_ in _OWN or (mine.lower_ in _WHO and child(cue, "dobj", "dative") is None):
            return True
        if names & {m.actor.name for m in context.actors(mine)}:
            return True
    return False
