"""Cue → its content read from the order of the words, for the sentences that the parser got wrong."""

from spacy.tokens import Token

from extraction.statements.frames import sources
from extraction.statements.pieces import Piece, runs, timed
from extraction.syntax import child, is_passive, noun_phrase

_ECHOES = frozenset({"so", "as"})  # 'critics say so', 'he said as much'
_NOMINATIVE = frozenset({"he", "she", "it", "they", "we", "i"})


def surface(cue: Token, *, sure: bool, told: bool = False) -> list[Piece]:
    """What follows 'that' or, without it, the cue and its phrases; else all that stands before a final 'he said'.

    sure: the cue does nothing but report; other cues need their 'that'. told: its object hears it.
    """
    if is_passive(cue) or any(c.lower_ in {"as", "when", "so"} for c in cue.children if c.i < cue.i):
        return []
    if sure and _inverted(cue):
        return runs(cue, range(cue.sent.start, cue.i - 1))
    end = _end(cue)
    that = next((t.i for t in cue.doc[cue.i + 1 : end] if _opens(cue, t)), None)
    if that is not None and (sure or not _taken(cue, that)):
        return runs(cue, range(that + 1, end))
    if not sure:
        return []
    start = _behind_phrases(cue, _behind_hearer(cue) if told else cue.i + 1)
    if start < end and (cue.doc[start].lower_ in _ECHOES or _prepositional(cue.doc[start])):
        return []
    words = [t for t in cue.doc[start:end] if not t.is_punct]
    if (framed := _final_frame(cue)) is not None:
        return runs(cue, range(cue.sent.start, framed))
    if len(words) > 3 and any(_finite(t) or _reduced(cue, t) for t in words):
        return runs(cue, range(start, end))
    return _before(cue, words)


def _inverted(cue: Token) -> bool:
    """'…, said Oskar Brandt, founder of the party': the speaker and what is told of him end the sentence."""
    speaker = next((c for c in cue.children if c.dep_ == "nsubj" and c.i > cue.i), None)
    if speaker is None and child(cue, "nsubj") is None and cue.tag_ in {"VBZ", "VBD"}:
        speaker = child(cue, "dobj")  # '…, claims a new report'
    if speaker is None or cue.i - cue.sent.start < 5 or cue.nbor(-1).text != "," or speaker.left_edge.i != cue.i + 1:
        return False
    return all(t.is_punct for t in cue.doc[speaker.right_edge.i + 1 : cue.sent.end])


def _taken(cue: Token, that: int) -> bool:
    """True when another verb or an object stands between, to which the clause may belong."""
    return any(t.pos_ in {"VERB", "AUX"} or t.dep_ == "dobj" for t in cue.doc[cue.i + 1 : that])


def _final_frame(cue: Token) -> int | None:
    """'Talks between A and B could fail, a senior member warned on Monday': the comma before the frame that ends it."""
    behind = [c for c in cue.children if c.i > cue.i and not c.is_punct]
    if any(c.dep_ not in {"npadvmod", "advmod", "prep", "dobj", "dative"} or _holds_finite(c) for c in behind):
        return None
    last = cue.right_edge.i
    if any(not t.is_punct for t in cue.doc[last + 1 : cue.sent.end]):
        return None
    own = [c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i]
    comma = own[-1].left_edge.i - 1 if len(own) > 1 else -1
    if comma <= cue.sent.start + 3 or cue.doc[comma].text != "," or own[-1].right_edge.i + 3 < cue.i:
        return None
    return comma if any(_finite(t) for t in cue.doc[cue.sent.start : comma]) else None


def _holds_finite(part: Token) -> bool:
    """True where the phrase holds a finite verb."""
    return any(_finite(t) for t in part.subtree)


def _reduced(cue: Token, token: Token) -> bool:
    """'said 300 people registered', where the parser took the verb for a participle: nobody says people."""
    if cue.lemma_ != "say" or token.tag_ != "VBN" or token.dep_ != "acl" or child(token, "agent") is not None:
        return False
    return token.head.dep_ == "dobj" and token.head.head.i == cue.i


def _finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _end(cue: Token) -> int:
    end = cue.sent.end
    return next((t.i for t in cue.doc[cue.i + 1 : end] if t.text == ";"), end)


def _opens(cue: Token, token: Token) -> bool:
    """A 'that' that opens a clause, with only phrases between the cue and it."""
    if token.lower_ != "that" or token.i - cue.i >= 16 or token.i + 1 >= cue.sent.end:
        return False
    return token.tag_ == "IN" or token.dep_ in {"mark", "advmod"} or token.doc[token.i + 1].lower_ in _NOMINATIVE


def _behind_hearer(cue: Token) -> int:
    """The first token behind who is told, as far as it is a plain noun phrase."""
    heard = child(cue, "dobj", "dative")
    return noun_phrase(heard)[1] + 1 if heard is not None and heard.left_edge.i == cue.i + 1 else cue.i + 1


def _behind_phrases(cue: Token, start: int) -> int:
    """The first token behind the addressee and the phrases of time and medium."""
    for c in cue.children:
        if c.i < start or c.left_edge.i > start + 1:
            continue
        if c.dep_ in {"prep", "npadvmod", "advmod"} and (timed(c) or timed(child(c, "pobj")) or _medium(c)):
            start = c.right_edge.i + 1
    while start < cue.sent.end and cue.doc[start].text in {",", ":"}:
        start += 1
    return start


def _prepositional(first: Token) -> bool:
    """'argued over straw men': a phrase of the cue, unless it is a number's ('about half')."""
    hedges = {"about", "around", "under", "up"}
    return first.dep_ == "prep" and first.lower_ not in hedges and child(first, "pobj") is not None


def _medium(prep: Token) -> bool:
    inner = child(prep, "pobj")
    return inner is not None and inner.lemma_.lower() in sources().mediums


def _before(cue: Token, behind: list[Token]) -> list[Piece]:
    """'The base was lost he said', without a comma."""
    subject = child(cue, "nsubj")
    if behind or subject is None or subject.right_edge.i + 1 < cue.i - 2 or subject.i > cue.i:
        return []
    first = min(subject.left_edge.i, cue.i)
    words = [t for t in cue.doc[cue.sent.start : first] if not t.is_punct]
    if words and words[0].tag_ == "VBG" and words[0].dep_ == "advcl" and words[0].head.i == cue.i:
        return []  # 'Speaking of the goal, he said:'
    if words and words[-1].pos_ in {"CCONJ", "SCONJ", "ADV"}:
        return []  # '…, and he told the panel'
    if not any(t.pos_ in {"VERB", "AUX"} for t in words):
        return []
    return runs(cue, range(cue.sent.start, first))
