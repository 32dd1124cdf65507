"""Gold documents + system events → precision, recall and F1 per type; totals per outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flows.evaluation.align import align
from flows.evaluation.gold import EVENT_TYPES, GoldDoc
from flows.evaluation.match import STRICT, Event, content

System = Mapping[str, Mapping[str, Sequence[Event]]]
"""File name → event type → events."""


@dataclass(frozen=True)
class Score:
    """Counts of required events: right, claimed wrongly, missed. Optional gold events are in none of them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def gold(self) -> int:
        """Gold events that had to be found."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of claimed events that are right; 0 when none is claimed."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of gold events that were found; 0 when there are none."""
        return self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True)
class Total:
    """Incident totals: how many above 0 were met exactly, how many of 0 were given a figure."""

    gold: int
    exact: int
    zeros: int
    false_alarms: int


def events_of(system: System, doc: GoldDoc, kind: str) -> Sequence[Event]:
    """The system's events of a type in a gold document's file."""
    return system.get(doc.file, {}).get(kind, ())


def score_type(kind: str, docs: Sequence[GoldDoc], system: System) -> Score | None:
    """Score of one event type over the documents marked for it; None when none is."""
    marked = [doc for doc in docs if kind in doc.annotated]
    return sum((_score_doc(kind, doc, events_of(system, doc, kind)) for doc in marked), Score()) if marked else None


def score_types(docs: Sequence[GoldDoc], system: System) -> dict[str, Score]:
    """Scores of all marked types."""
    scores = {kind: score_type(kind, docs, system) for kind in EVENT_TYPES}
    return {kind: score for kind, score in scores.items() if score}


def content_recall(docs: Sequence[GoldDoc], system: System) -> float:
    """Share of gold statements whose content was found, whoever was named as their speaker."""
    found = required = 0
    for doc in docs:
        gold = doc.of("statement") if "statement" in doc.annotated else []
        pairs = align(events_of(system, doc, "statement"), gold, content)
        found += sum(not gold[j].get("optional") for _, j in pairs)
        required += sum(not event.get("optional") for event in gold)
    return found / max(1, required)


def score_totals(docs: Sequence[GoldDoc], system: System) -> dict[str, Total]:
    """Incident totals per outcome: met when any one figure, or the sum of those that are no parts, equals the total."""
    outcomes: dict[str, list[tuple[int, Sequence[Event]]]] = {}
    for doc in docs:
        for event in doc.of("casualty_total"):
            rows = [row for row in events_of(system, doc, "casualty") if row["outcome"] == event["outcome"]]
            outcomes.setdefault(event["outcome"], []).append((event["total"], rows))
    return {outcome: _total(cases) for outcome, cases in outcomes.items()}


def figure(row: Event) -> int:
    """The one number a row stands for: its best value, else its lower, else its upper bound."""
    return next((int(row[name]) for name in ("best", "low", "high") if row.get(name) is not None), 0)


def _total(cases: Sequence[tuple[int, Sequence[Event]]]) -> Total:
    above = [(total, rows) for total, rows in cases if total]
    zeros = [rows for total, rows in cases if not total]
    return Total(
        gold=len(above),
        exact=sum(_meets(total, rows) for total, rows in above),
        zeros=len(zeros),
        false_alarms=sum(any(map(figure, rows)) for rows in zeros),
    )


def _meets(total: int, rows: Sequence[Event]) -> bool:
    whole = sum(figure(row) for row in rows if not row.get("is_part"))
    return total == whole or total in map(figure, rows)


def _score_doc(kind: str, doc: GoldDoc, system: Sequence[Event]) -> Score:
    gold = doc.of(kind)
    pairs = align(system, gold, STRICT[kind])
    required = sum(not event.get("optional") for event in gold)
    right = sum(not gold[j].get("optional") for _, j in pairs)
    extra = 0 if kind in doc.recall_only else len(system) - len(pairs)
    return Score(right, extra, required - right)
