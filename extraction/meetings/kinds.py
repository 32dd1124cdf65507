"""Parties → may they be those of this verb: offices, countries, people, no crowds and no papers."""

import re

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.meetings.draft import Party
from extraction.meetings.frames import VerbFrame, words
from extraction.meetings.parties import distinct, is_identified, is_public, office_of
from models.actor import ActorMention

_MASS = re.compile(r"\d{3}|^enough\b|thousand|million")


def right_kind(verb: Token, frame: VerbFrame, subjects: list[Party], others: list[Party]) -> bool:
    """True when the parties are of the kinds that the frame asks for."""
    parties = subjects + others
    if frame.channel and any(_maybe_paper(m) for m, _ in others):
        return False
    if frame.several and len(distinct(m for m, _ in others)) < 2:
        return False
    if frame.public and not public(parties):
        return False
    if frame.name == "call" and not _a_call(verb, subjects, parties):
        return False
    if frame.name == "call_on":
        return _called_on(subjects, others)
    if frame.name == "see":
        return _seen(verb, subjects, others)
    if frame.name == "speak_to" and all(m.actor.kind == "government" for m, _ in parties):
        return True  # 'Norway is ready to talk to Peru'
    if frame.officials and not (all(in_office(m) for m, _ in parties) and any(is_official(m) for m, _ in parties)):
        return False
    return frame.format != "visit" or abroad([m for m, _ in parties])


def public(parties: list[Party]) -> bool:
    """True when one holds an office or is a body: a meal of private persons is no meeting of parties."""
    return any(m.actor.kind != "person" or office_of(m) in {"political", "military", "spokes"} for m, _ in parties)


def _a_call(verb: Token, subjects: list[Party], parties: list[Party]) -> bool:
    """Private people call each other, prosecutors call witnesses: an office or talk as purpose makes it contact."""
    if not all(is_identified(m) for m, _ in subjects):
        return False
    talk = words().addressing | words().saying
    return public(parties) or any(c.lemma_ in talk for c in verb.children if c.dep_ in {"advcl", "xcomp"})


def _seen(verb: Token, subjects: list[Party], others: list[Party]) -> bool:
    """'saw Presidents X and Y', or 'flew in to see X': an office on one side is enough where one travels for it."""
    purpose = verb.dep_ in {"advcl", "xcomp"} and any(c.lower_ == "to" for c in verb.children)
    named = bool(subjects) and all(m.actor.named and m.actor.kind == "person" for m, _ in others)
    seen = purpose or any(is_official(m) for m, _ in others)
    return named and seen and public([p for p in subjects if p[0].actor.kind == "person"])


def _called_on(subjects: list[Party], others: list[Party]) -> bool:
    """'The army chief, Ivan Dorn, called on Prime Minister X': people by name, those called on in office."""
    named = all(m.actor.kind == "person" and (m.actor.named or is_official(m)) for m, _ in subjects + others)
    return named and bool(subjects) and all(is_official(m) or office_of(m) == "military" for m, _ in others)


def _maybe_paper(mention: ActorMention) -> bool:
    """'told Meridian by phone': a body, or a single word that nobody has introduced, may be the paper itself."""
    actor = mention.actor
    if not actor.named or actor.kind == "government":
        return False
    return actor.kind != "person" or (" " not in actor.name and actor.role is None)


def is_official(mention: ActorMention) -> bool:
    """A named person with a political office, or the counterpart of one."""
    actor = mention.actor
    if not actor.named:
        text = mention.span.text.lower()
        return "counterpart" in text or ("colleague" in text and is_identified(mention))
    return actor.kind == "person" and office_of(mention) == "political"


def in_office(mention: ActorMention) -> bool:
    """Whoever meets officials as one of them: also a general, a state, a bloc."""
    return is_official(mention) or is_public(mention) or office_of(mention) == "military"


def is_crowd(mention: ActorMention) -> bool:
    """'Hosts 600,000 refugees', 'gather enough delegates': counted masses are no guests."""
    return not mention.actor.named and bool(_MASS.search(mention.span.text))


def kind_fits(mention: ActorMention, kind: str) -> bool:
    """True when the mention may fill a frame's object of this kind."""
    person = mention.actor.kind == "person"
    if kind == "government":
        return is_country(mention)
    if kind == "named_person":
        return (person and mention.actor.named) or "counterpart" in mention.span.text.lower()
    if kind in {"person", "guest"}:  # a nameless party is a delegation; a body or an award is no guest
        return person or not mention.actor.named
    return True


def is_country(mention: ActorMention) -> bool:
    """True for a country, also by its capital."""
    name, text = mention.actor.name, mention.span.text.removeprefix("the ")
    country = gazetteer().country(name)
    return country is not None and bool(gazetteer().country(text) or text in {country.capital, name})


def abroad(parties: list[ActorMention]) -> bool:
    """True when the first is a person who visits another country than their own."""
    guests = [m for m in parties if m.actor.kind == "person"]
    hosts = [m for m in parties if m.actor.kind == "government"]
    return bool(guests and hosts) and all(g.actor.country != h.actor.country for g in guests for h in hosts)
