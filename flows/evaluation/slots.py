"""Aligned events → how often each slot agrees.

A slot is compared in events that read the same place, and only where gold marks it: silence in gold is not 'none'.
Precision counts slots the system filled, recall slots that gold marks.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from flows.evaluation.align import align
from flows.evaluation.gold import EVENT_TYPES, GoldDoc
from flows.evaluation.match import Event, anchor, same_count
from flows.evaluation.names import any_words_shared, same_name, tokens
from flows.evaluation.scores import Score, System, events_of

Agreement = Callable[[Event, Event], Score]


def names(slot: str) -> Agreement:
    """The slot holds names; one of them must agree with one accepted."""
    return lambda system, gold: _graded(any(system[slot]), same_name(system[slot], gold[slot]))


def equal(slot: str) -> Agreement:
    """The slot holds one of a closed set of values."""
    return lambda system, gold: _graded(system[slot] is not None, system[slot] in _accepted(gold, slot))


def _accepted(gold: Event, slot: str) -> list[Any]:
    return [gold[slot], *gold.get(f"also_{slot}", [])]


def _cue(system: Event, gold: Event) -> Score:
    ours, theirs = {*tokens(system["cue"]), *tokens(system["cue_text"])}, {*tokens(gold["cue"])}
    return _graded(bool(ours), bool(ours & theirs))


def _interval(system: Event, gold: Event) -> Score:
    found = [str(system[end]) if system[end] else None for end in ("date_from", "date_to")]
    return _graded(any(found), found == list(gold["date"]))


def _figure(system: Event, gold: Event) -> Score:
    filled = any(system[bound] is not None for bound in ("low", "best", "high"))
    return _graded(filled, same_count(system, gold))


def _victims(system: Event, gold: Event) -> Score:
    return _graded(any(system["victims"]), any_words_shared(system["victims"], gold["victims"]))


def _parties(system: Event, gold: Event) -> Score:
    found, parties = system["participants"], gold["participants"]
    right = sum(any(same_name(party, accepted) for party in found) for accepted in parties)
    known = sum(any(same_name(party, accepted) for accepted in parties) for party in found)
    return Score(right, len(found) - known, len(parties) - right)


def _graded(filled: bool, agrees: bool) -> Score:
    return Score(int(agrees), int(filled and not agrees), int(not agrees))


SHARED: dict[str, Agreement] = {
    "place": names("place"),
    "date": _interval,
    "polarity": equal("polarity"),
    "modality": equal("modality"),
}
SLOTS: dict[str, dict[str, Agreement]] = {
    "statement": {
        "speaker": names("speaker"),
        "addressee": names("addressee"),
        "cue": _cue,
        "kind": equal("kind"),
        "speech_act": equal("speech_act"),
        "reported_by": names("reported_by"),
    },
    "meeting": {"participants": _parties, "format": equal("format"), "status": equal("status")},
    "deployment": {
        "owner": names("owner"),
        "strength": _figure,
        "destination": names("destination"),
        "force_type": equal("force_type"),
        "status": equal("status"),
    },
    "casualty": {
        "victims": _victims,
        "outcome": equal("outcome"),
        "count": _figure,
        "estimator": names("estimator"),
        "scope": equal("scope"),
    },
}
GOLD_NAMES = {"strength": "low", "count": "low"}
"""Slots that gold files under another name."""


def score_slots(docs: Sequence[GoldDoc], system: System) -> dict[tuple[str, str], Score]:
    """Agreement per (event type, slot), for the slots that gold marks somewhere."""
    scores: dict[tuple[str, str], Score] = {}
    for kind in EVENT_TYPES:
        slots = SLOTS[kind] | SHARED
        for found, gold in _pairs(kind, docs, system):
            for slot in filter(lambda name: _marked(gold, name), slots):
                scores[kind, slot] = scores.get((kind, slot), Score()) + slots[slot](found, gold)
    return scores


def _marked(gold: Event, slot: str) -> bool:
    """True when gold says something about the slot; a bound may be null, a trigger stands for its parties."""
    if slot in GOLD_NAMES:
        return GOLD_NAMES[slot] in gold
    if slot == "participants" and "trigger" in gold:
        return False
    return gold.get(slot) not in (None, [], "")


def _pairs(kind: str, docs: Sequence[GoldDoc], system: System) -> Iterator[tuple[Event, Event]]:
    for doc in docs:
        if kind in doc.annotated:
            found, gold = events_of(system, doc, kind), doc.of(kind)
            yield from ((found[i], gold[j]) for i, j in align(found, gold, anchor(kind)))
