"""Noun phrase → the parties it names: people, governments, bodies, groups, delegations."""

from collections.abc import Iterable

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.titles import titles
from config.gazetteer_types import Country
from extraction.context import Context
from extraction.meetings.frames import words
from extraction.syntax import conjuncts, noun_phrase, prep_objects
from models.actor import ActorMention

_NO_PARTY = frozenset({
    "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "QUANTITY", "ORDINAL",
})  # fmt: skip
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def parties_of(context: Context, head: Token) -> list[ActorMention]:
    """The parties a noun phrase names, coordinated ones apart; empty where it names none that could meet."""
    if head.ent_type_ in _NO_PARTY and not _party_noun(head.lemma_.lower()):
        return []
    return [m for noun in conjuncts(head) for m in _of_noun(context, noun) if is_party(m)]


def _of_noun(context: Context, noun: Token) -> list[ActorMention]:
    """The noun's actors; a plural office beside several nations stands for one party each."""
    mentions = [m for m in context.actors(noun) if _within(m, context, noun)]
    if any(m.actor.named for m in mentions) and len(mentions) > 1:
        return mentions
    if (names := _apposed(context, noun)) and not any(m.actor.named for m in mentions):
        return names
    if noun.lemma_.lower() in words().representatives and is_plural(noun):
        nations = _nations(context, noun)
        if len(nations) > 1:
            return nations
    return mentions


def _within(mention: ActorMention, context: Context, noun: Token) -> bool:
    """Only the noun's own actors: those coordinated with it come by their own nouns."""
    return mention.span.start <= context.reading.starts[noun.i] < mention.span.end


def _apposed(context: Context, noun: Token) -> list[ActorMention]:
    """'his counterpart, A', 'his counterparts A, B and C'."""
    found = [m for c in noun.children if c.dep_ == "appos" for m in context.actors(c)]
    return [m for m in found if m.actor.named and m.actor.kind == "person"]


def _nations(context: Context, noun: Token) -> list[ActorMention]:
    """'the leaders of A, B and C', 'his A, B and C counterparts': the countries as parties."""
    beside = [c for c in noun.children if c.dep_ in {"amod", "nmod", "compound", "poss"}]
    beside += [o for _, o in prep_objects(noun, "of", "from")]
    found: list[ActorMention] = []
    for token in (t for b in beside for t in conjuncts(b)):
        first, last = noun_phrase(token)
        span = context.reading.span(first, last)
        country = next((c for w in (span.text, span.text.removeprefix("the "), token.text) if (c := _country(w))), None)
        if country is not None:
            found.append(ActorMention(actor=country.actor(), span=span))
    return found


def _country(name: str) -> Country | None:
    know = gazetteer()
    return know.country(name) or know.demonym(name) if name[:1].isupper() else None


def is_party(mention: ActorMention) -> bool:
    """True for named actors that can meet and for nameless ones whose noun is a party's."""
    if mention.actor.kind in {"media", "document"}:
        return False
    last = mention.span.text.split()[-1].strip(".,;:'\"’”").lower()
    if _stem(last) in words().not_party or last in words().not_party:
        return False
    if mention.actor.name in _SUFFIXES:
        return False
    if mention.actor.named:
        return any(c.isupper() for c in mention.actor.name)
    return any(_party_noun(w) for w in _head_words(mention.span.text))


def _head_words(text: str) -> list[str]:
    before_of = text.split(" of ")[0].split(" from ")[0].split()
    if len(before_of) == 1 and before_of[0].lower() in words().anaphors and " of " in text:
        return []  # 'two of the largest democracies'
    last = before_of[-1].strip(".,;:'\"’”").lower() if before_of else ""
    return [last, _stem(last)]


def _party_noun(word: str) -> bool:
    return word in words().party_nouns or titles().category(word) == "political"


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_bloc(mention: ActorMention) -> bool:
    """True for unions of states: their summit needs no other party."""
    return any(n.lower().removeprefix("the ") in words().blocs for n in (mention.actor.name, mention.span.text))


def is_plural(head: Token) -> bool:
    """True for 'the ministers', 'both sides', 'they', and coordinated nouns."""
    plural = head.tag_ in {"NNS", "NNPS"} or head.lower_ in words().anaphors
    return plural or any(c.dep_ == "conj" for c in head.children)


def is_anaphor(head: Token) -> bool:
    """True for 'the two leaders', 'they', 'both sides': words for those named before."""
    if head.ent_type_ in {"PERSON", "GPE", "ORG", "NORP"}:
        return False
    if head.lower_ not in words().anaphors:
        return False
    if head.pos_ in {"PRON", "NUM", "DET"}:
        return True
    return all(
        c.dep_ in {"det", "nummod", "predet", "punct", "relcl"} or c.lower_ in {"two", "three", "both"} for c in head.children
    )


def same_party(one: ActorMention, other: ActorMention) -> bool:
    """True when two mentions name one party: the same actor, or one name's words hold the other's."""
    if one.actor.name == other.actor.name:
        return True
    if not (one.actor.named and other.actor.named) or one.actor.kind != other.actor.kind:
        return False
    mine, theirs = _name_words(one), _name_words(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _name_words(mention: ActorMention) -> set[str]:
    return {w.lower().strip(".,") for w in mention.actor.name.split()} - {"the", "of", "and", "mr.", "mr"}


def distinct(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Each party once, first mention kept."""
    kept: list[ActorMention] = []
    for mention in mentions:
        if not any(same_party(mention, k) for k in kept):
            kept.append(mention)
    return kept

