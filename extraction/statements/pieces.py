"""Tokens → runs of tokens, as (first, last), with marks at their ends left out."""

from collections.abc import Iterable

from spacy.tokens import Token

from extraction.statements.frames import sources
from extraction.syntax import child, trim

Piece = tuple[int, int]
# Phrases at the end that belong to what was said; 'during', 'after', 'at' tell of the saying.
_INSIDE = frozenset(
    "as for of over about against on with into toward towards from to between among since under regarding concerning "
    "in upon without despite through by beyond across around near within because until".split()
)
_MARKS = frozenset({"“", "”", '"', "''", "``", "‘"})
_PLACES = frozenset({"in", "on", "at", "through", "via", "by", "from"})


def hull(cue: Token, tokens: Iterable[Token]) -> list[Piece]:
    """From the first to the last of the tokens behind the cue."""
    indices = [t.i for t in tokens if t.i > cue.i]
    return [trim(cue.doc, min(indices), max(indices))] if indices else []


def runs(head: Token, indices: Iterable[int]) -> list[Piece]:
    """Runs of neighbouring tokens that hold a word."""
    pieces: list[Piece] = []
    for i in sorted(indices):
        if pieces and pieces[-1][1] == i - 1:
            pieces[-1] = (pieces[-1][0], i)
        else:
            pieces.append((i, i))
    trimmed = [trim(head.doc, *p) for p in pieces]
    return [p for p in trimmed if any(head.doc[i].is_alpha or head.doc[i].like_num for i in range(p[0], p[1] + 1))]


def stretched(cue: Token, first: int, last: int) -> Piece:
    """The piece with the phrases that follow it below the cue, up to the first comma or remark on the saying."""
    for c in cue.children:
        if c.i <= last:
            continue
        belongs = is_to(c) if c.dep_ == "advcl" else c.dep_ == "prep" and _of_content(c)
        if not belongs or c.left_edge.i != last + 1:
            break
        last = c.right_edge.i
    return trim(cue.doc, first, _without_remark(cue, first, last))


def _without_remark(cue: Token, first: int, last: int) -> int:
    """'condemned the deal, which would cut taxes': a remark of the narrator's behind the object is no part of it."""
    for t in cue.doc[first + 1 : last]:
        if t.text in _MARKS:
            return last
        relative = t.tag_ in {"WDT", "WP", "WP$"} and t.lower_ != "that" and cue.doc[t.i - 1].text == ","
        clause = next((a for a in (t.head, t.head.head) if a.dep_ == "relcl"), None)
        if relative and clause is not None and clause.head.i < t.i and clause.right_edge.i >= last:
            return t.i - 2
    return last


def _of_content(prep: Token) -> bool:
    inner = child(prep, "pobj", "pcomp")
    if inner is None or prep.lower_ not in _INSIDE or timed(inner):
        return False
    place = inner.ent_type_ in {"GPE", "LOC", "FAC"} or inner.lemma_.lower() in sources().mediums
    return not (prep.lower_ in _PLACES and place)


def timed(noun: Token | None) -> bool:
    """True for a day or a time."""
    return noun is not None and noun.ent_type_ in {"DATE", "TIME"}


def is_to(verb: Token) -> bool:
    """True for an infinitive with 'to'."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
