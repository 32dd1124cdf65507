"""Paragraphs whose speaker stands beside the words, without a verb: '“…” — Mara Lind', 'LIND: …'."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Quote, Reading, Unit
from extraction.statements.draft import Draft
from extraction.statements.frames import noun_frames, sources
from extraction.statements.quoted import stands_bare
from extraction.syntax import child, is_passive
from models.actor import Actor, ActorMention
from models.span import Span

_DASHES = frozenset({"—", "–", "―", "-", "--"})
# 'MR. LIND:', 'SEN. LIND (D):', 'Q', 'Mara Lind:'; a label is short and every word of it is a name or a title.
_LABEL = re.compile(
    r"[“\"]?(?P<who>Q(?! &)|A|(?:[A-Z][A-Z.'’\-]+)(?: [A-Z][A-Z.'’\-]+){0,4}(?: \([^)]{1,20}\))?)"
    r"(?::|(?<=\bQ))\s+(?=\S)"
)
_MARKS = frozenset({"“", "”", '"', "''", "``", ","})
_TURNS = 3  # a single 'WARNING:' makes no transcript


def signed(context: Context, unit: Unit) -> Token | None:
    """The head of the name that stands behind a quotation and a dash, at the end of the sentence."""
    reading = context.reading
    words = [
        t for t in reading.tokens(unit) if t.i not in reading.stand_in and t.text not in {"“", "”", '"', "''", ",", "."}
    ]
    if len(words) < 2 or len(words) > 14 or words[0].text not in _DASHES or words[1].pos_ != "PROPN":
        return None
    if any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in words[1:]):
        return None
    name = words[1]
    while name.head.i > name.i and name.dep_ == "compound":
        name = name.head
    return name


def labelled(context: Context, unit: Unit, quote: Quote) -> Token | None:
    """The head of the name that stands before a colon and the quotation: 'More from Lind: “…”', 'Mara Lind: “…”'."""
    words = [t for t in context.reading.tokens(unit) if context.reading.ends[t.i] <= quote.start]
    if len(words) < 2 or words[-1].text != ":" or words[-2].pos_ != "PROPN":
        return None
    first = len(words) - 2
    while first > 0 and words[first - 1].pos_ == "PROPN":
        first -= 1
    return words[-2] if first == 0 or words[first - 1].lower_ in {*_DASHES, "from"} else None


def leads_in(reading: Reading, unit: Unit, quote: Quote, before: Unit | None) -> Token | None:
    """The subject of the words that end in a colon before the quotation, else of the sentence before a bare one."""
    words = [t for t in reading.tokens(unit) if reading.ends[t.i] <= quote.start and t.i not in reading.stand_in]
    if any(t.text not in _MARKS for t in words):
        if words[-1].text != ":":
            return None
    elif before is None or not stands_bare(reading, unit):
        return None
    else:
        words = [t for t in reading.tokens(before) if t.i not in reading.stand_in]
    root = next((t for t in words if t.dep_ == "ROOT"), None)
    if root is None or is_passive(root):
        return None
    if root.pos_ not in {"VERB", "AUX"}:
        return _utterer(root) if words[-1].text == ":" else None
    own = child(root, "nsubj", "nsubjpass")
    return _utterer(own) or own if own is not None else None


def _utterer(noun: Token) -> Token | None:
    """'Lind’s message to the strikers was clear: “…”', 'Her verdict: “…”', 'The answer from Lund: “…”': whose it is."""
    if noun.lemma_.lower() not in noun_frames() and noun.lemma_.lower() not in sources().utterances:
        return None
    from_ = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "from"), None)
    return child(noun, "poss") or (child(from_, "pobj") if from_ is not None else None)


def turns(context: Context, units: Sequence[Unit]) -> dict[int, Draft]:
    """Paragraph → the turn of a transcript that it belongs to; empty where the article is none."""
    labels: dict[int, re.Match[str]] = {}
    first: dict[int, Unit] = {}
    for unit in units:
        first.setdefault(unit.paragraph, unit)
    text = context.reading.article.text
    for number, unit in first.items():
        match = _LABEL.match(text, context.reading.starts[unit.start])
        if match is not None:
            labels[number] = match
    if len(labels) < _TURNS:
        return {}
    found: dict[int, Draft] = {}
    turn: Draft | None = None
    for number, unit in sorted(first.items()):
        end = text.find("\n", context.reading.starts[unit.start])
        end = len(text) if end < 0 else end
        if number in labels:
            turn = _turn(context, unit, labels[number], end)
        elif turn is not None:
            turn.spans.append(Span.cut(text, context.reading.starts[unit.start], end))
        if turn is not None:
            found[number] = turn
    return found


def _turn(context: Context, unit: Unit, label: re.Match[str], end: int) -> Draft:
    text = context.reading.article.text
    who = Span.cut(text, label.start("who"), label.end("who"))
    token = next((t for t in reversed(context.reading.tokens(unit)) if context.reading.ends[t.i] <= who.end), None)
    known = context.actors(token) if token is not None and who.text not in {"Q", "A"} else []
    name = "reporter" if who.text == "Q" else who.text.title()
    actor = known[0].actor if known else Actor(name=name, kind="person", named=who.text not in {"Q", "A"})
    said = Span.cut(text, label.end(), end)
    return Draft(unit, [ActorMention(actor=actor, span=who)], who, None, None, [said], "transcript turn", verbatim=True)
