"""Annotated sets → config/confidence.yml: logistic regression with an L2 prior, checked by cross-validation.

usage: python -m benchmarks.calibrate [--eval DIR] [--write]

An event is right when the sets' own score.py aligns it with a gold event; those aligned with optional gold are
left out. Sets that mark only some events of a type cannot tell a wrong one and are not used. Expected calibration
error (ECE, ten bins) is measured on documents that the weights were not fitted on (five folds).
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import yaml

from benchmarks.accuracy import ROOT, as_rows, events_of_set, gold_of, scorer
from extraction.confidence import features

JUDGED = ("seeds", "news", "whitehouse", "voa", "polnear")
TYPES = ("statement", "meeting", "deployment", "casualty")
RARE = 6  # a feature value seen less often shares the weight of its family
PRIOR = 4.0  # strength of the pull towards 0, in events
FOLDS = 5

Example = tuple[int, dict[str, float], bool]  # document, features, right?


def examples(folder: Path) -> dict[str, list[Example]]:
    """Judged events of all sets, by type."""
    score = scorer(folder)
    found: dict[str, list[Example]] = {t: [] for t in TYPES}
    for name in JUDGED:
        events = events_of_set(folder / name)
        for number, doc in enumerate(gold_of(folder / name)):
            for kind in set(TYPES) & set(doc.get("annotated", TYPES)):
                mine = [e for e in events[doc["file"]] if e.type == kind]
                gold = [e for e in doc["events"] if e["type"] == kind]
                pairs = dict(score.align(as_rows(mine)[kind], gold, score.MATCH[kind]))
                found[kind] += [
                    (crc32(f"{name}/{number}".encode()), features(e), i in pairs)
                    for i, e in enumerate(mine)
                    if not (i in pairs and gold[pairs[i]].get("optional"))
                ]
    return found


def named_features(rows: list[Example]) -> list[str]:
    """The columns: frequent features, and a family column for rare values."""
    seen = Counter(n for _, f, _ in rows for n, v in f.items() if v)
    return sorted({n if c >= RARE else n.partition("=")[0] + "=" for n, c in seen.items() if c >= RARE or "=" in n})


def matrix(rows: list[Example], names: list[str]) -> np.ndarray[Any, Any]:
    """One row an event, one column a feature."""
    place = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for r, (_, f, _) in enumerate(rows):
        for n, v in f.items():
            column = place.get(n, place.get(n.partition("=")[0] + "=" if "=" in n else n))
            if v and column is not None:
                x[r, column] += v
    return x


def fit(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any], names: list[str]) -> np.ndarray[Any, Any]:
    """Newton's method; the bias is not penalised."""
    w = np.zeros(x.shape[1])
    penalty = np.array([0.0 if n == "bias" else PRIOR for n in names])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ w)))
        gradient = x.T @ (y - p) - penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-6)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    return w


def ece(p: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins)))


def cross_validated(rows: list[Example], names: list[str]) -> tuple[float, float]:
    """(ECE, Brier score) on held-out documents."""
    docs = np.array([d % FOLDS for d, _, _ in rows])
    x, y = matrix(rows, names), np.array([float(r) for _, _, r in rows])
    p = np.zeros(len(rows))
    for fold in range(FOLDS):
        train = docs != fold
        if train.any() and (~train).any():
            p[~train] = 1 / (1 + np.exp(-(x[~train] @ fit(x[train], y[train], names))))
    return ece(p, y), float(((p - y) ** 2).mean())


def main() -> None:
    """Fit, report, and with --write renew config/confidence.yml."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    weights: dict[str, dict[str, float]] = {}
    for kind, rows in examples(args.eval).items():
        names = named_features(rows)
        y = np.array([float(r) for _, _, r in rows])
        error, brier = cross_validated(rows, names)
        print(f"{kind:11s} events {len(rows):5d}  right {y.mean():.3f}  held-out ECE {error:.3f}  Brier {brier:.3f}")
        fitted = fit(matrix(rows, names), y, names)
        weights[kind] = {n: round(float(v), 3) for n, v in zip(names, fitted, strict=True)}
    if args.write:
        head = "# Weights of extraction/confidence.py, fitted by benchmarks/calibrate.py. Not to be edited by hand.\n"
        text = yaml.safe_dump(weights, sort_keys=True, allow_unicode=True)
        (ROOT / "config" / "confidence.yml").write_text(head + text, "utf-8")


if __name__ == "__main__":
    main()
