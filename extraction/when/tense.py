"""Verb group → tense, as far as it helps to date it: 'will meet', 'plans to meet' are future, 'has met' is past."""

from spacy.tokens import Token

from extraction.when.meaning import Tense
from extraction.when.words import words

_VERBS = frozenset({"VERB", "AUX"})


def tense_of(token: Token) -> Tense:
    """The tense of the clause the token stands in; a participle or infinitive takes it from its governor."""
    verb = _verb(token)
    seen: set[int] = set()
    while verb is not None and verb.i not in seen:
        seen.add(verb.i)
        own = _own_tense(verb)
        if own is not None:
            return own
        verb = verb.head if verb.head.i != verb.i and verb.head.pos_ in _VERBS | {"NOUN", "ADJ"} else None
        verb = _verb(verb) if verb is not None else None
    return "unknown"


def _verb(token: Token) -> Token | None:
    while token.pos_ not in _VERBS and token.head.i != token.i:
        token = token.head
    return token if token.pos_ in _VERBS else None


def _own_tense(verb: Token) -> Tense | None:
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.lower_ in words().future_modals for c in helpers):
        return "past" if any(c.lower_ == "have" for c in helpers) else "future"
    finite = next((c for c in helpers if c.tag_ in {"VBD", "VBZ", "VBP"}), None)
    if any(c.tag_ == "TO" for c in helpers):
        return _infinitive(verb)
    if finite is not None:
        return _compound(verb, finite)
    if verb.tag_ in {"VBD", "VBN"}:
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "present" if verb.lemma_ in words().scheduled else "unknown"
    return None


def _compound(verb: Token, finite: Token) -> Tense:
    """'has met', 'was meeting', 'did meet': past; 'is meeting', 'is held': present."""
    if finite.tag_ == "VBD" or (finite.lemma_ == "have" and verb.tag_ == "VBN"):
        return "past"
    return "present"


def _infinitive(verb: Token) -> Tense | None:
    """'plans to meet', 'a call to withdraw': yet to come; 'managed to leave': as the governor; null asks it."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if "have" in helpers:
        return "past"
    governor = verb.head
    after_the_fact = governor.pos_ in _VERBS and governor.lemma_ in words().implicatives
    return None if after_the_fact and verb.dep_ in {"xcomp", "advcl", "ccomp"} else "future"
