"""Noun of meeting → the parties before it: 'her talks', 'the A-B summit', 'the NATO meeting'."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.meetings.draft import Party
from extraction.meetings.parties import is_anaphor, is_party, is_party_noun, parties_of
from extraction.syntax import child
from models.actor import ActorMention


def possessor(context: Context, noun: Token) -> list[Party]:
    """'Her meeting', 'Keller's talks': she; 'their meeting' points back instead."""
    owner = child(noun, "poss")
    return [(m, None) for m in parties_of(context, owner)] if owner is not None and not is_anaphor(owner) else []


def compounds(context: Context, noun: Token) -> list[Party]:
    """'the A-B summit', 'the NATO meeting'; a lone place name tells where: 'the Vienna talks'."""
    found: list[Party] = []
    for c in noun.children:
        if c.dep_ in {"compound", "nmod", "amod"} and c.i < noun.i:
            beside = [g for g in c.children if g.dep_ in {"compound", "nmod", "amod", "npadvmod"}]
            parts = [g for g in beside if _hyphen(g, c) and _both_known(context, g, c)]
            if not parts and not _nameable(c):
                continue
            if parts or not _a_place(c):
                mentions = [m for part in (*parts, c) for m in context.actors(part) if is_party(m) and _known(m)]
                found += [(m, None) for m in mentions if m.actor.named and not is_party_noun(m.actor.name)]
    return found


def _both_known(context: Context, one: Token, other: Token) -> bool:
    """'The Belgrade-Pristina dialogue', 'the Dorn-Reyes meeting': both stand for somebody the article knows."""
    if _nameable(one) and _nameable(other):
        return True
    capital = one.text[:1].isupper() and other.text[:1].isupper()
    kinds = {"person", "government"}
    return capital and all(
        any(m.actor.named and m.actor.kind in kinds for m in context.actors(t)) for t in (one, other)
    )


def _known(mention: ActorMention) -> bool:
    """'The NATO summit', but not 'the Nuclear Security Summit': a body that is known, or written as an acronym."""
    name = mention.actor.name
    return mention.actor.kind != "organisation" or name.isupper() or gazetteer().actor(name) is not None


def _nameable(token: Token) -> bool:
    """True for names; 'September', 'Strategic' and 'Leaders' before 'Summit' are capitalized, but no names."""
    if token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return token.ent_type_ == "PERSON" or token.pos_ == "PROPN" or token.ent_type_ == "NORP"
    return token.pos_ == "PROPN" and not token.ent_type_ and gazetteer().actor(token.text) is not None


def _a_place(token: Token) -> bool:
    know = gazetteer()
    place = know.place(token.text) is not None or token.ent_type_ == "GPE"
    return place and know.body_names.one(token.text) is None


def _hyphen(one: Token, other: Token) -> bool:
    return any(t.text in {"-", "–", "/"} for t in one.doc[one.i : other.i])
