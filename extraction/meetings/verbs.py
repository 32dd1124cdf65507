"""Verb → meeting and its parties: 'X met Y', 'X spoke by phone with Y', 'X was received by Y'."""

import re

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.titles import titles
from extraction.context import Context
from extraction.meetings.clauses import behind, by_channel, linear_with, object_of, subject_of, zero_relative
from extraction.meetings.draft import Found, Party
from extraction.meetings.frames import VerbFrame, words
from extraction.meetings.parties import (
    antecedents,
    distinct,
    is_anaphor,
    is_bloc,
    is_identified,
    is_plural,
    office_of,
    met_people,
    parties_of,
)
from extraction.syntax import agent, ancestors, child, is_passive, prep_objects
from models.actor import ActorMention
from models.events import ParticipantRole

_MASS = re.compile(r"\d{3}|^enough\b|thousand|million")
_ROLES: dict[str, ParticipantRole | None] = {"party": None, "host": "host", "guest": "guest"}


def meetings_of_verb(context: Context, verb: Token) -> Found | None:
    """The meeting a verb tells of, by the first frame that finds enough parties; null where none does."""
    for frame in words().verbs.get(verb.lemma_.lower(), ()):
        found = _try(context, verb, frame)
        if found is not None:
            return found
    return None


def _try(context: Context, verb: Token, frame: VerbFrame) -> Found | None:
    if not _fits(verb, frame):
        return None
    doer, done = subject_of(verb), object_of(verb)
    if is_passive(verb) and frame.object:
        doer, done = agent(verb), doer
    found = Found(verb, f"verb:{frame.name}", frame.format)
    subjects = _parties(context, doer, frame.subject)
    if not _named(subjects) and doer is not None and doer.lower_ == "they":
        subjects = [(m, _ROLES[frame.subject]) for m in antecedents(context, doer)] or subjects
    others = _objects(context, done or zero_relative(verb), frame)
    if frame.not_objects and done is not None:
        return None
    hidden = linear_with(verb) if frame.channel else ()
    for prep, inner in (*behind(verb, frozenset(frame.preps)), *hidden):
        partners = _parties(context, inner, frame.preps.get(prep.lower_, "party"))
        if frame.name == "meet" and not partners and _named(subjects):
            partners = [(m, None) for m in met_people(context, inner)]
        others += partners
        found.explicit = found.explicit or bool(partners)
    if done is not None and frame.object and not others and not frame.channel:
        return None  # 'met the deadline', 'visited the museum'
    if not others and not _together(frame, doer, subjects, verb):
        return None
    found.parties = subjects + others
    if frame.channel and any(_maybe_paper(m) for m, _ in others):
        return None
    if frame.several and len(distinct(m for m, _ in others)) < 2:
        return None
    if frame.public and not public(found.parties):
        return None
    if frame.name == "call" and not _a_call(verb, subjects, found.parties):
        return None
    if frame.officials and not all(_official(m) for m, _ in found.parties):
        return None
    if frame.format == "visit" and not abroad([m for m, _ in found.parties]):
        return None
    found.back = doer is not None and is_anaphor(doer) and not others
    found.sides = found.back and doer is not None and doer.lower_ in words().sides
    return found if len(distinct(m for m, _ in found.parties)) > 1 or found.back or found.explicit else _alone(found)


def _named(parties: list[Party]) -> bool:
    """True when somebody among them has a name."""
    return any(m.actor.named for m, _ in parties)


def public(parties: list[Party]) -> bool:
    """True when one holds an office or is a body: a meal of private persons is no meeting of parties."""
    return any(m.actor.kind != "person" or office_of(m) in {"political", "military", "spokes"} for m, _ in parties)


def _a_call(verb: Token, subjects: list[Party], parties: list[Party]) -> bool:
    """Private people call each other, prosecutors call witnesses: an office, or talk as its purpose, makes it contact."""
    if not all(is_identified(m) for m, _ in subjects):
        return False
    talk = words().addressing | words().saying
    return public(parties) or any(c.lemma_ in talk for c in verb.children if c.dep_ in {"advcl", "xcomp"})


def _maybe_paper(mention: ActorMention) -> bool:
    """'told Meridian by phone': a body, or a single word that nobody has introduced, may be the paper itself."""
    actor = mention.actor
    if not actor.named or actor.kind == "government":
        return False
    return actor.kind != "person" or (" " not in actor.name and actor.role is None)


def _official(mention: ActorMention) -> bool:
    """A named person with a political office, or the counterpart of one."""
    actor = mention.actor
    if not actor.named:
        return "counterpart" in mention.span.text.lower()
    return actor.kind == "person" and actor.named and titles().category(actor.role or "") == "political"


