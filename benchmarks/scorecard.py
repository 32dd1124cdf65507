"""Development sets → docs/scorecard.json and docs/scorecard.md, through `dateline evaluate` as a user runs it.

usage: python -m benchmarks.scorecard [--eval DIR] [--sets A,B] (--write | --check)

--write measures and renews both files. --check measures and fails (exit 1) when a figure is more than 0.01 worse than
the scorecard says: what was won is not spent unseen. Without the sets --check says so and exits 0.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
JSON, PAGE = ROOT / "docs" / "scorecard.json", ROOT / "docs" / "scorecard.md"
SETS = ("seeds", "news", "whitehouse", "voa", "polnear", "muc4", "satp", "readouts", "voa-meetings")
POOLED = ("seeds", "news", "whitehouse", "voa")
RECALL_ONLY = ("muc4", "readouts", "voa-meetings")
SLACK = 0.01
Figures = dict[str, float]


def measure(folder: Path) -> dict[str, Any]:
    """What `dateline evaluate --json` says of one set."""
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "evaluate",
        str(folder / "gold.jsonl"),
        str(folder / "articles"),
        "--json",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ)
    if done.returncode:
        raise SystemExit(f"{folder.name}: {done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def pooled(measured: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The counts of several sets added up, and the figures that follow from them."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    slots: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    bins: dict[float, Counter[str]] = defaultdict(Counter)
    for name in names:
        for kind, score in measured[name]["types"].items():
            types[kind].update({k: score[k] for k in ("gold", "system", "right")})
        for kind, of_kind in measured[name]["slots"].items():
            for slot, score in of_kind.items():
                slots[kind, slot].update({k: score[k] for k in ("gold", "system", "right")})
        for b in measured[name]["calibration"]["bins"]:
            weighed = {"confidence": b["confidence"] * b["events"], "right": b["right"] * b["events"]}
            bins[b["low"]].update({"events": b["events"], **weighed})
    nested: dict[str, Any] = defaultdict(dict)
    for (kind, slot), counts in slots.items():
        nested[kind][slot] = figures(counts)
    return {"types": {k: figures(c) for k, c in types.items()}, "slots": dict(nested), "calibration": calibrated(bins)}


def figures(counts: Counter[str]) -> Figures:
    """Counts with precision, recall and F1."""
    p = counts["right"] / counts["system"] if counts["system"] else 0.0
    r = counts["right"] / counts["gold"] if counts["gold"] else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {**counts, "precision": round(p, 3), "recall": round(r, 3), "f1": round(f1, 3)}


def calibrated(bins: dict[float, Counter[str]]) -> dict[str, Any]:
    """Bins with their means, and the expected calibration error."""
    total = sum(b["events"] for b in bins.values()) or 1
    rows = [
        {"from": low, "events": b["events"], "confidence": round(b["confidence"] / b["events"], 3),
         "right": round(b["right"] / b["events"], 3)}
        for low, b in sorted(bins.items())
    ]  # fmt: skip
    error = sum(abs(r["confidence"] - r["right"]) * r["events"] for r in rows) / total
    return {"bins": rows, "ece": round(error, 3)}


def headline(measured: dict[str, Any]) -> Figures:
    """The figures that --check guards: name → value, the greater the better."""
    found: Figures = {}
    for name, result in measured.items():
        for kind, score in result["types"].items():
            measure_of = "recall" if name in RECALL_ONLY else "f1"
            found[f"{name} {kind} {measure_of}"] = score[measure_of]
        for outcome, total in result.get("totals", {}).items():
            found[f"{name} {outcome} exact"] = round(total["exact"] / max(1, total["gold"]), 3)
            found[f"{name} {outcome} quiet on zeros"] = round(1 - total["false_alarms"] / max(1, total["zeros"]), 3)
    return found


def page(measured: dict[str, Any], commit: str) -> str:
    """docs/scorecard.md."""
    calibration = measured["judged"]["calibration"]
    parts = [
        f"""# Scorecard

