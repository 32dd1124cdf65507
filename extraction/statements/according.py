"""Unit → drafts of 'according to X', 'in the words of X', 'as X put it'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Unit
from extraction.statements.clauses import is_finite
from extraction.statements.draft import Draft
from extraction.statements.frames import as_said, sources, verb_frames
from extraction.statements.pieces import Piece, runs
from extraction.statements.source import can_speak, is_somebody
from extraction.syntax import agent, child, clause_head


def according(context: Context, unit: Unit) -> Iterator[Draft]:
    """One draft for each such phrase: the clause around it is the content."""
    for token in context.reading.tokens(unit):
        if token.i in context.reading.stand_in:
            continue
        if token.lower_ == "according":
            to = next((c for c in token.children if c.lower_ == "to"), None)
            head = child(to, "pobj") if to is not None else child(token, "pobj")
            yield from _draft(context, unit, token, head, token, "according to")
        elif token.lower_ == "per" and token.dep_ == "prep" and token.i == unit.start:
            yield from _draft(context, unit, token, child(token, "pobj"), token, "per")
        elif token.lower_ in {"words", "view"} and token.dep_ == "pobj" and token.head.lower_ in {"in", "by"}:
            yield from _draft(context, unit, token, _whose(token), token.head, f"in the {token.lower_} of")
        elif _as_reported(token):
            yield from _draft(context, unit, token, agent(token), token, "as X said")
        elif _as_said(token):
            yield from _draft(context, unit, token, child(token, "nsubj"), token, "as X said")


def _whose(noun: Token) -> Token | None:
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None else child(noun, "poss")


def _as_said(verb: Token) -> bool:
    """'as the mayor put it', 'as officials have said'; not 'as he told reporters that', 'as rich as he says'."""
    if verb.dep_ != "advcl" or verb.lemma_.lower() not in as_said():
        return False
    above = verb.head
    clause = above.head if above.dep_ in {"nsubj", "nsubjpass"} else above  # 'The bridge, as he said, is'
    if clause.pos_ not in {"VERB", "AUX"}:
        return False
    if child(verb, "nsubj") is None or child(verb, "ccomp", "xcomp", "neg") is not None:
        return False
    first = next(iter(verb.children), None)
    if first is None or first.lower_ != "as":
        return False
    it = child(verb, "dobj")
    if verb.lemma_ == "make":
        return any(c.lower_ == "clear" for c in verb.children)
    if verb.lemma_ == "put":
        return it is not None and it.lower_ == "it"
    return it is None or verb.lemma_ == "tell"


def _as_reported(verb: Token) -> bool:
    """'As reported by the Post, …'."""
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBN", "VBD"} or verb.lemma_.lower() not in as_said():
        return False
    mark = child(verb, "mark")
    return mark is not None and mark.lower_ == "as" and agent(verb) is not None


def _draft(context: Context, unit: Unit, cue: Token, head: Token | None, phrase: Token, rule: str) -> Iterator[Draft]:
    if head is None or not is_somebody(head) or (rule.startswith("in the") and not can_speak(head)):
        return
    speakers = context.actors(head)
    pieces = _around(unit, phrase)
    if speakers and pieces:
        reading = context.reading
        spans = [reading.span(*p) for p in pieces]
        lemma = cue.lemma_.lower() if cue.pos_ == "VERB" and cue.lower_ != "according" else rule
        yield Draft(unit, speakers, reading.span(cue.i, cue.i), lemma, cue, spans, rule, pieces, confidence=0.8)


def _another_source(phrase: Token) -> int:
    """Where ', and officials expect …' begins behind 'According to X, …': others say or think it; else the end."""
    for c in phrase.head.children:
        own = child(c, "nsubj")
        if c.dep_ != "conj" or own is None or own.pos_ not in {"NOUN", "PROPN"} or not can_speak(own):
            continue
        if (c.lemma_.lower() in verb_frames() or c.lemma_ in sources().private) and own.left_edge.i > phrase.i:
            return own.left_edge.i - 1
    return phrase.sent.end


def _around(unit: Unit, phrase: Token) -> list[Piece]:
    """The sentence without the phrase, where it stands at an end of it; else the clause that it interrupts."""
    own = {t.i for t in phrase.subtree}
    doc = phrase.doc
    rest = [i for i in range(unit.start, unit.end) if i not in own]
    words = [i for i in rest if not doc[i].is_punct]
    if not words:
        return []
    if max(own) < min(words) or min(own) > max(words):
        return runs(phrase, [i for i in rest if i < _another_source(phrase)])
    behind = [i for i in words if i > max(own)]
    own_subject = child(phrase.head, "nsubj", "nsubjpass")
    divided = own_subject is not None and own_subject.i < phrase.i < phrase.head.i  # 'And that, as he says, is much'
    if phrase.head.i > phrase.i and not divided and not any(doc[i].dep_ in {"nsubj", "nsubjpass"} for i in behind):
        return runs(phrase, range(unit.start, min(own)))  # 'according to a letter kept secret'
    clause = clause_head(phrase.head)
    while clause.dep_ in {"xcomp", "acl", "relcl", "advcl"} and not is_finite(clause) and clause.head.i != clause.i:
        clause = clause_head(clause.head)
    return runs(phrase, [t.i for t in clause.subtree if t.i not in own])
