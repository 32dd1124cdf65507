"""The fixture of tests/stories → precision and recall of linking, pairwise and B³, with its errors; and its speed.

usage: python benchmarks/stories.py [--fixture FILE] [--errors] [--events N]

The figures are over extracted events that bear a label (tests/stories_cases.py). --errors prints every wrong and missed
pair with its reasons; --events links so many invented events (default 10,000; 0 leaves it out) and prints the time.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import stories_cases as cases  # noqa: E402
import test_stories as made  # noqa: E402

from extraction.extract import Extractor  # noqa: E402
from warehouse.batch import Batch  # noqa: E402
from warehouse.query import query  # noqa: E402
from warehouse.records import Rows  # noqa: E402
from warehouse.store import Warehouse  # noqa: E402

Pair = tuple[str, str]


class Measured(NamedTuple):
    """0 to 1 each; b3 is B-cubed, the mean over events of how pure and how whole their stories are."""

    pair_precision: float
    pair_recall: float
    b3_precision: float
    b3_recall: float


def measure(truth: Mapping[str, str], told: Mapping[str, str]) -> Measured:
    """Event → incident against event → story; pairs in one article count as all others do."""
    wrong, missed, right = pairs(truth, told)
    pure, whole = 0.0, 0.0
    for event in truth:
        story = {other for other in truth if told[other] == told[event]}
        incident = {other for other in truth if truth[other] == truth[event]}
        pure += len(story & incident) / len(story)
        whole += len(story & incident) / len(incident)
    return Measured(
        len(right) / max(1, len(right) + len(wrong)), len(right) / max(1, len(right) + len(missed)),
        pure / len(truth), whole / len(truth),
    )  # fmt: skip


def pairs(truth: Mapping[str, str], told: Mapping[str, str]) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Pairs that are one story and should not be, that should be and are not, and that are and should."""
    found: dict[tuple[bool, bool], list[Pair]] = defaultdict(list)
    for a, b in combinations(sorted(truth), 2):
        found[truth[a] == truth[b], told[a] == told[b]].append((a, b))
    return found[False, True], found[True, False], found[True, True]


def linked(rows: Iterable[Rows], folder: Path) -> Path:
    """A published warehouse of these rows."""
    with Warehouse.open(folder / "w.duckdb") as warehouse:
        warehouse.load(Batch(list(rows)))
        return warehouse.publish(folder / "read.duckdb")


def story_of(path: Path) -> dict[str, str]:
    """Event → story."""
    return {str(e): str(s) for e, s in query(path, "select event_id, story_id from story_reports").rows}


def main(*, fixture: Path, errors: bool, events: int) -> None:
    """Print the figures."""
    marked = cases.articles(fixture)
    rows, found = cases.extracted(marked, Extractor(), repeats=True)
    with_headlines = {one.event.event_id: one.incident for one in found}
    found = cases.told_once(found, marked)
    truth = {one.event.event_id: one.incident for one in found}
    marks = {(told.article.article_id, mark.incident) for told in marked for mark in told.marks}
    read = {(one.event.article_id, one.incident) for one in found}
    with tempfile.TemporaryDirectory() as folder:
        path = linked(rows, Path(folder))
        told = story_of(path)
        print(f"{len(marked)} articles, {len(truth)} events with a label of {len(set(truth.values()))} incidents")
        print(f"{len(read)} of {len(marks)} marked tellings were extracted")
        print("all         ", _line(measure(truth, told)))
        for kind in sorted(set(cases.TYPES)):
            print(f"{cases.TYPES[kind]:12}", _line(measure({e: i for e, i in truth.items() if i[0] == kind}, told)))
        print("headlines that the body repeats counted as events of their own:")
        print("all         ", _line(measure(with_headlines, told)))
        if errors:
            _tell_errors(path, {one.event.event_id: one for one in found}, truth, told)
    if events:
        _speed(events)


def _line(m: Measured) -> str:
    return f" pairs P {m.pair_precision:.3f} R {m.pair_recall:.3f}   B³ P {m.b3_precision:.3f} R {m.b3_recall:.3f}"


def _tell_errors(
    path: Path, found: Mapping[str, cases.Found], truth: Mapping[str, str], told: Mapping[str, str]
) -> None:
    wrong, missed, _ = pairs(truth, told)
    links = query(path, "select event_a, event_b, score, reasons from story_links").rows
    why = {(a, b): f"{score:.1f} {reasons}" for a, b, score, reasons in links}
    for name, some in (("WRONG", wrong), ("MISSED", missed)):
        for a, b in some:
            said = why.get((a, b), "not near")
            print(f"{name} {found[a].article} {truth[a]} | {found[b].article} {truth[b]} | {said}")


def _speed(events: int) -> None:
    """Invented tolls of ten towns a day, each told by four outlets in words of their own."""
    letters, dice = "abcdefghijklmnopqrstuvwxyz", random.Random(31)  # noqa: S311 - invented words
    lexicon = ["".join(dice.choices(letters, k=7)) for _ in range(3_000)]
    towns = [f"G{a}{b}o" for a in letters for b in letters]
    rows = []
    for n in range(events):
        if n % 4 == 0:
            told = dice.choices(lexicon, k=40)
        words = " ".join([*dice.sample(told, 25), *dice.choices(lexicon, k=25)])
        place, outlet = towns[n // 4 % len(towns)], ("Post", "Wire", "Echo", "Dawn")[n % 4]
        rows.append(made.report(outlet, 10 + n % 4, place=place, day=n // 40, more=f" {words}."))
    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
        for start in range(0, events, 2_000):
            warehouse.load(Batch(rows[start : start + 2_000]))
        clock, work = time.perf_counter(), time.process_time()
        report = warehouse.link_stories()
        spent, work = time.perf_counter() - clock, time.process_time() - work
        clock = time.perf_counter()
        warehouse.link_stories()
        again = time.perf_counter() - clock
        warehouse.load(Batch([made.report("Star", 11, place=place, day=(events - 1) // 40)]))
        clock = time.perf_counter()
        one = warehouse.link_stories()
        more = time.perf_counter() - clock
    print(f"{report.events:,} events, {report.pairs:,} pairs: {spent:.1f} s ({work:.1f} s of processor)")
    print(f"again, nothing pending: {again:.2f} s; one more article, {one.pairs} pairs: {more:.2f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fixture", type=Path, default=cases.FIXTURE)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--events", type=int, default=10_000)
    arguments = parser.parse_args()
    main(fixture=arguments.fixture, errors=arguments.errors, events=arguments.events)
