"""A ship named before → the ship again: 'the Viking', 'the carrier', behind 'the destroyer HMS Viking'."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.deployments.lexicon import military
from models.actor import Actor

_FAR = 300  # words; by then an article has told the letters before her name again
_NAME = 4  # words between the letters and the end of the name


def navy_of(letters: Token) -> Actor | None:
    """'HMS' before a name: whose navy she belongs to."""
    country = gazetteer().country_of(military().prefixes.get(letters.text, ""))
    after = letters.doc[letters.i + 1] if letters.i + 1 < len(letters.doc) else letters
    named = after.text[:1].isupper() and (not after.text.isupper() or not letters.sent.text.isupper())
    return country.actor() if country is not None and named else None


def named_again(noun: Token) -> bool:
    """'The Viking', where the frigate Viking or HMS Viking was told of before."""
    if noun.pos_ != "PROPN" or not any(c.lower_ == "the" for c in noun.children):
        return False
    return first_named(noun) is not None


def first_named(noun: Token) -> Token | None:
    """The same name where letters or a kind of ship stand before it."""
    for token in noun.doc[max(0, noun.i - _FAR) : noun.i]:
        if token.orth == noun.orth and (_letters(token) is not None or _class(token) is not None):
            return token
    return None


def owner_by_name(noun: Token) -> Actor | None:
    """Whose ship: by the letters told with her name, here or before."""
    first = first_named(noun)
    letters = _letters(first) if first is not None else None
    return navy_of(letters) if letters is not None else None


def ship_before(noun: Token) -> bool:
    """'The carrier', 'the ship', 'the vessels', where a ship was named before."""
    if not any(c.lower_ in {"the", "both", "these"} for c in noun.children):
        return False
    if any(c.dep_ in {"compound", "amod", "poss", "nmod"} for c in noun.children):
        return False
    before = noun.doc[max(0, noun.i - _FAR) : noun.left_edge.i]
    return any(t.text in military().prefixes and navy_of(t) is not None for t in before)


def _letters(name: Token) -> Token | None:
    """The letters before a name: 'HMS' of 'HMS Queen Viking'."""
    for back in range(1, _NAME + 1):
        if name.i < back:
            return None
        word = name.doc[name.i - back]
        if word.text in military().prefixes and navy_of(word) is not None:
            return word
        if not word.text[:1].isupper():
            return None
    return None


def _class(name: Token) -> Token | None:
    """The kind of ship right before a name: 'frigate Viking'."""
    kind = name.doc[name.i - 1] if name.i else name
    known = military().noun(kind) if name.text[:1].isupper() and kind.text.islower() else None
    return kind if known is not None and known.type == "naval" and known.unit == "pieces" else None
