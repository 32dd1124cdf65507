"""Noun → whether it means people, and which kind of victims they are."""

from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.lexicon import load_mapping
from extraction.casualties.frames import Who
from models.events import VictimsKind

_NAMES = frozenset({"PERSON", "NORP"})
_PLACES = frozenset(
    {"GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)


@cache
def _sets() -> dict[str, frozenset[str]]:
    data: Any = load_mapping("frames/casualties_people")
    return {name: frozenset(str(w) for w in words) for name, words in data.items() if name != "odd_plurals"}


def words(name: str) -> frozenset[str]:
    """One list of casualties_people.yml."""
    return _sets()[name]


def lemma(token: Token) -> str:
    """The noun in the singular, lower case; the tagger leaves names in the plural ('Maoists', 'Policemen')."""
    return _singular(token.lower_, token.lemma_)


@lru_cache(maxsize=8192)
def _singular(written: str, lemma: str) -> str:
    low = _odd().get(written) or lemma.lower()
    for plural, singular in (("men", "man"), ("women", "woman"), ("children", "child")):
        if low.endswith(plural):
            return low.removesuffix(plural) + singular
    if low.endswith("s") and not _listed(low) and _listed(low[:-1]):
        return low[:-1]
    return low


@cache
def _odd() -> dict[str, str]:
    data: Any = load_mapping("frames/casualties_people")
    return dict(data["odd_plurals"])


def _listed(low: str) -> bool:
    return any(low in group for group in _sets().values())


def is_people(token: Token) -> bool:
    """True where the noun surely means people: listed, a name of a person or people, or formed like 'fisherman'."""
    low = lemma(token)
    if low in words("military") or low in words("civilian") or low in words("neutral"):
        return True
    if low in words("things"):
        return False
    if token.ent_type_ in _NAMES or token.pos_ == "PRON" or is_aged(token) or _by_country(token):
        return True
    if token.tag_ == "NNPS" and token.text.endswith(tuple(words("demonyms"))):
        return True
    return token.tag_ in {"NN", "NNS", "NNP", "NNPS"} and low.endswith(tuple(words("suffixes")))


def is_aged(token: Token) -> bool:
    """'a 13-year-old', where no noun follows: a person told by age."""
    if token.lower_ not in {"old", "olds"} or token.dep_ in {"amod", "compound", "acomp", "advmod"}:
        return False
    return token.i > 1 and any(t.lower_ in {"year", "month", "week", "day"} for t in token.doc[token.i - 2 : token.i])


def _by_country(token: Token) -> bool:
    """'one Tunisian', 'an Afghani', which the recognizer takes for places: a numbered name of a people."""
    if not token.text[0].isupper() or token.dep_ in {"amod", "compound"}:
        return False
    numbered = any(c.dep_ == "nummod" or c.lower_ in {"a", "an", "another"} for c in token.children)
    return numbered and gazetteer().demonym(token.text) is not None


def is_thing(token: Token) -> bool:
    """True where the noun surely means no people."""
    low = lemma(token)
    if low in words("things"):
        return not is_people(token)
    return token.ent_type_ in _PLACES and not is_people(token)


def fits(token: Token, who: Who) -> bool:
    """True where the noun may be a victim under a frame's condition."""
    if token.tag_ == "CD" or token.like_num:
        return True
    if who == "living":
        return not is_thing(token)
    if who == "troops":
        return lemma(token) in words("troops") or token.ent_type_ == "NORP"
    return is_people(token) or lemma(token) in words("households")


def kind_of(token: Token) -> VictimsKind:
    """Armed actors on any side, or civilians, or both under one figure; unknown where the noun does not say."""
    beside = [
        c for c in token.children if c.dep_ == "conj" and not any(g.dep_ in {"nummod", "det"} for g in c.children)
    ]
    kinds = {_kind(noun) for noun in (token, *beside)}
    return "mixed" if {"civilian", "military"} <= kinds or "mixed" in kinds else _kind(token)


def _kind(token: Token) -> VictimsKind:
    candidates = [token, *(c for c in token.children if c.dep_ in {"compound", "amod", "nmod"})]
    lemmas = [lemma(c) for c in candidates]
    if lemmas[0] in words("civilian"):
        return "civilian"
    if any(low in words("military") for low in lemmas):
        return "military"
    return "civilian" if any(low == "civilian" for low in lemmas) else "unknown"


def one_more(token: Token) -> bool:
    """'two were killed and a third hurt': one, counted on from those before; not a third of them."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return token.lower_ in words("ordinals") and before in (["and", "a"], ["while", "a"], [",", "a"])
