"""'Them' → the people of the same sentence that it stands for: 'dragged two teachers from a bus and killed them'."""

from collections.abc import Callable

from spacy.tokens import Token

from extraction.casualties.people import is_people
from extraction.document import Unit
from extraction.syntax import doer

_PLURAL = frozenset({"NNS", "NNPS"})


def meant_by(pronoun: Token, unit: Unit, is_counted: Callable[[Token], bool]) -> Token | None:
    """The nearest people before 'them', or before 'they' of a passive: counted ones, or several by name.

    Null where the nearest are others ('killed the villagers', 'the rebels'): how many these are is not told.
    """
    if pronoun.dep_ != "nsubjpass" and pronoun.lower_ != "them":
        return None
    doers = _doers(pronoun.head)
    for i in range(pronoun.i - 1, unit.start - 1, -1):
        noun = pronoun.doc[i]
        if noun.i in doers or noun.dep_ in {"compound", "amod", "nmod", "poss"} or not is_people(noun):
            continue
        if noun.dep_ == "conj" and noun.tag_ == "NNP":
            return _top(noun)
        if noun.tag_ in _PLURAL:
            return _top(noun) if is_counted(noun) else None
    return None


def _top(noun: Token) -> Token:
    """The first of coordinated nouns."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _doers(verb: Token) -> set[int]:
    """Who does it is not who suffers it."""
    who = doer(verb)
    return {t.i for t in who.subtree} if who is not None and verb.dep_ != "relcl" else set()
