"""'The country', 'the city', 'there' → the place told of before that they mean."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military
from extraction.places import resolve_place
from extraction.syntax import noun_phrase, prep_objects
from models.place import Place

_FAR = 120  # words; a place further back has been named again
_DEFINITE = frozenset({"the", "this", "that"})


def referred_place(context: Context, tokens: list[Token], home: str | None) -> Place | None:
    """The place meant below any of the words, with the words that mean it. home: whose forces would not be 'there'."""
    for token in tokens:
        for inner in _candidates(token):
            kinds = words().meant.get(inner.lemma_.lower())
            place = _last(context, inner, frozenset(kinds), home) if kinds else None
            if place is not None:
                return place.written(context.reading.span(*noun_phrase(inner)))
    return None


def _candidates(token: Token) -> list[Token]:
    """Definite place nouns and 'there' that hang on the word."""
    preps = (words().destination | words().leaving) - words().all_over  # 'fan out across the country': their own
    nouns = [o for p, o in prep_objects(token) if p.lower_ in preps]
    nouns += [c for c in token.children if c.dep_ == "dobj" and token.lemma_.lower() in words().place_objects]
    plain = [n for n in nouns if any(c.lower_ in _DEFINITE for c in n.children) and not _told(n)]
    return plain + [c for c in token.children if c.lower_ == "there" and c.dep_ == "advmod"]


def _told(noun: Token) -> bool:
    """'the region around the lake', 'the northern province': other words than the article tell which."""
    return any(c.dep_ not in {"det", "punct"} and c.lower_ != "whole" for c in noun.children)


def _last(context: Context, before: Token, kinds: frozenset[str], home: str | None) -> Place | None:
    """The last place of such a kind before a word, rather one where something is than one that acts; not their home."""
    acting: Place | None = None
    for token in reversed(before.doc[max(0, before.i - _FAR) : before.i]):
        if token.pos_ != "PROPN" or token.ent_type_ not in {"GPE", "LOC", "FAC"} or token.dep_ == "compound":
            continue
        if any(c.i > token.i and c.dep_ == "compound" for c in token.children):
            continue
        place = resolve_place(context.reading.span(*noun_phrase(token)).text, context.registry.countries)
        if place is None or (place.country is not None and place.country == home):
            continue
        kind = "country" if gazetteer().country(place.name) is not None else place.kind or "place"
        if not (kind in kinds or "any" in kinds):
            continue
        if "country" not in kinds or _is_where(token):
            return place
        acting = acting or place
    return acting or _of_dateline(context, kinds, home)


def last_country(context: Context, before: Token, home: str | None) -> Place | None:
    """The country told of last as a place, where soldiers are told of: 'Chad will withdraw' from there."""
    near = before.doc[max(0, before.i - _FAR) : before.i]
    if not any((known := military().noun(t)) is not None and known.strong for t in near):
        return None
    place = _last(context, before, frozenset({"country"}), home)
    return place.written(context.reading.span(before.i, before.i)) if place is not None else None


def _of_dateline(context: Context, kinds: frozenset[str], home: str | None) -> Place | None:
    """'MONROVIA, Liberia — Rebels entered the capital': where the story is told from, where nothing nearer is named."""
    written = context.reading.article.dateline_place
    place = resolve_place(written, context.registry.countries) if written else None
    if place is None or (place.country is not None and place.country == home):
        return None
    kind = "country" if gazetteer().country(place.name) is not None else place.kind or "place"
    return place if kind in kinds else None


def _is_where(name: Token) -> bool:
    """'in Chad', 'to Chad': a place, where 'Chad said' and 'the army of Chad' are powers."""
    return name.dep_ == "pobj" and name.head.lower_ in (words().destination | words().origin)