def _together(frame: VerbFrame, doer: Token | None, subjects: list[Party], verb: Token) -> bool:
    """'The ministers met'; 'A and B spoke today'."""
    if doer is None:
        return False
    if frame.channel:
        return sum(m.actor.named for m, _ in subjects) > 1
    if frame.alone:
        return is_plural(doer) or len(subjects) > 1
    silent = child(verb, "dobj", "ccomp", "xcomp") is None
    heard = verb.dep_ == "ccomp" and verb.head.lemma_ in {"hear", "see", "watch"}
    return frame.pair and silent and not heard and sum(_official(m) for m, _ in subjects) > 1


def _alone(found: Found) -> Found | None:
    if found.rule == "verb:gather":
        return found if len(found.parties) == 1 and is_bloc(found.parties[0][0]) else None
    return found if found.parties and found.rule in {"verb:meet", "verb:phone_to"} else None


def _fits(verb: Token, frame: VerbFrame) -> bool:
    if frame.channel and not by_channel(verb, frame.cues):
        return False
    near = {t.lower_ for t in verb.subtree if t.pos_ != "VERB"} if frame.cues else set()
    if frame.cues and not near & frame.cues:
        return False
    if frame.particles and not any(c.lower_ in frame.particles for c in verb.children):
        return False
    if frame.object_words:
        return any(c.dep_ == "dobj" and c.lemma_ in frame.object_words for c in verb.children)
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    if any(_another_verb(c, frame) for c in verb.children):
        return False
    if is_passive(verb) and agent(verb) is None and frame.object == "party":  # 'was met with fire'
        return False
    if any(inner.lower_ in words().sport for _, inner in prep_objects(verb, "in", "at", "for", "during")):
        return False
    if frame.format == "visit" and not talks_told(verb):
        return False
    # 'called on X', 'called X a liar', 'called it off': a second object or a particle makes another verb
    return frame.name != "call" or not (called_on(verb) or _names(verb))


def called_on(word: Token) -> bool:
    """'called on X to', 'a call for', also where the parser loses the preposition."""
    after = word.i + 1
    while after < len(word.doc) and word.doc[after].text in {'"', "“", "‘", "``"}:
        after += 1
    asks = after < len(word.doc) and word.doc[after].lower_ in {"on", "upon", "for"}
    inner = child(word.doc[after], "pobj") if asks else None
    return asks and (inner is None or inner.ent_type_ not in {"DATE", "TIME"})


def _names(verb: Token) -> bool:
    """'called X a liar', 'called X “naive”': it gives a name."""
    done = object_of(verb)
    if child(verb, "oprd", "prt", "attr", "ccomp") is not None or done is None:
        return True
    if any(t.text in {"“", '"', "``", "‘"} for t in verb.doc[verb.i : done.right_edge.i]):
        return True
    after = done.right_edge.i + 1
    return after < len(verb.doc) and verb.doc[after].lower_ in {"“", '"', "''", "‘", "a", "an", "the", "his", "her"}


def _another_verb(c: Token, frame: VerbFrame) -> bool:
    """'called on X', 'spoke at a rally'; but not 'called on Sunday'."""
    if c.dep_ not in {"prep", "prt", "advmod"} or c.lower_ not in frame.not_preps:
        return False
    inner = child(c, "pobj")
    return inner is None or inner.ent_type_ not in {"DATE", "TIME"}


def talks_told(trigger: Token) -> bool:
    """True when the sentence around a visit tells of talks, or that it is official."""
    above = {t.i for t in ancestors(trigger)} | {trigger.i}  # 'discussed his visit' tells of no talks there
    return any(t.lower_ in words().visit_talks for t in trigger.sent if t.i not in above)


def _parties(context: Context, head: Token | None, role: str) -> list[Party]:
    if head is None:
        return []
    mentions = parties_of(context, head)
    if not mentions and head.lower_ in {"i", "we"}:  # a turn under a speaker's label
        span = context.reading.span(head.i, head.i)
        speaker = context.attribution(span)
        mentions = [ActorMention(actor=speaker.actor, span=span)] if speaker is not None else []
    return [(m, _ROLES[role]) for m in mentions]


def _objects(context: Context, head: Token | None, frame: VerbFrame) -> list[Party]:
    if head is None or frame.object is None:
        return []
    return [
        p for p in _parties(context, head, frame.object) if _kind_fits(p[0], frame.object_kind) and not _crowd(p[0])
    ]


def _kind_fits(mention: ActorMention, kind: str) -> bool:
    person = mention.actor.kind == "person"
    if kind == "government":
        return is_country(mention)
    if kind == "named_person":
        return person and mention.actor.named
    if kind in {"person", "guest"}:  # a nameless party is a delegation; a body or an award is no guest
        return person or not mention.actor.named
    return True


def _crowd(mention: ActorMention) -> bool:
    """'Hosts 600,000 refugees', 'gather enough delegates': counted masses are no guests."""
    return not mention.actor.named and bool(_MASS.search(mention.span.text))


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
