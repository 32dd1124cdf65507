"""Verb → meeting and its parties: 'X met Y', 'X spoke by phone with Y', 'X was received by Y'."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.apart import met_apart
from extraction.meetings.clauses import behind, linear_with, object_of, subject_of, zero_relative
from extraction.meetings.draft import Found, Party
from extraction.meetings.frames import VerbFrame, words
from extraction.meetings.kinds import is_crowd, is_official, kind_fits, right_kind
from extraction.meetings.parties import (
    antecedents,
    distinct,
    is_anaphor,
    is_bloc,
    is_identified,
    is_plural,
    is_public,
    met_people,
    parties_of,
)
from extraction.meetings.sense import fits
from extraction.syntax import agent, ancestors, child, is_passive, prep_objects
from models.actor import ActorMention
from models.events import ParticipantRole

_ROLES: dict[str, ParticipantRole | None] = {"party": None, "host": "host", "guest": "guest"}


def meetings_of_verb(context: Context, verb: Token) -> Found | None:
    """The meeting a verb tells of, by the first frame that finds enough parties; null where none does."""
    for frame in words().verbs.get(verb.lemma_.lower(), ()):
        found = _try(context, verb, frame)
        if found is not None:
            return found
    return None


def _try(context: Context, verb: Token, frame: VerbFrame) -> Found | None:
    if not fits(verb, frame):
        return None
    doer, done = subject_of(verb), object_of(verb)
    if is_passive(verb) and frame.object:
        doer, done = agent(verb), doer
    found = Found(verb, f"verb:{frame.name}", frame.format)
    subjects = _parties(context, doer, frame.subject)
    if not _named(subjects) and doer is not None and doer.lower_ == "they":
        subjects = [(m, _ROLES[frame.subject]) for m in antecedents(context, doer)] or subjects
    if doer is not None and doer.lower_ == "they" and [m.actor.kind for m, _ in subjects] == ["person"]:
        subjects = []  # 'they' are more than the one who was found
    partners = _partners(context, verb, frame, subjects)
    if frame.not_objects and done is not None:
        inner = (o for _, o in prep_objects(done, "with", "between"))
        partners += [p for o in inner for p in _parties(context, o, "party")]
        if not _both_sides(subjects, partners):
            return None
    if frame.object_words and done is not None and not partners:  # 'exchanged views with X'
        partners = [p for _, o in prep_objects(done, "with") for p in _parties(context, o, "party")]
    others = _objects(context, done or zero_relative(verb), frame) + partners
    found.explicit = bool(partners)
    found.apart = met_apart(verb, others)
    if frame.name == "call_on" and not found.apart:
        found.apart = next((p for p in (subjects, others) if len(p) > 1), [])
    if done is not None and frame.object and not others and not frame.channel:
        return None  # 'met the deadline', 'visited the museum'
    if not others and not _together(frame, doer, subjects, verb):
        return None
    found.parties = subjects + others
    if not right_kind(verb, frame, subjects, others):
        return None
    found.back = doer is not None and is_anaphor(doer) and not others
    found.sides = found.back and doer is not None and doer.lower_ in words().sides
    return found if len(distinct(m for m, _ in found.parties)) > 1 or found.back or found.explicit else _alone(found)


def _partners(context: Context, verb: Token, frame: VerbFrame, subjects: list[Party]) -> list[Party]:
    """Those behind 'with' and the frame's other prepositions, wherever the parser hangs them."""
    found: list[Party] = []
    hidden = linear_with(verb) if frame.channel else ()
    for prep, inner in (*behind(verb, frozenset(frame.preps)), *hidden):
        partners = _parties(context, inner, frame.preps.get(prep.lower_, "party"))
        if frame.name == "meet" and not partners and _named(subjects):
            partners = [(m, None) for m in met_people(context, inner)]
        found += partners
    return found + (_end_of_list(context, verb) if found else [])


def _end_of_list(context: Context, verb: Token) -> list[Party]:
    """'X is to meet with Y, the acting chief Z and W': the parser sets Z beside X."""
    doer = subject_of(verb)
    if doer is None or doer.i > verb.i:
        return []
    behind = [c for c in doer.children if c.dep_ == "appos" and c.i > verb.i]
    return [(m, None) for c in behind for m in parties_of(context, c) if m.actor.named and m.actor.kind == "person"]


def _both_sides(subjects: list[Party], partners: list[Party]) -> bool:
    """'The rebels negotiated a truce with the government': both told, and one a state or in office."""
    told = [m for m, _ in subjects + partners]
    return bool(subjects and partners) and any(is_public(m) for m in told) and any(is_identified(m) for m in told)


def _named(parties: list[Party]) -> bool:
    """True when somebody among them has a name."""
    return any(m.actor.named for m, _ in parties)


def _together(frame: VerbFrame, doer: Token | None, subjects: list[Party], verb: Token) -> bool:
    """'The ministers met'; 'A and B spoke today'."""
    if doer is None:
        return False
    if frame.name == "negotiate" and subjects and all(m.actor.named and m.actor.kind == "person" for m, _ in subjects):
        return False  # 'X and Y are willing to negotiate': not with each other
    if frame.channel:
        return sum(m.actor.named for m, _ in subjects) > 1
    if frame.alone:
        return is_plural(doer) or len(subjects) > 1 or any(is_bloc(m) for m, _ in subjects)
    if frame.name == "discuss":  # 'the minister and her counterpart discussed the border'
        states = all(m.actor.kind == "government" and m.actor.named for m, _ in subjects)
        return len(subjects) > 1 and (states or all(is_official(m) for m, _ in subjects))
    silent = child(verb, "dobj", "ccomp", "xcomp") is None
    heard = verb.dep_ == "ccomp" and verb.head.lemma_ in {"hear", "see", "watch"}
    return frame.pair and silent and not heard and sum(is_official(m) for m, _ in subjects) > 1


def _alone(found: Found) -> Found | None:
    if found.rule == "verb:gather":
        return found if len(found.parties) == 1 and is_bloc(found.parties[0][0]) else None
    return found if found.parties and found.rule in {"verb:meet", "verb:phone_to"} else None


def _parties(context: Context, head: Token | None, role: str) -> list[Party]:
    if head is None:
        return []
    mentions = _whose(context, head) or parties_of(context, head)
    hidden = head.lower_ == "it" and head.head.lemma_ == "be"  # 'it was a pleasure to meet X'
    mentions = [] if hidden else mentions
    if not mentions and (hidden or head.lower_ in {"i", "we"}):  # a turn under a speaker's label
        span = context.reading.span(head.i, head.i)
        speaker = context.attribution(span)
        mentions = [ActorMention(actor=speaker.actor, span=span)] if speaker is not None else []
    return [(m, _ROLES[role]) for m in mentions]


def _whose(context: Context, head: Token) -> list[ActorMention]:
    """'A and B, whose ministers met': A and B."""
    owner = child(head, "poss")
    if owner is None or owner.tag_ != "WP$" or not is_plural(head):
        return []
    clause = next((a for a in ancestors(head) if a.dep_ == "relcl"), None)
    owners = parties_of(context, clause.head) if clause is not None else []
    return owners if len(owners) > 1 else []


def _objects(context: Context, head: Token | None, frame: VerbFrame) -> list[Party]:
    if head is None or frame.object is None:
        return []
    return [
        p for p in _parties(context, head, frame.object) if kind_fits(p[0], frame.object_kind) and not is_crowd(p[0])
    ]
