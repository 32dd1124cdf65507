"""Noun phrase → the nations whose leaders it names: 'the leaders of A, B and C', 'delegates of North and South A'."""

from bisect import bisect_left
from collections.abc import Iterable

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.gazetteer_types import Country
from extraction.context import Context
from extraction.meetings.frames import words
from extraction.syntax import ancestors, child, conjuncts, noun_phrase, prep_objects
from models.actor import ActorMention


def nations(context: Context, noun: Token) -> list[ActorMention]:
    """'the leaders of A, B and C', 'his A, B and C counterparts': the countries as parties."""
    if both := _of_both(context, noun):
        return both
    beside = [c for c in noun.children if c.dep_ in {"amod", "nmod", "compound", "poss"}]
    beside += [o for _, o in prep_objects(noun, "of", "from")]
    found: list[ActorMention] = []
    halves: set[int] = set()
    several = any(len(_listed(b)) > 1 for b in beside)
    for token in (t for b in beside for t in _listed(b)):
        if token.i in halves:
            continue
        if (whole := _of_two_words(token)) is not None:  # 'Bosnia and Herzegovina'
            halves |= {c.i for c in token.children if c.dep_ == "conj"}
            span = context.reading.span(token.i, max(halves))
            found.append(ActorMention(actor=whole.actor(), span=span))
            continue
        if (half := _half(token)) is not None:  # 'delegates of North and South Korea'
            found.append(ActorMention(actor=half.actor(), span=context.reading.span(token.i, token.i)))
            continue
        if token.lemma_.lower() == "power" or token.lemma_.lower() == "country":  # 'Iran and six world powers'
            found += context.actors(token)[:1]
            continue
        first, last = noun_phrase(token)
        span = context.reading.span(first, last)
        country = next((c for w in (span.text, span.text.removeprefix("the "), token.text) if (c := _country(w))), None)
        if country is not None:
            found.append(ActorMention(actor=country.actor(), span=span))
        elif token.pos_ == "PROPN" or token.ent_type_ in {"GPE", "NORP"}:
            kinds = {"group", "government"} if token.ent_type_ in {"GPE", "NORP"} else {"group"}
            kinds |= {"organisation"} if several and token.dep_ in {"pobj", "conj"} else set()
            own = [m for m in context.actors(token) if within(m, context, token)]
            found += [m for m in own if m.actor.named and m.actor.kind in kinds]
    return found


def _of_both(context: Context, noun: Token) -> list[ActorMention]:
    """'The two countries' foreign ministers', 'their foreign ministers' after two presidents: the two countries."""
    owner = child(noun, "poss") or next((o for _, o in prep_objects(noun, "of", "from") if o.tag_ == "NNS"), None)
    if owner is None:
        return []
    owners = [m for m in context.actors(owner) if m.actor.named]
    if len(owners) != 2 or not (owner.lower_ == "their" or owner.lemma_.lower() in words().states):
        return []
    span = context.reading.span(*noun_phrase(noun))
    states = [gazetteer().country_of(m.actor.country) for m in owners if m.actor.country]
    if len(states) != 2 or states[0] is None or states[1] is None or states[0] == states[1]:
        return []
    return [ActorMention(actor=s.actor(), span=span) for s in states if s is not None]


def joint_office(context: Context, parties: list[ActorMention]) -> frozenset[str]:
    """As what the states are there: 'foreign', 'minister' of 'the foreign ministers of A and B'; empty = not told."""
    for mention in parties:
        if mention.actor.kind == "government":
            below = context.reading.doc[bisect_left(context.reading.starts, mention.span.start)]
            for token in (*(t for t in below.subtree if t.i > below.i), below, *ancestors(below)):
                if token.pos_ in {"VERB", "AUX"}:
                    break
                if token.tag_ == "NNS" and token.lemma_.lower() in words().ranks:
                    return office_words(t.lemma_ for t in token.doc[token.left_edge.i : token.i + 1])
    return frozenset()


def office_words(told: Iterable[str]) -> frozenset[str]:
    """The words of an office that tell it from others; empty where it is none of rank."""
    known = frozenset(w.lower() for w in told) & (words().ranks | words().portfolios)
    return known if known & words().ranks else frozenset()


def _of_two_words(token: Token) -> Country | None:
    """The country 'A and B' that a list of countries holds."""
    second = child(token, "conj")
    joined = second is not None and second.i == token.i + 2 and token.nbor(1).lower_ == "and"
    return gazetteer().country(f"{token.text} and {second.text}") if joined and second is not None else None


def _half(token: Token) -> Country | None:
    """'North' in 'North and South Korea'."""
    whole = token.head if token.dep_ in {"nmod", "amod", "compound"} else None
    if whole is None or whole.pos_ != "PROPN" or not any(c.dep_ == "conj" for c in token.children):
        return None
    return _country(f"{token.text} {whole.text}")


def _listed(token: Token) -> list[Token]:
    """'A, B, C and D', also where the parser takes B for an apposition of A."""
    more = [c for c in token.children if c.dep_ == "appos" and c.ent_type_ == token.ent_type_ and c.ent_type_]
    halves = [c for c in token.children if c.dep_ == "nmod" and c.pos_ == "PROPN" and c.i < token.i]
    return [*halves, *conjuncts(token), *(t for c in more for t in _listed(c))]


def country_of(noun: Token) -> Country | None:
    """The state of 'the Peruvian capital', 'Peru's capital'; null where none is named."""
    beside = (c for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "poss"})
    names = (n for c in beside for n in (c.doc[c.left_edge.i : c.i + 1].text, c.text))
    return next((state for n in names if (state := _country(n)) is not None), None)


def _country(name: str) -> Country | None:
    know = gazetteer()
    return know.country(name) or know.demonym(name) if name[:1].isupper() else None


def within(mention: ActorMention, context: Context, noun: Token) -> bool:
    """Only the noun's own actors: those coordinated with it come by their own nouns."""
    return mention.span.start <= context.reading.starts[noun.i] < mention.span.end
