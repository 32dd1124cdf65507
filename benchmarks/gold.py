"""examples/ + tests/gold/gold.jsonl → precision, recall and F1 per event type, and the floor that tests hold.

usage: python -m benchmarks.gold [--errors statement] [--write]

--errors TYPE lists what was missed and what was claimed wrongly; --write makes the figures of now the floor.
tests/test_gold.py fails when F1 of a type falls more than SLACK below the floor.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from config.settings import load_settings
from flows.evaluation.align import align
from flows.evaluation.gold import EVENT_TYPES, GoldDoc, read_gold
from flows.evaluation.match import STRICT, Event
from flows.evaluation.report import evaluate, tables
from flows.evaluation.scores import Score, System, events_of, score_types
from flows.evaluation.system import read_system
from flows.ingest import ingest
from flows.options import Options
from flows.places import Files

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
GOLD = ROOT / "tests" / "gold" / "gold.jsonl"
FLOOR = ROOT / "tests" / "gold" / "floor.json"
SLACK = 0.01
"""F1 that may be lost to a model build or a rounding before it counts as a loss."""
_SHOWN = {
    "statement": ("speaker", "cue", "content"),
    "meeting": ("participants", "status"),
    "deployment": ("owner", "low", "high", "destination", "status"),
    "casualty": ("victims", "outcome", "low", "best", "high", "estimator"),
}


def figures(scores: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    """What the floor stores of each type, rounded to three places."""
    return {
        kind: {"precision": round(s.precision, 3), "recall": round(s.recall, 3), "f1": round(s.f1, 3), "gold": s.gold}
        for kind, s in scores.items()
    }


def losses(scores: Mapping[str, Score], floor: Mapping[str, Mapping[str, float]]) -> list[str]:
    """One line for every type whose F1 is more than SLACK below the floor."""
    return [
        f"{kind}: F1 {scores[kind].f1:.3f}, was {was['f1']:.3f}"
        for kind, was in floor.items()
        if scores[kind].f1 < was["f1"] - SLACK
    ]


def errors(kind: str, docs: Sequence[GoldDoc], system: System) -> Iterator[str]:
    """Required gold events that were missed (−) and events that no gold event stands for (+), file by file."""
    for doc in docs:
        found, gold = events_of(system, doc, kind), doc.of(kind)
        pairs = align(found, gold, STRICT[kind])
        claimed, met = {i for i, _ in pairs}, {j for _, j in pairs}
        lines = [f"  − {_shown(kind, e)}" for j, e in enumerate(gold) if j not in met and not e.get("optional")]
        lines += [f"  + {_shown(kind, e)}" for i, e in enumerate(found) if i not in claimed]
        if lines:
            yield "\n".join([doc.file, *lines])


def extracted(folder: Path) -> System:
    """The events of examples/, by way of a warehouse in the folder."""
    files = Files(folder / "w.duckdb", folder / "published.duckdb")
    ingest([str(EXAMPLES)], Options.of(load_settings(), files, workers=1))
    return read_system(files.published)


def _shown(kind: str, event: Event) -> str:
    values: list[Any] = [event.get(name) for name in _SHOWN[kind]]
    return " · ".join(str(value) for value in values)


def main() -> None:
    """Measure, print, and write the floor if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", choices=EVENT_TYPES)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    docs = read_gold(GOLD)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        system = extracted(Path(folder))
    if args.write:
        FLOOR.write_text(json.dumps(figures(score_types(docs, system)), indent=2) + "\n", encoding="utf-8")
    if args.errors:
        print("\n".join(errors(args.errors, docs, system)))
        return
    for table in tables(evaluate(docs, system)):
        Console().print(table)


if __name__ == "__main__":
    main()
