"""Seventy-two invented articles through the real extractor: how well their reports are told together."""

import importlib.util
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


def test_the_fixture_is_as_large_as_it_must_be() -> None:
    told = cases.articles()
    incidents = {mark.incident for one in told for mark in one.marks}
    assert len(told) >= 60
    assert len({one.article.source_file.rpartition("-")[0] for one in told}) >= 20
    assert len(incidents) >= 60


def test_perfect_and_hopeless_grouping_measure_as_such() -> None:
    truth = {"e1": "a", "e2": "a", "e3": "b", "e4": "b"}
    measure = benchmark().measure
    assert measure(truth, truth) == (1, 1, 1, 1)
    assert measure(truth, dict.fromkeys(truth, "s")) == (2 / 6, 1, 0.5, 1)
    assert measure(truth, {event: event for event in truth}) == (0, 0, 1, 0.5)


@pytest.mark.slow
def test_a_few_incidents_with_their_confusables(extractor: Extractor, tmp_path: Path) -> None:
    told = [one for one in cases.articles() if one.article.source_file.split("-")[0] in FEW]
    pair_precision, pair_recall, *_ = measured(told, extractor, tmp_path)
    assert pair_precision >= 0.9
    assert pair_recall >= 0.7


@pytest.mark.slow
def test_the_whole_fixture_is_told_together_as_it_must_be(extractor: Extractor, tmp_path: Path) -> None:
    pair_precision, pair_recall, b3_precision, b3_recall = measured(cases.articles(), extractor, tmp_path)
    assert min(pair_precision, b3_precision) >= 0.95
    assert min(pair_recall, b3_recall) >= 0.75
