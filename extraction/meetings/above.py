"""Noun of meeting → the verb above it, and whether it is held there or told before."""

from spacy.tokens import Token

from extraction.meetings.frames import words

_SAID_IN = frozenset({"from", "in", "at", "during", "after", "following"})
_BACK = frozenset({"the", "this", "that", "these", "those", "their", "both"})


def verb_above(noun: Token) -> tuple[Token | None, Token | None]:
    """The verb that governs the noun, and the preposition between them."""
    token, prep = noun, None
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    if token.dep_ == "pobj" and token.head.dep_ == "conj" and token.head.head.pos_ == "ADP":
        return _for_both(token.head)
    while token.dep_ in {"pobj", "prep", "pcomp", "dative"} or token.lower_ == "ahead":
        if token.dep_ == "prep" or (token.dep_ == "dative" and token.pos_ == "ADP"):
            if token.lower_ not in words().inside:
                return None, None
            prep = token
        token = token.head
        if (token.dep_ == "acomp" and token.pos_ == "ADJ") or token.lower_ == "back":  # 'is open to talks', 'back to'
            token = token.head
        if token.pos_ == "NOUN":  # 'in the first of two meetings', 'for a round of talks'
            if prep is not None and prep.lower_ == "of" and token.lemma_.lower() in words().rounds:
                prep = None
                continue
            if prep is not None and prep.lower_ in _SAID_IN and _said(token):
                return token.head, prep
            return None, None
    if token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"} and prep is None:
        return token.head, None
    return (token, prep) if token.pos_ in {"VERB", "AUX"} else (None, None)


def _for_both(second: Token) -> tuple[Token | None, Token | None]:
    """'Flew to Oslo for the opening and for talks with X': the verb above the first 'for'."""
    verb = second.head.head
    fits = second.lower_ in words().inside and verb.pos_ in {"VERB", "AUX"}
    return (verb, second.head) if fits else (None, None)


def _said(noun: Token) -> bool:
    """'delivered his address from the summit': the parser hangs the summit on the address."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in words().saying


def is_held(noun: Token) -> bool:
    """True when a verb such as 'hold' or 'attend' governs the noun."""
    verb, _ = verb_above(noun)
    return verb is not None and verb.lemma_.lower() in words().light


def points_back(noun: Token) -> bool:
    """'The meeting', 'their talks': it may have been told before."""
    before = [c for c in noun.children if c.i < noun.i]
    dated = any(
        c.dep_ == "poss" and c.ent_type_ == "DATE" and c.left_edge.i == c.i for c in before
    )  # 'Monday's meeting'
    return dated or any(c.lower_ in _BACK for c in before)
