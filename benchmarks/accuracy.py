"""Development sets → docs/scorecard.md and lists of misses and extras.

usage: python -m benchmarks.accuracy [--sets polnear,news] [--errors statement] [--write] [--eval DIR]

Reads the annotated sets in --eval (default ../shared/eval; each has gold.jsonl and articles/), runs the extractor in
process, and scores with the sets' own score.py. Parses are cached under .cache/ by model, text and segmentation code,
so that a change of rules costs seconds, not minutes.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import pickle
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extraction import document, extract, pipeline, quotes, segment, sentences, truecase  # noqa: E402
from extraction.prepare import prepare, zones_of  # noqa: E402
from extraction.read import discover, read_record, records  # noqa: E402
from models.article import Article  # noqa: E402
from models.errors import InputError  # noqa: E402
from models.events import Event  # noqa: E402

SETS = ("seeds", "news", "whitehouse", "voa", "polnear", "muc4", "satp", "readouts", "voa-meetings")
POOLED = ("seeds", "news", "whitehouse", "voa")
CACHE = ROOT / ".cache" / "parses"


def articles_of(folder: Path) -> list[tuple[str, Article]]:
    """Base name and prepared article of every file of a set."""
    found: list[tuple[str, Article]] = []
    for source in discover([str(folder)]):
        if isinstance(source, InputError):
            raise source
        for record in records(source):
            if isinstance(record, InputError):
                print("unreadable:", record)
                continue
            found.extend((Path(record.source_file).name, prepare(raw)[0]) for raw in read_record(record))
    return found


def events_of_set(folder: Path) -> dict[str, list[Event]]:
    """Events by file name."""
    named = articles_of(folder / "articles")
    out: dict[str, list[Event]] = defaultdict(list)
    for name, reading in zip((n for n, _ in named), readings([a for _, a in named]), strict=True):
        out[name].extend(extract.events_of(reading))
    return out


def readings(articles: list[Article]) -> list[document.Reading]:
    """Parsed readings, from the cache where the text was parsed before."""
    nlp = pipeline.load()
    modules = (document, quotes, segment, sentences, pipeline, truecase)
    code = "".join(Path(m.__file__ or "").read_text("utf-8") for m in modules)
    out = []
    for article in articles:
        zones = zones_of(article)
        key = hashlib.sha256(
            f"{nlp.meta['version']}{code}{article.text}{[z.model_dump() for z in zones]}".encode()
        ).hexdigest()
        path = CACHE / key[:2] / key
        reading = segment.Segmenter(nlp).read(article, zones)
        if path.exists():
            reading.doc = Doc(nlp.vocab).from_bytes(pickle.loads(path.read_bytes()))  # noqa: S301
        else:
            for _, pipe in nlp.pipeline:
                reading.doc = pipe(reading.doc)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pickle.dumps(reading.doc.to_bytes(exclude=["tensor"])))
        out.append(reading)
    return out


def as_rows(events: list[Event]) -> dict[str, list[dict[str, Any]]]:
    """Events in the shape in which score.py reads them from a warehouse."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for e in events:
        row: dict[str, Any] = {"evidence": e.evidence.text, "rule": e.rule, "confidence": e.confidence}
        if e.type == "statement":
            row["speaker"] = [
                n
                for m in (e.speakers,)
                for n in (" | ".join(x.actor.name for x in m), " | ".join(x.span.text for x in m))
            ]
            row["content"] = " ".join(s.text for s in e.content)
            row["cue"], row["kind"] = e.cue, e.kind
        elif e.type == "meeting":
            row["participants"] = [[p.mention.actor.name, p.mention.span.text] for p in e.participants]
            row["status"], row["format"] = e.status, e.format
        elif e.type == "deployment":
            row["owner"] = [e.owner.actor.name, e.force.text]
            row["destination"] = [
                n for p in (e.destination, e.origin) if p for n in (p.name, p.span.text if p.span else None) if n
            ]
            row |= _bounds(e.strength)
            row["status"] = e.status
        else:
            row["victims"] = [v for v in (e.victims, e.victims_span.text if e.victims_span else None) if v]
            row["outcome"], row["is_part"] = e.outcome, e.is_part
            row |= _bounds(e.count)
        rows[e.type].append(row)
    return rows


def _bounds(count: Any) -> dict[str, int | None]:
    return {k: getattr(count, k) if count else None for k in ("low", "best", "high")}


def scorer(folder: Path) -> ModuleType:
    """The sets' own score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(folder: Path) -> list[dict[str, Any]]:
    """The gold lines of a set."""
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print scores; --errors lists misses and extras; --write ."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sets", default=",".join(SETS))
    ap.add_argument("--errors", choices=("statement", "meeting", "deployment", "casualty"))
    ap.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    args = ap.parse_args()
    score = scorer(args.eval)
    pooled_gold: list[dict[str, Any]] = []
    pooled_rows: dict[str, Any] = {}
    for name in args.sets.split(","):
        gold = gold_of(args.eval / name)
        rows: dict[str, Any] = defaultdict(lambda: defaultdict(list))
        rows.update({f: defaultdict(list, as_rows(ev)) for f, ev in events_of_set(args.eval / name).items()})
        report(name, score, gold, rows, args.errors)
        if name in POOLED:
            pooled_gold += gold
            pooled_rows |= rows
    if pooled_gold:
        report(
            "pooled " + "+".join(n for n in args.sets.split(",") if n in POOLED),
            score,
            pooled_gold,
            defaultdict(lambda: defaultdict(list), pooled_rows),
            None,
        )


def report(name: str, score: ModuleType, gold: list[dict[str, Any]], rows: dict[str, Any], errors: str | None) -> None:
    """One block of figures a set."""
    print(f"== {name}")
    for kind, r in (score.score(gold, rows, errors=errors) | score.score_totals(gold, rows)).items():
        print("  ", kind, json.dumps(r))


if __name__ == "__main__":
    main()
