"""The scorer: what agrees, what does not, and what silence in gold means."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.evaluation.align import align
from flows.evaluation.calibration import calibration, expected_error, verdicts
from flows.evaluation.gold import GoldDoc, read_gold
from flows.evaluation.match import STRICT, casualty, deployment, meeting, statement
from flows.evaluation.names import overlap, same_name
from flows.evaluation.report import as_dict, evaluate
from flows.evaluation.scores import content_recall, score_totals, score_types
from flows.evaluation.slots import score_slots
from models.errors import MalformedError, UnreadableError

SHARED = Path(__file__).parents[2] / "shared" / "eval"


def said(speaker: str, content: str, **more: Any) -> dict[str, Any]:
    """A statement as the warehouse gives it."""
    slots = {"addressee": [], "cue": "say", "cue_text": "said", "kind": "indirect", "confidence": 0.8}
    return {"speaker": [speaker], "content": content, **slots, **more}


def gold_said(speaker: str, content: str, **more: Any) -> dict[str, Any]:
    return {"type": "statement", "speaker": [speaker], "content": content, **more}


def killed(count: int, victims: str = "soldiers", **more: Any) -> dict[str, Any]:
    figure = {"low": count, "best": count, "high": count, "is_part": False}
    return {"victims": [victims], "outcome": "killed", "confidence": 0.5, "estimator": [], **figure, **more}


def gold_killed(low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    return {"type": "casualty", "victims": ["soldiers"], "outcome": "killed", "low": low, "high": high, **more}


@pytest.mark.parametrize(
    ("found", "accepted", "agree"),
    [
        ("Mira Solan", "Solan", True),
        ("Solan", "President Mira Solan", True),
        ("the U.S.", "United States", True),
        ("Vardania's", "Vardania", True),
        ("Vardania", "Ostrova", False),
        ("the", "The", False),  # no telling word
    ],
)
def test_names_agree_when_the_words_of_one_hold_those_of_the_other(found: str, accepted: str, agree: bool) -> None:
    assert same_name([found], [accepted]) is agree


def test_contents_overlap_only_from_half_of_both_sides() -> None:
    gold = "the bridge at Kell was mined by the retreating army last night"
    assert overlap(gold, gold) == 1
    assert overlap("the bridge at Kell was", gold) == 0  # less than half of gold
    assert overlap("the bridge at Kell was mined by the retreating army", gold) > 0.5
    assert overlap("the attack on the depot in Kell", "the attack") == 0.6  # a short gold content, held


def test_a_statement_needs_content_and_speaker() -> None:
    gold = gold_said("Mira Solan", "the border will stay closed")
    assert statement(said("Solan", "the border will stay closed"), gold) == 1
    assert statement(said("Orbin", "the border will stay closed"), gold) == 0
    assert statement(said("Solan", "wheat prices fell"), gold) == 0


def test_a_meeting_may_claim_one_party_too_many_but_not_two() -> None:
    gold = {"participants": [["Mira Solan", "Solan"], ["Teodor Brask"]]}
    parties = [["Solan"], ["Brask"]]
    assert meeting({"participants": parties}, gold) == 1
    assert meeting({"participants": [*parties, ["Lind"]]}, gold) == 0.5
    assert meeting({"participants": [*parties, ["Lind"], ["Moor"]]}, gold) == 0
    assert meeting({"participants": [["Solan"]]}, gold) == 0


def test_a_deployment_to_the_wrong_place_is_another_deployment() -> None:
    gold = {"owner": ["Vardania"], "destination": ["Kell"]}
    found = {"owner": ["Vardania"], "destination": ["Kell valley"], "low": None, "best": None, "high": None}
    assert deployment(found, gold) == 1
    assert deployment(found | {"destination": ["Ostrova"]}, gold) == 0
    assert deployment(found | {"destination": []}, gold) == 1  # silence does not contradict
    assert deployment(found | {"low": 300, "high": 300}, gold) == 0


def test_a_casualty_figure_agrees_by_bounds_or_by_an_exact_best_value() -> None:
    assert casualty(killed(57), gold_killed(57, 57)) == 1
    assert casualty(killed(57, high=None), gold_killed(57, 57)) == 1  # best is 57
    assert casualty(killed(57), gold_killed(57, None)) == 0  # 'at least 57' is another figure
    assert casualty(killed(57), gold_killed(50, 50, also=[[57, 57]])) == 1
    assert casualty(killed(57, "villagers"), gold_killed(57, 57)) == 0.5


def test_an_optional_gold_event_is_neither_rewarded_nor_punished() -> None:
    doc = GoldDoc("a.txt", (gold_killed(5, 5), gold_killed(9, 9, optional=True)))
    both = {"a.txt": {"casualty": [killed(5), killed(9)]}}
    one = {"a.txt": {"casualty": [killed(5)]}}
    assert score_types([doc], both)["casualty"] == score_types([doc], one)["casualty"]
    assert score_types([doc], one)["casualty"].f1 == 1


def test_extra_events_cost_precision_unless_gold_is_recall_only() -> None:
    system = {"a.txt": {"casualty": [killed(5), killed(6)]}}
    full = GoldDoc("a.txt", (gold_killed(5, 5),))
    partial = GoldDoc("a.txt", (gold_killed(5, 5),), recall_only=frozenset({"casualty"}))
    assert score_types([full], system)["casualty"].precision == 0.5
    assert score_types([partial], system)["casualty"].precision == 1


def test_a_type_that_gold_does_not_mark_is_not_scored() -> None:
    doc = GoldDoc("a.txt", (gold_killed(5, 5),), annotated=frozenset({"casualty"}))
    assert set(score_types([doc], {"a.txt": {"statement": [said("Solan", "no")]}})) == {"casualty"}


def test_slots_are_compared_also_where_the_event_as_a_whole_is_wrong() -> None:
    gold = gold_said("Mira Solan", "the border will stay closed", kind="direct", cue="said")
    slots = score_slots(
        [GoldDoc("a.txt", (gold,))], {"a.txt": {"statement": [said("Orbin", "the border will stay closed")]}}
    )
    assert slots["statement", "speaker"].recall == 0
    assert slots["statement", "kind"].recall == 0
    assert slots["statement", "cue"].recall == 1
    assert ("statement", "addressee") not in slots  # gold is silent


def test_each_party_of_a_meeting_counts() -> None:
    gold = {"type": "meeting", "participants": [["Solan"], ["Brask"]]}
    found = {"participants": [["Solan"], ["Lind"]], "evidence": ""}
    score = score_slots([GoldDoc("a.txt", (gold,))], {"a.txt": {"meeting": [found]}})["meeting", "participants"]
    assert (score.right, score.wrong, score.missed) == (1, 1, 1)


def test_totals_are_met_by_the_sum_of_wholes_or_by_one_figure() -> None:
    def total(n: int, *rows: dict[str, Any]) -> Any:
        event = {"type": "casualty_total", "outcome": "killed", "total": n}
        return score_totals([GoldDoc("a.txt", (event,))], {"a.txt": {"casualty": list(rows)}})["killed"]

    assert total(5, killed(3), killed(2)).exact == 1
    assert total(3, killed(3), killed(2, is_part=True)).exact == 1
    assert total(2, killed(3), killed(2, is_part=True)).exact == 1
    assert total(9, killed(3)).exact == 0
    assert total(0, killed(3)).false_alarms == 1
    assert total(0, killed(0)).false_alarms == 0


def test_calibration_compares_stated_confidence_with_the_share_that_is_right() -> None:
    doc = GoldDoc("a.txt", (gold_killed(5, 5),))
    judged = verdicts([doc], {"a.txt": {"casualty": [killed(5, confidence=0.95), killed(7, confidence=0.91)]}})
    (only,) = calibration(judged)
    assert (only.low, only.events, only.right) == (0.9, 2, 0.5)
    assert expected_error([only]) == pytest.approx(0.43)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_no_judged_event_is_lost_between_the_bins(judged: list[tuple[float, bool]]) -> None:
    bins = calibration(judged)
    assert sum(b.events for b in bins) == len(judged)
    assert 0 <= expected_error(bins) <= 1


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_alignment_uses_every_event_at_most_once(ours: list[int], theirs: list[int]) -> None:
    pairs = align([killed(n) for n in ours], [gold_killed(n, n) for n in theirs], STRICT["casualty"])
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(ours.count(n), theirs.count(n)) for n in range(6))


def test_a_broken_gold_line_is_named_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"file": "a.txt", "events": []}\n{"file": "b.txt", "events": [{"type": "meeting"}]}\n')
    with pytest.raises(MalformedError, match="line 2"):
        read_gold(path)
    with pytest.raises(UnreadableError):
        read_gold(tmp_path / "absent.jsonl")


def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _disturbed(gold: list[dict[str, Any]], dice: random.Random) -> dict[str, Any]:
    """System events made from gold: some dropped, doubled, their speakers, contents, figures and places changed."""
    system: dict[str, Any] = {}
    for doc in gold:
        events = system.setdefault(doc["file"], {kind: [] for kind in STRICT})
        for event in doc["events"]:
            if event["type"] in STRICT and dice.random() < 0.8:
                events[event["type"]] += [_system_event(event, dice)] * dice.choice([1, 1, 1, 2])
    return system


def _system_event(gold: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    words = str(gold.get("content", "")).split()
    figure = gold.get("low") if dice.random() < 0.7 else dice.randrange(100)
    return {
        "speaker": gold.get("speaker", [])[:1] if dice.random() < 0.8 else ["Nobody"],
        "content": " ".join(words[: max(1, int(len(words) * dice.choice([0.3, 0.6, 1, 1])))]),
        "participants": [[names[0]] for names in gold.get("participants", [])] + [["X"]] * dice.choice([0, 0, 1, 2]),
        "owner": gold.get("owner", [])[:1],
        "destination": gold.get("destination", [])[:1] if dice.random() < 0.8 else ["Elsewhere"],
        "victims": gold.get("victims", ["people"])[:1],
        "outcome": gold.get("outcome"),
        "evidence": gold.get("context", ""),
        "confidence": dice.random(),
        "low": figure,
        "best": figure,
        "high": gold.get("high"),
        "is_part": dice.random() < 0.2,
    }


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the development sets lie outside the project")
@pytest.mark.parametrize("name", ["seeds", "news", "whitehouse", "voa", "muc4", "satp", "voa-meetings"])
def test_the_scorer_agrees_with_the_reference_scorer(name: str) -> None:
    path = SHARED / name / "gold.jsonl"
    if not path.exists():
        pytest.skip(f"no development set {name}")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    docs, reference, dice = read_gold(path), _scorer(), random.Random(7)
    for _ in range(3):
        system = _disturbed(lines, dice)
        theirs = reference.score(lines, system)
        ours = score_types(docs, system)
        assert {k: (s.right, s.wrong, s.missed) for k, s in ours.items()} == {
            k: (s["tp"], s["system"] - s["tp"], s["gold"] - s["tp"]) for k, s in theirs.items()
        }
        if "content_recall" in theirs.get("statement", {}):
            assert content_recall(docs, system) == pytest.approx(theirs["statement"]["content_recall"], abs=0.0006)
        totals = {f"toll_{k}": t for k, t in score_totals(docs, system).items() if t.gold}
        expected = reference.score_totals(lines, system)
        assert set(totals) == set(expected)
        assert all(t.exact / t.gold == pytest.approx(expected[k]["exact"], abs=0.0006) for k, t in totals.items())


def test_the_report_turns_into_plain_json() -> None:
    doc = GoldDoc("a.txt", (gold_said("Solan", "the border will stay closed"),))
    report = as_dict(evaluate([doc], {"a.txt": {"statement": [said("Solan", "the border will stay closed")]}}))
    assert json.loads(json.dumps(report))["types"]["statement"]["f1"] == 1
