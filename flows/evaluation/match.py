"""A system event and a gold event → how well they agree, 0 (not the same event) to 1.

Each type has a strict match (they are the same event and count as found) and an anchor (they read the same place; the
slots of such a pair are compared, whether or not the strict match holds).
"""

from collections.abc import Callable, Mapping
from typing import Any

from flows.evaluation.names import any_words_shared, holds_trigger, overlap, same_name

Event = Mapping[str, Any]
Matcher = Callable[[Event, Event], float]
WRONG_DESTINATION = 0.4  # a figure agrees, the destination does not: the same event read badly
OTHER_VICTIMS = 0.5
ANCHOR = 0.1  # any strict match ranks above a mere anchor


def statement(system: Event, gold: Event) -> float:
    """Content overlaps and the speaker agrees (where gold names one)."""
    score = overlap(system["content"], gold["content"])
    return score if not gold["speaker"] or same_name(system["speaker"], gold["speaker"]) else 0.0


def content(system: Event, gold: Event) -> float:
    """Content overlaps, whoever speaks."""
    return overlap(system["content"], gold["content"])


def meeting(system: Event, gold: Event) -> float:
    """All gold parties found and at most one more claimed; or the marked trigger lies in the evidence."""
    if gold.get("trigger"):
        return float(holds_trigger(system["evidence"], gold["trigger"], gold["context"]))
    if not all(any(same_name(party, names) for party in system["participants"]) for names in gold["participants"]):
        return 0.0
    extra = sum(not any(same_name(party, names) for names in gold["participants"]) for party in system["participants"])
    return 1 / (1 + extra) if extra <= 1 else 0.0


def deployment(system: Event, gold: Event) -> float:
    """Owner and strength agree, the destination does not contradict."""
    if not same_name(system["owner"], gold["owner"]) or not same_count(system, gold):
        return 0.0
    accepted = [*gold.get("destination", []), *gold.get("destination_also", [])]
    if gold.get("destination") and any(system["destination"]) and not same_name(system["destination"], accepted):
        return WRONG_DESTINATION if gold.get("low") else 0.0
    return 1.0


def casualty(system: Event, gold: Event) -> float:
    """Outcome and figure agree; shared victims' words rank higher."""
    if system["outcome"] != gold["outcome"] or not same_count(system, gold):
        return 0.0
    if gold.get("victims") and not any_words_shared(system["victims"], gold["victims"]):
        return OTHER_VICTIMS
    return 1.0


def same_count(system: Event, gold: Event) -> bool:
    """Same bounds as gold or one of its alternatives ('also'); an exact gold figure also meets the best value."""
    accepted = [(gold.get("low"), gold.get("high")), *(tuple(pair) for pair in gold.get("also", []))]
    bounds = (system.get("low"), system.get("high"))
    exact = [low for low, high in accepted if low is not None and low == high]
    return bounds in accepted or system.get("best") in exact


def _meeting_anchor(system: Event, gold: Event) -> float:
    found = sum(any(same_name(party, names) for party in system["participants"]) for names in gold["participants"])
    return found / max(1, len(gold["participants"]))


def _deployment_anchor(system: Event, gold: Event) -> float:
    where = same_name(system["destination"], gold.get("destination", []))
    return (same_name(system["owner"], gold["owner"]) + where + same_count(system, gold)) / 3


def _casualty_anchor(system: Event, gold: Event) -> float:
    victims = any_words_shared(system["victims"], gold.get("victims", []))
    agreeing = (system["outcome"] == gold["outcome"]) + same_count(system, gold) + victims
    return agreeing / 3 if agreeing >= 2 else 0.0


STRICT: dict[str, Matcher] = {
    "statement": statement,
    "meeting": meeting,
    "deployment": deployment,
    "casualty": casualty,
}
_LOOSE: dict[str, Matcher] = {
    "statement": content,
    "meeting": _meeting_anchor,
    "deployment": _deployment_anchor,
    "casualty": _casualty_anchor,
}


def anchor(kind: str) -> Matcher:
    """The strict match first, then the loose one, as one score."""
    return lambda system, gold: STRICT[kind](system, gold) + ANCHOR * _LOOSE[kind](system, gold)
