"""Noun phrase → the parties it names: people, governments, bodies, groups, delegations."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.titles import titles
from extraction.context import Context
from extraction.meetings.company import names_behind, without_company
from extraction.meetings.frames import words
from extraction.meetings.listed import (
    SUFFIXES,
    astray,
    counted_in,
    is_office,
    misplaced_name,
    named_by,
    names_beside,
    second_office,
    undated,
)
from extraction.meetings.nations import nations, within
from extraction.syntax import conjuncts, noun_phrase, prep_objects
from models.actor import Actor, ActorMention

_NO_PARTY = frozenset({
    "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "QUANTITY", "ORDINAL",
})  # fmt: skip
_SHORT = 10  # words
_FAR = 60  # words; two sentences
_PHRASE_END = re.compile(r",? (?:of|from|between|with|in|on|for|to|at|by|including|among|behind|over|against|near) ")
_WORD = re.compile(r"\w+(?:\.\w+)*")


def parties_of(context: Context, head: Token) -> list[ActorMention]:
    """The parties a noun phrase names, coordinated ones apart; empty where it names none that could meet."""
    head = undated(head)
    if head.ent_type_ in _NO_PARTY and not is_office(head.lemma_.lower()):
        return []
    if head.pos_ == "NOUN" and head.lemma_.lower() in words().not_party:  # 'my son, pilot Muath'
        return []
    if head.lemma_.lower() in words().amounts and (counted := counted_in(head)) is not None:
        return distinct(
            [*parties_of(context, counted), *(m for c in conjuncts(head)[1:] for m in parties_of(context, c))]
        )
    names = names_beside(head)
    found: list[ActorMention] = []
    listed = [n for n in (*conjuncts(head), *astray(head)) if not second_office(n)]
    for noun in map(named_by, listed):
        mine = _of_noun(context, misplaced_name(noun, head) or noun)
        if len(mine) > 1 and len(mine) == len(names) and noun.i != head.i:
            mine = [m for n in names for m in _of_noun(context, n)]  # 'and his A and B counterparts, X and Y'
            names = []
        found += mine
    if head.tag_ in {"NN", "NNP"} and head.ent_type_ != "PERSON":  # 'his counterpart X and Y'; 'President X and Y'
        found += [m for n in names[1:] for m in _of_noun(context, n)]
    found = _before_office(context, head) + (names_behind(context, head) or found)
    return without_company([m for m in found if is_party(m)]) or _delegates(context, head)


def met_people(context: Context, head: Token) -> list[ActorMention]:
    """'met with top police', 'met with students': nameless people that are parties only behind 'with'."""
    if head.lemma_.lower() not in words().with_only:
        return []
    span = context.reading.span(*noun_phrase(head))
    return [ActorMention(actor=Actor(name=span.text, kind="group", named=False), span=span)]


def _before_office(context: Context, head: Token) -> list[ActorMention]:
    """'Keller and Peru's prime minister': the parser takes the first name for a modifier of the office."""
    if head.ent_type_ != "PERSON" and not (head.pos_ == "NOUN" and is_office(head.lemma_.lower())):
        return []
    titles_too = (head, *(c for c in head.children if c.dep_ == "compound"))
    beside = (c for t in titles_too for c in t.children)
    first = (c for c in beside if c.dep_ in {"nmod", "poss"} and any(g.dep_ == "cc" for g in c.children))
    found = [m for c in first for m in context.actors(c) if within(m, context, c)]
    return [m for m in found if m.actor.named and m.actor.kind == "person"]


def _delegates(context: Context, head: Token) -> list[ActorMention]:
    """'engineers from the World Bank', 'two of their political people': nameless, but sent by somebody."""
    inner = [o for _, o in prep_objects(head, "from", "of")]
    if head.pos_ == "NUM" or head.lower_ in {"some", "several", "few", "many"}:
        theirs = any(c.dep_ == "poss" for o in inner for c in o.children)
        fits = theirs and any(_delegate(o) for o in inner)
    else:
        fits = head.tag_ == "NNS" and _delegate(head) and any(_body(context, o) for o in inner)
    if not fits:
        return []
    span = context.reading.span(*noun_phrase(head))
    return [ActorMention(actor=Actor(name=span.text, kind="group", named=False), span=span)]


