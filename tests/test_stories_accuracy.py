"""Seventy-two invented articles through the real extractor: how well their reports are told together."""

import importlib.util
import re
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest
import stories_cases as cases

from extraction.extract import Extractor

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "stories.py"
FEW = ("gao", "gaocp", "batumi", "tbilisi", "zielony")  # incidents with their confusables


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stories_benchmark", BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(told: list[cases.Told], extractor: Extractor, folder: Path) -> tuple[float, ...]:
    bench = benchmark()
    rows, found = cases.extracted(told, extractor)
    truth = {one.event.event_id: one.incident for one in found}
    assert len(truth) > len(told)
    result: tuple[float, ...] = bench.measure(truth, bench.story_of(bench.linked(rows, folder)))
    return result


def outlets_of(told: list[cases.Told]) -> dict[str, set[str]]:
    """Incident → outlets that tell it; an incident is what the articles named alike tell of ('gao-1', 'gao-2')."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in told:
        found[one.article.source_file.rpartition("-")[0]].add(str(one.article.publisher))
    return found


def test_the_fixture_is_as_large_and_as_varied_as_it_must_be() -> None:
    told = cases.articles()
    marks = {mark.incident for one in told for mark in one.marks}
    assert len(told) >= 60
    assert len(marks) >= 60
    outlets = outlets_of(told)
    assert len(outlets) >= 20
    assert {len(tell) for tell in outlets.values()} <= set(range(2, 7))


def test_the_fixture_holds_wrong_numbers_and_later_corrections() -> None:
    figures: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[str]] = defaultdict(set)
    corrected = 0
    for one in cases.articles():
        corrected += any(word in one.article.text for word in ("correct", "revise", "lower", "raising", "and not "))
        for mark in one.marks:
            words[mark.incident].add(mark.span.text)
            figures[mark.incident] |= set(re.findall(r"\d+", mark.span.text))
    assert sum(len(found) > 1 for incident, found in figures.items() if incident[0] == "c") >= 6  # in digits alone
    assert sum(len(found) > 1 for found in words.values()) >= 40  # told in other words
    assert corrected >= 5


def test_perfect_and_hopeless_grouping_measure_as_such() -> None:
    truth = {"e1": "a", "e2": "a", "e3": "b", "e4": "b"}
    measure = benchmark().measure
    assert measure(truth, truth) == (1, 1, 1, 1)
    assert measure(truth, dict.fromkeys(truth, "s")) == (2 / 6, 1, 0.5, 1)
    assert measure(truth, {event: event for event in truth}) == (0, 0, 1, 0.5)


def test_a_few_incidents_with_their_confusables(extractor: Extractor, tmp_path: Path) -> None:
    told = [one for one in cases.articles() if one.article.source_file.split("-")[0] in FEW]
    pair_precision, pair_recall, *_ = measured(told, extractor, tmp_path)
    assert pair_precision >= 0.95
    assert pair_recall >= 0.75


@pytest.mark.parametrize(
    "fixture",
    [
        cases.FIXTURE,
        pytest.param(cases.CONFUSABLES, marks=pytest.mark.slow),
        pytest.param(cases.HELD_OUT, marks=pytest.mark.slow),
    ],
    ids=lambda path: path.stem,
)
def test_reports_are_told_together_as_they_must_be(fixture: Path, extractor: Extractor, tmp_path: Path) -> None:
    pair_precision, pair_recall, b3_precision, b3_recall = measured(cases.articles(fixture), extractor, tmp_path)
    assert min(pair_precision, b3_precision) >= 0.95
    assert min(pair_recall, b3_recall) >= 0.75
