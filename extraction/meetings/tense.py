"""Trigger → what the tense of its clause tells: it is going on, it is over, it was planned once."""

from spacy.tokens import Token

from extraction.meetings.frames import words
from extraction.syntax import ancestors

_NOW = frozenset({"is", "are", "'re", "’re"})


def infinitive(verb: Token) -> bool:
    """'To meet'."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def told_as_past(trigger: Token) -> bool:
    """'Met X', 'held talks with X': by the tense of its own verb or of the verb that holds it."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    held = trigger.pos_ == "VERB" or (trigger.dep_ == "dobj" and verb.lemma_.lower() in words().light)
    return held and verb.tag_ == "VBD" and verb.dep_ not in {"advcl", "ccomp"}


def once_planned(trigger: Token) -> bool:
    """'Was due to meet X', 'had been scheduled to hold talks': planned at a time that is over."""
    for above in (trigger, *ancestors(trigger)):
        if above.pos_ in {"VERB", "AUX"} and not infinitive(above) and above.dep_ != "acl":
            own = {c.lower_ for c in above.children if c.dep_ in {"aux", "auxpass"}} | {above.lower_}
            return bool(own & {"was", "were", "had"})
    return False


def progressive(trigger: Token) -> bool:
    """'Is meeting X', 'are holding talks', 'is in talks with X'."""
    verb = trigger if trigger.pos_ == "VERB" else trigger.head
    if trigger.dep_ == "pobj" and trigger.head.lower_ in {
        "in",
        "at",
    }:  # 'is in talks with X', 'is taking part in talks'
        above = trigger.head.head if trigger.head.head.pos_ in {"VERB", "AUX"} else trigger.head.head.head
        return (above.lemma_ == "be" and above.tag_ in {"VBP", "VBZ"} and trigger.head.lower_ == "in") or _running(
            above
        )
    if trigger.pos_ != "VERB" and trigger.dep_ not in {"dobj", "nsubj"}:
        return False
    return _running(verb)


def _running(verb: Token) -> bool:
    """'Is holding', 'has been holding', 'is in Vell and holding'."""
    own = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    beside = (
        verb.head.lower_ if verb.dep_ in {"conj", "advcl"} and any(c.dep_ == "cc" for c in verb.head.children) else ""
    )
    present = own & _NOW or ({"been"} <= own and own & {"has", "have"}) or beside in _NOW
    return verb.tag_ == "VBG" and bool(present)
