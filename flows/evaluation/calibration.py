"""Confidences + verdicts → calibration table and expected calibration error."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.evaluation.align import align
from flows.evaluation.gold import EVENT_TYPES, GoldDoc
from flows.evaluation.match import STRICT
from flows.evaluation.scores import System, events_of

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Events whose confidence lies in [low, high) (the last bin holds 1 too)."""

    low: float
    high: float
    events: int
    confidence: float
    """Mean stated confidence."""
    right: float
    """Share of events that are right."""


def verdicts(docs: Sequence[GoldDoc], system: System) -> list[tuple[float, bool]]:
    """(confidence, right) of every event that can be judged: optional matches and recall-only types cannot."""
    judged: list[tuple[float, bool]] = []
    for doc in docs:
        for kind in EVENT_TYPES:
            if kind in doc.annotated and kind not in doc.recall_only:
                judged += _judge(kind, doc, system)
    return judged


def _judge(kind: str, doc: GoldDoc, system: System) -> list[tuple[float, bool]]:
    found, gold = events_of(system, doc, kind), doc.of(kind)
    partner = dict(align(found, gold, STRICT[kind]))
    open_verdicts = {i for i, j in partner.items() if gold[j].get("optional")}
    return [(event["confidence"], i in partner) for i, event in enumerate(found) if i not in open_verdicts]


def calibration(judged: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Ten bins of equal width; empty bins are left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [_bin(index, bins[index]) for index in sorted(bins)]


def expected_error(bins: Sequence[Bin]) -> float:
    """Mean distance between stated confidence and share right, weighted by events (ECE); 0 without events."""
    total = sum(b.events for b in bins)
    return sum(b.events * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def _bin(index: int, judged: Sequence[tuple[float, bool]]) -> Bin:
    size = len(judged)
    stated = sum(confidence for confidence, _ in judged) / size
    return Bin(index / BINS, (index + 1) / BINS, size, stated, sum(right for _, right in judged) / size)
