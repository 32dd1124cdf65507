"""Accuracy on articles of our own: F1 per event type must not fall below tests/gold/floor.json."""

import json
import re
from pathlib import Path, PurePosixPath

import pytest

from benchmarks.gold import FLOOR, GOLD, SLACK, errors, figures, losses
from flows.evaluation.gold import EVENT_TYPES, read_gold
from flows.evaluation.scores import Score, System, score_types
from flows.evaluation.system import read_system
from flows.lookup import rows
from flows.summary import RunSummary

DOCS = read_gold(GOLD)
FLOORS = json.loads(FLOOR.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def system(examples: RunSummary) -> System:
    return read_system(examples.published)


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_f1_on_the_example_articles_has_not_fallen(kind: str, system: System) -> None:
    scores = score_types(DOCS, system)
    told = "\n".join(errors(kind, DOCS, system))
    assert not losses({kind: scores[kind]}, {kind: FLOORS[kind]}), told


def test_the_floor_was_measured_on_the_gold_of_now() -> None:
    required = {kind: sum(not e.get("optional") for doc in DOCS for e in doc.of(kind)) for kind in EVENT_TYPES}
    assert {kind: floor["gold"] for kind, floor in FLOORS.items()} == required


def test_an_extractor_that_finds_nothing_falls_below_the_floor() -> None:
    assert len(losses(score_types(DOCS, {}), FLOORS)) == len(EVENT_TYPES)


def test_a_loss_within_the_slack_is_none() -> None:
    score = Score(right=80, wrong=20, missed=20)
    floor = figures({"meeting": score})["meeting"]
    assert not losses({"meeting": score}, {"meeting": floor | {"f1": score.f1 + SLACK / 2}})
    assert losses({"meeting": score}, {"meeting": floor | {"f1": score.f1 + SLACK * 2}})


def test_at_least_twenty_articles_are_annotated_for_all_types() -> None:
    assert len({doc.file for doc in DOCS}) == len(DOCS) >= 20
    assert all(doc.annotated == frozenset(EVENT_TYPES) for doc in DOCS)


def test_gold_quotes_the_articles(examples: RunSummary) -> None:
    texts = {PurePosixPath(row["source_file"]).name: row["text"] for row in rows(examples.published, "from articles")}
    assert {doc.file for doc in DOCS} <= set(texts)
    for doc in DOCS:
        flat, known = " ".join(texts[doc.file].split()), set(_words(texts[doc.file]))
        for event in doc.events:
            assert event.get("text", "") in flat, doc.file
            assert set(_words(event.get("content", ""))) <= known, (doc.file, event["content"])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("’", "'").lower())


def test_the_gold_file_can_be_given_to_the_evaluate_command() -> None:
    assert Path(GOLD).suffix == ".jsonl"
    assert {event["type"] for doc in DOCS for event in doc.events} == set(EVENT_TYPES)
