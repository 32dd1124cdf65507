"""Verb → meeting and its parties: 'X met Y', 'X spoke by phone with Y', 'X was received by Y'."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from config.titles import titles
from extraction.context import Context
from extraction.meetings.draft import Found, Party
from extraction.meetings.frames import VerbFrame, words
from extraction.meetings.parties import antecedents, distinct, is_anaphor, is_plural, parties_of
from extraction.syntax import agent, ancestors, child, is_passive, prep_objects
from extraction.syntax import doer as understood
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
    if not _fits(verb, frame):
        return None
    doer, done = understood(verb), _object(verb)
    if is_passive(verb) and frame.object:
        doer, done = agent(verb), doer
    found = Found(verb, f"verb:{frame.name}", frame.format)
    subjects = _parties(context, doer, frame.subject)
    if not _named(subjects) and doer is not None and doer.lower_ == "they":
        subjects = [(m, _ROLES[frame.subject]) for m in antecedents(context, doer)] or subjects
    others = _objects(context, done, frame)
    if frame.not_objects and done is not None:
        return None
    behind_preps = prep_objects(verb, *frame.preps) if frame.preps else ()
    for prep, inner in (*behind_preps, *_misread(verb, frame), *_deep_with(verb, frame)):
        behind = _parties(context, inner, frame.preps.get(prep.lower_, "party"))
        others += behind
        found.explicit = found.explicit or bool(behind)
    if done is not None and frame.object and not others:
        return None  # 'met the deadline', 'visited the museum'
    if not others and not _together(frame, doer, subjects, verb):
        return None
    found.parties = subjects + others
    if frame.name == "dine" and not public(found.parties):
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
    return any(m.actor.kind != "person" or m.actor.role for m, _ in parties)


def _official(mention: ActorMention) -> bool:
    """A named person with a political office, or the counterpart of one."""
    actor = mention.actor
    if not actor.named:
        return "counterpart" in mention.span.text.lower()
    return actor.kind == "person" and actor.named and titles().category(actor.role or "") == "political"


def _misread(verb: Token, frame: VerbFrame) -> list[tuple[Token, Token]]:
    """'spoke with X to offer help': the parser takes 'X to offer help' for a clause of its own."""
    below = [*verb.children, *(g for c in verb.children if c.dep_ == "prep" for g in c.children)]
    found: list[tuple[Token, Token]] = []
    for clause in below:
        inner = child(clause, "nsubj") if clause.dep_ in {"advcl", "ccomp", "xcomp", "pcomp"} else None
        before = inner.left_edge.i - 1 if inner is not None else -1
        to = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
        if to and inner is not None and before > verb.i and verb.doc[before].lower_ in frame.preps:
            found.append((verb.doc[before], inner))
    return found


def _deep_with(verb: Token, frame: VerbFrame) -> list[tuple[Token, Token]]:
    """'spoke on the margins of the summit with X': the parser hangs 'with' on the last noun before it."""
    if "with" not in frame.preps or any(c.lower_ == "with" for c in verb.children):
        return []
    found: list[tuple[Token, Token]] = []
    for token in verb.subtree:
        if token.lower_ == "with" and token.dep_ == "prep" and token.i > verb.i and _only_phrases(token, verb):
            inner = child(token, "pobj")
            if inner is not None and inner.ent_type_ in {"PERSON", "GPE", "ORG", "NORP"}:
                found.append((token, inner))
    return found


def _only_phrases(token: Token, verb: Token) -> bool:
    """True when nothing but nouns behind prepositions stands between the token and the verb."""
    for above in ancestors(token):
        if above.i == verb.i:
            return True
        if above.dep_ not in {"prep", "pobj", "npadvmod", "advmod", "pcomp"} or above.pos_ == "VERB":
            return False
    return False


def _together(frame: VerbFrame, doer: Token | None, subjects: list[Party], verb: Token) -> bool:
    """'The ministers met'; 'A and B spoke today'."""
    if doer is None:
        return False
    if frame.alone:
        return is_plural(doer) or len(subjects) > 1
    silent = child(verb, "dobj", "ccomp", "xcomp") is None
    heard = verb.dep_ == "ccomp" and verb.head.lemma_ in {"hear", "see", "watch"}
    return frame.pair and silent and not heard and sum(_official(m) for m, _ in subjects) > 1


def _alone(found: Found) -> Found | None:
    return found if found.parties and found.rule in {"verb:meet", "verb:phone_to"} else None


def _fits(verb: Token, frame: VerbFrame) -> bool:
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
    asks = after < len(word.doc) and word.doc[after].lower_ in {"on", "upon", "for"}
    inner = child(word.doc[after], "pobj") if asks else None
    return asks and (inner is None or inner.ent_type_ not in {"DATE", "TIME"})


def _names(verb: Token) -> bool:
    """'called X a liar', 'called X “naive”': it gives a name."""
    done = child(verb, "dobj")
    if child(verb, "oprd", "prt", "attr", "ccomp") is not None or done is None:
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


def _object(verb: Token) -> Token | None:
    misread = (c for c in verb.children if c.dep_ == "npadvmod" and c.i > verb.i)
    return child(verb, "dobj") or next((c for c in misread if c.ent_type_ in {"PERSON", "ORG", "GPE"}), None)


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
    return [p for p in _parties(context, head, frame.object) if _kind_fits(p[0], frame.object_kind)]


def _kind_fits(mention: ActorMention, kind: str) -> bool:
    person = mention.actor.kind == "person"
    if kind == "government":
        return is_country(mention)
    if kind == "named_person":
        return person and mention.actor.named
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