def _delegate(noun: Token) -> bool:
    return noun.lemma_.lower() in words().delegates or is_office(noun.lemma_.lower())


def _body(context: Context, noun: Token) -> bool:
    """An organisation, a government or an army, named or 'both armies'."""
    if noun.lemma_.lower() in {"army", "side", "government", "military", "navy", "party"}:
        return True
    return any(m.actor.named and m.actor.kind not in {"person", "media"} for m in context.actors(noun))


def antecedents(context: Context, pronoun: Token) -> list[ActorMention]:
    """The several parties that 'they' stands for: the last subject that was plural ('The leaders of A and B')."""
    span = context.reading.span(pronoun.i, pronoun.i)
    for token in reversed(pronoun.doc[max(0, pronoun.i - _FAR) : pronoun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"} and is_plural(token):
            several = [m for m in distinct(parties_of(context, token)) if m.actor.named]
            if len(several) > 1:
                return [ActorMention(actor=m.actor, span=span) for m in several]
            return [ActorMention(actor=m.actor, span=span) for m in _one_body(context, token)]
    return []


def _one_body(context: Context, noun: Token) -> list[ActorMention]:
    """'Top diplomats of the region … They also met X': one party of several people, nameless."""
    mine = [m for m in parties_of(context, noun) if is_identified(m) or _stem(noun.lower_) in words().representatives]
    return mine if len(mine) == 1 and noun.tag_ == "NNS" else []


def _of_noun(context: Context, noun: Token) -> list[ActorMention]:
    """The noun's actors; a plural office beside several nations stands for one party each."""
    mentions = [m for m in context.actors(noun) if within(m, context, noun)]
    if any(m.actor.named for m in mentions) and len(mentions) > 1:
        return mentions
    styled = noun.lower_ in words().styles
    if (names := _apposed(context, noun)) and (styled or not any(m.actor.named for m in mentions)):
        return names
    joint = noun.lemma_.lower() in words().joint_bodies and any(c.lower_ in words().joint for c in noun.children)
    if joint or (noun.lemma_.lower() in words().representatives and is_plural(noun)):
        several = nations(context, noun)
        if len(several) > 1:
            return several
    return mentions


def _apposed(context: Context, noun: Token) -> list[ActorMention]:
    """'his counterpart, A', 'his counterparts A, B and C', 'a bloc, the EU', 'a delegation from the bloc EU'."""
    found = [m for c in noun.children if c.dep_ == "appos" for m in context.actors(c)]
    people = [m for m in found if m.actor.named and m.actor.kind == "person"]
    senders = [noun, *(o for _, o in prep_objects(noun, "from", "of"))] if noun.tag_ == "NN" else []
    bodies = [m for s in senders for c in s.children if c.dep_ == "appos" for m in context.actors(c)]
    return people or [m for m in bodies if is_bloc(m) or (m.actor.named and m.actor.kind == "government")]


def is_party(mention: ActorMention) -> bool:
    """True for named actors that can meet and for nameless ones whose noun is a party's."""
    if mention.actor.kind in {"media", "document"}:
        return False
    if any(w.lower() in words().media_words for w in mention.span.text.split()):
        return False
    if not (mention.actor.named and mention.actor.kind in {"person", "government"}):  # 'X of South Africa'
        last = mention.span.text.split()[-1].strip(".,;:'\"’”").lower()
        if _stem(last) in words().not_party or last in words().not_party:
            return False
    if mention.actor.name in SUFFIXES or mention.actor.name.endswith(("’s", "'s")):
        return False
    if mention.actor.name.split()[0].lower() in words().not_party:
        return False
    if mention.actor.kind != "person" and _only_place(mention.actor.name):
        return False
    if mention.actor.named:
        return any(c.isupper() for c in mention.actor.name)
    if text_words(mention) <= {"country", "nation", "state"}:  # 'the country', which is not said
        return False
    told = mention.actor.name if " " not in mention.span.text else mention.span.text  # 'they', 'it'
    return any(is_office(w) for w in _head_words(told))


def _only_place(name: str) -> bool:
    """'the Americas', 'Asia': a place that has no government of its own."""
    know = gazetteer()
    return know.place(name) is not None and know.actor(name) is None and know.seat(name) is None


def is_identified(mention: ActorMention) -> bool:
    """True for names, and for nameless parties of a named state or body: 'EU leaders', 'Afghan officials'."""
    if mention.actor.named or mention.actor.country is not None or is_bloc(mention):
        return True
    know = gazetteer()
    return any(w[:1].isupper() and (know.demonym(w) or know.actor(w)) for w in mention.span.text.split())


def office_of(mention: ActorMention) -> str | None:
    """The kind of office a person holds, by role or by the title written before the name ('King Harald')."""
    titled = mention.span.text.split()[0] if mention.actor.named else ""
    before = mention.span.text.split()[:2] if mention.actor.named else []  # 'Crown Prince X'
    if {w.lower() for w in (*before, *(mention.actor.role or "").split())} & words().rulers:
        return "political"
    return titles().category(mention.actor.role or "") or titles().category(titled)


def is_public(mention: ActorMention) -> bool:
    """True for a state, a bloc and a person who holds a political office."""
    if mention.actor.kind == "person":
        return office_of(mention) == "political"
    return mention.actor.kind == "government" or is_bloc(mention)


def _head_words(text: str) -> list[str]:
    before_of = _PHRASE_END.split(text)[0].split()
    if len(before_of) == 1 and before_of[0].lower() in words().anaphors and text.split()[1:2] == ["of"]:
        return [w for w in (_stem(before_of[0].lower()),) if is_office(w)]  # 'two of the largest democracies'
    last = before_of[-1].strip(".,;:'\"’”").lower() if before_of else ""
    return [last, _stem(last)]


def is_party_noun(name: str) -> bool:
    """'Leaders', 'Ministers': words for parties, not names of them."""
    return any(is_office(w) for w in (name.lower(), _stem(name.lower())))


def _stem(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_bloc(mention: ActorMention) -> bool:
    """True for unions of states and their leaders: their summit needs no other party."""
    text = mention.span.text.removeprefix("the ").lower().split(" ")
    if {text[0], " ".join(text[:2])} & words().blocs and (not mention.actor.named or text[-1].isdigit()):  # 'EU 27'
        return True
    leaders = not mention.actor.named and _stem(_head_words(" ".join(text))[0]) in words().representatives
    if leaders and len(text) < _SHORT:  # 'Arab ministers', 'leaders of the Group of Seven'
        return bool(set(text) & words().regions) or any(f" {b} " in f" {' '.join(text)} " for b in words().blocs)
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
    plain = {"det", "nummod", "predet", "punct", "relcl"}
    return all(c.dep_ in plain or c.lower_ in {"two", "three", "both"} for c in head.children)


def same_party(one: ActorMention, other: ActorMention) -> bool:
    """True when two mentions name one party: the same actor, or one name's words hold the other's."""
    if one.actor.name == other.actor.name:
        return True
    if not (one.actor.named and other.actor.named) or one.actor.kind != other.actor.kind:
        return False
    mine, theirs = name_words(one), name_words(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def text_words(mention: ActorMention) -> set[str]:
    """The words of a mention as it is written: 'a delegation from Peru' holds 'peru'."""
    split = _WORD.findall(mention.span.text)
    return {w.lower() for w in split} - {"the", "of", "and", "a", "an"}


def name_words(mention: ActorMention) -> set[str]:
    """The words of an actor's name, without articles and titles."""
    return {w.lower().strip(".,") for w in mention.actor.name.split()} - {"the", "of", "and", "mr.", "mr"}


def distinct(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Each party once, first mention kept."""
    kept: list[ActorMention] = []
    for mention in mentions:
        if not any(same_party(mention, k) for k in kept):
            kept.append(mention)
    return kept