Measured {dt.datetime.now(dt.UTC).date()} at commit `{commit}` on the development sets (see `docs/accuracy.md`).
Reproduce: `python -m benchmarks.scorecard --eval DIR --write`; one set: `dateline evaluate DIR/SET/gold.jsonl
DIR/SET/articles`. Sets that mark only some events show recall alone. What is still wrong: `docs/error_classes.md`.
""",
        f"Read at {speed(measured):,} words a second on {os.cpu_count()} cores, start included; machines differ.\n",
        table("set | type | gold | found | right | precision | recall | F1", type_rows(measured)),
        "## Incident totals (satp)\n",
        table("outcome | totals | met exactly | totals of zero | false alarms", total_rows(measured)),
        "## Slots of matched events (pooled)\n",
        table("type | slot | gold | filled | right | precision | recall", slot_rows(measured["pooled"]["slots"])),
        f"## Calibration (pooled and polnear): expected error {calibration['ece']:.3f}\n",
        table("confidence from | events | mean confidence | share right", (b.values() for b in calibration["bins"])),
    ]
    return "\n".join(parts)


def speed(measured: dict[str, Any]) -> int:
    """Words a second over all sets together, as each run tells them."""
    runs = [m for m in measured.values() if m.get("seconds")]
    return int(sum(m["words"] for m in runs) / max(1e-9, sum(m["seconds"] for m in runs)))


def table(head: str, rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; floats with three places."""
    names = head.split(" | ")
    lines = [names, ["---"] * len(names)]
    lines += [[f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def type_rows(measured: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    """One row a set and type; where extra events cannot be judged, only recall."""
    for name, result in measured.items():
        if name == "judged":
            continue
        for kind, s in result["types"].items():
            if name in RECALL_ONLY:
                yield name, kind, s["gold"], "–", s["right"], "–", s["recall"], "–"
            else:
                yield name, kind, s["gold"], s["system"], s["right"], s["precision"], s["recall"], s["f1"]


def total_rows(measured: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    """One row an outcome of the coded incident totals."""
    for outcome, t in measured.get("satp", {}).get("totals", {}).items():
        yield outcome, t["gold"], t["exact"] / max(1, t["gold"]), t["zeros"], t["false_alarms"] / max(1, t["zeros"])


def slot_rows(slots: dict[str, dict[str, Figures]]) -> Iterator[tuple[object, ...]]:
    """One row a slot of a type."""
    for kind, of_kind in slots.items():
        for slot, s in of_kind.items():
            yield kind, slot, s["gold"], s["system"], s["right"], s["precision"], s["recall"]


def main() -> None:
    """Measure, then write or check."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    ap.add_argument("--sets", default=",".join(SETS))
    mode = ap.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true")
    mode.add_argument("--check", action="store_true")
    args = ap.parse_args()
    if not args.eval.is_dir():
        print(f"{args.eval}: the development sets are not here, nothing measured")
        return
    measured = {name: measure(args.eval / name) for name in args.sets.split(",")}
    if set(POOLED) <= set(measured):
        measured["pooled"] = pooled(measured, POOLED)
        measured["judged"] = pooled(measured, tuple(n for n in (*POOLED, "polnear") if n in measured))
    now = headline({n: m for n, m in measured.items() if n != "judged"})
    for name, value in now.items():
        print(f"{name:45s} {value:.3f}")
    if args.write:
        commit = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        JSON.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
        PAGE.write_text(page(measured, commit.stdout.strip()), "utf-8")
        return
    before: Figures = json.loads(JSON.read_text("utf-8"))
    worse = [f"{n}: {now[n]:.3f}, was {v:.3f}" for n, v in before.items() if n in now and now[n] < v - SLACK]
    if worse:
        raise SystemExit("worse than docs/scorecard.json:\n" + "\n".join(worse))


if __name__ == "__main__":
    main()
