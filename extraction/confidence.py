"""Event → probability that it is right, from weights fitted on annotated news (config/confidence.yml).

The features are what the event itself shows: the rule that found it, how its actors were named, how much is filled in.
`benchmarks/calibrate.py` fits the weights; an event type without weights keeps its finder's prior.
"""

import math
from collections.abc import Mapping
from functools import cache
from typing import cast

from config.lexicon import load_mapping
from models.events import CasualtyEstimate, Deployment, Event, Meeting, Statement

Weights = Mapping[str, float]


def confidence(event: Event) -> float:
    """Probability between 0.02 and 0.98 that the event is right as the codebook counts it."""
    weights = _weights().get(event.type)
    if not weights:
        return event.confidence
    logit = sum(weights.get(name, weights.get(_family(name), 0.0)) * value for name, value in features(event).items())
    return round(min(0.98, max(0.02, 1 / (1 + math.exp(-logit)))), 3)


def features(event: Event) -> dict[str, float]:
    """Named numbers; names with '=' are one of many (their family, before '=', has the weight of unseen values)."""
    found = {
        "bias": 1.0,
        f"rule={event.rule}": 1.0,
        f"modality={event.modality}": 1.0,
        "negative": float(event.polarity == "negative"),
        "attributed": float(event.attributed_to is not None),
        "long sentence": float(len(event.evidence.text) > 280),
        "told again": float(bool(event.repeats)),
        "dated": float(event.date.date_from is not None),
        "placed": float(event.place is not None),
    }
    if isinstance(event, Statement):
        return found | _of_statement(event)
    if isinstance(event, Meeting):
        return found | _of_meeting(event)
    if isinstance(event, Deployment):
        return found | _of_deployment(event)
    return found | _of_casualty(event)


def _of_statement(event: Statement) -> dict[str, float]:
    speaker = event.speakers[0]
    words = sum(len(c.text.split()) for c in event.content)
    return {
        f"kind={event.kind}": 1.0,
        f"speaker={speaker.actor.kind}": 1.0,
        "speaker named": float(speaker.actor.named),
        "speaker pronoun": float(speaker.span.text.lower() in {"he", "she", "they", "it", "i", "we", "who", "which"}),
        "short content": float(words <= 3),
        "long content": float(words > 40),
        "addressed": float(bool(event.addressees)),
    }


def _of_meeting(event: Meeting) -> dict[str, float]:
    return {
        f"status={event.status}": 1.0,
        "one party": float(len(event.participants) == 1),
        "many parties": float(len(event.participants) > 3),
        "all named": float(all(p.mention.actor.named for p in event.participants)),
    }


def _of_deployment(event: Deployment) -> dict[str, float]:
    return {
        f"status={event.status}": 1.0,
        "strength": float(event.strength is not None),
        "destination": float(event.destination is not None),
        "owner named": float(event.owner.actor.named),
    }


def _of_casualty(event: CasualtyEstimate) -> dict[str, float]:
    return {
        f"outcome={event.outcome}": 1.0,
        f"count={event.count.rule}": 1.0,
        "part": float(event.is_part),
        "victims": float(event.victims_span is not None),
    }


def _family(name: str) -> str:
    return name.partition("=")[0] + "="


@cache
def _weights() -> dict[str, Weights]:
    return cast("dict[str, Weights]", load_mapping("confidence"))
