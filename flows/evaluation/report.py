"""Gold documents + system events → one report, as tables or as a plain dictionary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType
from rich.table import Table

from flows.evaluation.calibration import Bin, calibration, expected_error, verdicts
from flows.evaluation.gold import GoldDoc
from flows.evaluation.scores import Score, System, Total, content_recall, score_totals, score_types
from flows.evaluation.slots import score_slots


@dataclass(frozen=True)
class Report:
    """Everything `dateline evaluate` shows."""

    types: dict[str, Score]
    content_recall: float | None
    slots: dict[tuple[str, str], Score]
    totals: dict[str, Total]
    calibration: list[Bin]
    recall_only: frozenset[str]
    """Types marked in part somewhere: their precision means nothing."""


def evaluate(docs: Sequence[GoldDoc], system: System) -> Report:
    """Compare a system's events with gold."""
    types = score_types(docs, system)
    return Report(
        types=types,
        content_recall=content_recall(docs, system) if "statement" in types else None,
        slots=score_slots(docs, system),
        totals=score_totals(docs, system),
        calibration=calibration(verdicts(docs, system)),
        recall_only=frozenset().union(*(doc.recall_only for doc in docs)),
    )


def as_dict(report: Report) -> dict[str, Any]:
    """For --json; figures rounded to three places."""
    slots: dict[str, dict[str, Any]] = {}
    for (kind, slot), score in report.slots.items():
        slots.setdefault(kind, {})[slot] = _figures(score)
    return {
        "types": {kind: _figures(score) for kind, score in report.types.items()},
        "content_recall": report.content_recall and round(report.content_recall, 3),
        "slots": slots,
        "totals": {outcome: vars(total) for outcome, total in report.totals.items()},
        "calibration": {
            "bins": [vars(b) for b in report.calibration],
            "ece": round(expected_error(report.calibration), 3),
        },
    }


def tables(report: Report) -> Iterator[RenderableType]:
    """What a terminal shows: types, slots, totals, calibration; empty ones are left out."""
    yield _score_table("Events", [(kind, "", score) for kind, score in report.types.items()], report.recall_only)
    if report.content_recall is not None:
        yield f"  content of statements found, whoever is named as speaker: {report.content_recall:.3f}"
    if report.slots:
        yield _score_table("Slots", [(kind, slot, score) for (kind, slot), score in report.slots.items()])
    if report.totals:
        yield _total_table(report.totals)
    if report.calibration:
        yield _calibration_table(report.calibration)


def _figures(score: Score) -> dict[str, float]:
    return {
        "gold": score.gold,
        "system": score.right + score.wrong,
        "right": score.right,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
    }


def _score_table(title: str, rows: Sequence[tuple[str, str, Score]], partial: frozenset[str] = frozenset()) -> Table:
    table = _table(title, "type", "slot" if any(slot for _, slot, _ in rows) else "", "gold", "found", "P", "R", "F1")
    for kind, slot, score in rows:
        precision, f1 = ("–", "–") if kind in partial else (f"{score.precision:.3f}", f"{score.f1:.3f}")
        found = f"{score.right + score.wrong}"
        table.add_row(kind, slot, f"{score.gold}", found, precision, f"{score.recall:.3f}", f1)
    return table


def _total_table(totals: dict[str, Total]) -> Table:
    table = _table("Incident totals", "outcome", "", "above 0", "met", "zeros", "false alarms")
    for outcome, total in totals.items():
        met, alarms = total.exact / max(1, total.gold), total.false_alarms / max(1, total.zeros)
        table.add_row(outcome, "", f"{total.gold}", f"{met:.3f}", f"{total.zeros}", f"{alarms:.3f}")
    return table


def _calibration_table(bins: Sequence[Bin]) -> Table:
    title = f"Calibration (expected error {expected_error(bins):.3f})"
    table = _table(title, "confidence", "", "events", "stated", "right")
    for b in bins:
        table.add_row(f"{b.low:.1f} to {b.high:.1f}", "", f"{b.events}", f"{b.confidence:.3f}", f"{b.right:.3f}")
    return table


def _table(title: str, first: str, second: str, *numbers: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, header_style="dim", padding=(0, 2, 0, 0)
    )
    table.add_column(first)
    table.add_column(second)
    for name in numbers:
        table.add_column(name, justify="right")
    return table
