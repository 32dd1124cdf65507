"""'met separately with A and B', 'calls with A and B' → a meeting with each."""

from dataclasses import replace

from spacy.tokens import Token

from extraction.meetings.draft import Found, Party
from extraction.meetings.frames import words
from extraction.meetings.parties import distinct
from extraction.meetings.sense import hyphened


def met_apart(trigger: Token, partners: list[Party]) -> list[Party]:
    """The partners, where the words tell that each was met on its own; none otherwise."""
    several = len(distinct(m for m, _ in partners)) > 1
    if any(c.lower_ in {"between", "among"} for c in trigger.children):  # 'two meetings between A and B'
        return []
    if trigger.lower_ == "meetings" and not all(m.actor.named for m, _ in partners):
        return []  # 'meetings with the president and his advisers'
    return partners if several and _said_apart(trigger) else []


def came_apart(trigger: Token, who: list[Party], partners: list[Party]) -> list[Party]:
    """'A and B arrived for separate meetings with C': A and B, where each met C on its own."""
    beside = {c.lower_ for c in trigger.children if c.dep_ in {"advmod", "amod"}}
    alone = len(distinct(m for m, _ in partners)) == 1 and len(distinct(m for m, _ in who)) > 1
    return who if alone and beside & words().apart_said else []


def _said_apart(trigger: Token) -> bool:
    """'separately', 'separate talks'; the plural of a word for two ('calls', 'sit-downs')."""
    again = {
        c.head.lower_ for c in trigger.subtree if c.dep_ == "conj" and c.lower_ == c.head.lower_ and c.pos_ == "ADP"
    }
    if again & {"with", "to"} and trigger.pos_ == "VERB":  # 'spoke to X and to Y'
        return True
    beside = {c.lower_ for c in trigger.children if c.dep_ in {"advmod", "amod", "nmod", "compound"}}
    turns = any(t.lower_ == "turn" and t.head.lower_ == "in" for t in trigger.subtree)
    if turns or any(t.lower_ == "other" and t.head.lower_ == "after" for t in trigger.subtree):
        return True  # 'received in turn', 'one after the other'
    one = trigger.tag_ == "NN"  # 'a bilateral meeting with A and B'
    return not one and bool({*beside, hyphened(trigger, trigger.lower_)} & words().apart)


def each_apart(found: Found) -> list[Found]:
    """One meeting for each partner that was met on its own, else the one meeting."""
    if not found.apart:
        return [found]
    apart = {m.span for m, _ in found.apart}
    common = [p for p in found.parties if p[0].span not in apart]
    return [replace(found, parties=[*common, p], apart=[], key=p[0].span) for p in found.apart]
