"""Sentence → those it adds to the meeting told before it: 'Peru and Chad were invited', 'Also present was X'."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.draft import Found
from extraction.meetings.frames import words
from extraction.meetings.parties import is_identified, parties_of
from extraction.syntax import child, prep_objects, subject


def attendance_of(context: Context, verb: Token) -> Found | None:
    """Who attended, was present or was invited, where the sentence does not say to what but 'the meeting'."""
    if inverted := _inverted(verb):
        there = [m for t in inverted for m in parties_of(context, t)]
        several = len(there) > 1 and any(m.actor.named for m in there)
        return Found(
            verb, "verb:attend", "unknown", [(m, None) for m in there], back=True, joins=True, explicit=several
        )
    if not (_attends(verb) or _present(verb) or _invited(verb)):
        return None
    by = subject(verb)
    parties = parties_of(context, by) if by is not None else []
    if not parties or not all(is_identified(m) for m in parties):
        return None
    return Found(verb, "verb:attend", "unknown", [(m, None) for m in parties], back=True, joins=True)


def _inverted(verb: Token) -> list[Token]:
    """'Present at the talks were A and B', 'Attending the summit were A and B': A, B."""
    first = verb.doc[verb.left_edge.i]
    opened = first.lower_ in words().presence
    if not opened or not any(t.lemma_.lower() in words().nouns for t in verb.subtree):
        return []
    be = verb if verb.lemma_ == "be" else next((c for c in verb.children if c.lemma_ == "be" and c.i > verb.i), None)
    if be is None:
        return []
    behind = [c for c in {*verb.children, *be.children} if c.i > be.i and c.dep_ in {"attr", "dobj", "nsubj"}]
    return [t for c in behind for t in (c, *(a for a in c.children if a.dep_ == "appos" and a.pos_ == "PROPN"))]


def _attends(verb: Token) -> bool:
    """'X also attended', 'X took part in the talks'."""
    if verb.lemma_ != "take" and verb.lemma_ not in words().attending:
        return False
    if any(c.dep_ in {"aux", "neg"} and c.tag_ in {"MD", "RB"} for c in verb.children):
        return False
    done = child(verb, "dobj")
    if verb.lemma_ == "take" and done is not None and done.lower_ == "part":
        return _of_it([o for _, o in prep_objects(verb)])
    return verb.lemma_ in words().attending and _of_it([*filter(None, [done]), *(o for _, o in prep_objects(verb))])


def _present(verb: Token) -> bool:
    """'Also present were X and Y', 'X was also at the meeting'."""
    if verb.lemma_ == "be" and any(_the_meeting(o) for _, o in prep_objects(verb, "at", "in")):
        return child(verb, "nsubj") is not None and child(verb, "neg", "attr") is None
    if verb.lemma_ != "be" or not any(c.dep_ == "acomp" and c.lower_ == "present" for c in verb.children):
        return False
    # 'present from our side were': its delegation
    return not any(t.lower_ in {"side", "sides"} and t.head.lower_ == "from" for t in verb.subtree)


def _invited(verb: Token) -> bool:
    """'Peru and Chad were invited'."""
    passive = verb.lemma_ == "invite" and child(verb, "nsubjpass") is not None
    return (
        passive
        and not any(c.dep_ in {"xcomp", "agent", "neg"} for c in verb.children)
        and _of_it([o for _, o in prep_objects(verb)])
    )


def _of_it(things: list[Token]) -> bool:
    """True when nothing is named, or only 'the meeting'."""
    return all(_the_meeting(t) or t.ent_type_ in {"DATE", "TIME"} for t in things)


def _the_meeting(noun: Token) -> bool:
    bare = all(c.dep_ in {"det", "punct"} for c in noun.children)
    return noun.lemma_.lower() in words().nouns and bare and child(noun, "det") is not None
