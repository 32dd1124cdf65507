"""Parties as listed → those who sit there: names behind 'the two leaders', but not those who only come along."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.frames import words
from extraction.syntax import child, conjuncts
from models.actor import ActorMention

_REACH = 6  # tokens; titles before the first name
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}


def without_company(parties: list[ActorMention]) -> list[ActorMention]:
    """'X and his delegation', 'X and the accompanying delegation': X."""
    if not any(m.actor.named and m.actor.kind == "person" for m in parties):
        return parties
    return [m for m in parties if m.actor.named or not _comes_along(m.span.text.lower().split())]


def _comes_along(told: list[str]) -> bool:
    owned = told[0] in {"his", "her", "their"} or "accompanying" in told
    return owned and told[-1] in words().accompanying


def names_behind(context: Context, head: Token) -> list[ActorMention]:
    """'The two leaders, X and his deputy, Y', where the parser hangs X on the verb or lists them all: X, Y."""
    plural = head.tag_ == "NNS" and head.lemma_.lower() in words().representatives
    if not plural or head.i + 2 >= len(head.doc) or head.nbor(1).text not in {",", "–", "-", "—", ":"}:
        return []
    number = next((n for c in head.children if (n := _NUMBERS.get(c.lower_))), None)
    first = next((t for t in head.doc[head.i + 2 : head.i + 2 + _REACH] if t.ent_type_ == "PERSON"), None)
    if number is None or first is None:
        return []
    while first.dep_ == "compound":
        first = first.head
    opened = all(t.pos_ in {"PROPN", "NOUN", "ADJ", "DET", "PART"} for t in head.doc[head.i + 2 : first.i])
    if not opened or child(first, "conj") is None or first.dep_ == "appos":
        return []
    named = [m for t in conjuncts(first)[:1] for m in context.actors(t) if m.actor.named and m.actor.kind == "person"]
    return named if len(named) == number else []
