"""Runs and dead letters: what happened, and what could not be read."""

from pathlib import Path

import warehouse_cases as cases

from models.errors import MalformedError, UnreadableError
from models.source import Record
from warehouse.batch import Batch
from warehouse.quarantine import PAYLOAD_LIMIT
from warehouse.query import query
from warehouse.runs import RunCounts
from warehouse.store import Warehouse

PLACE = cases.source(1)
RECORD = Record(source_file="day/1.txt", data=b"\xff\x00", sha256="5" * 64)


def test_a_bad_record_is_kept_with_its_reason_and_its_bytes(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        for _ in range(2):
            warehouse.quarantine(MalformedError("day/1.txt", "broken\nJSON"), stage="read", source=PLACE, record=RECORD)
        [letter] = warehouse.dead_letters()
        assert warehouse.payload(letter.quarantine_id) == RECORD
        assert (letter.source.path, letter.attempts, letter.message) == (PLACE.path, 2, "broken JSON")
    columns = "source_file, stage, error_type, message, attempts, content_sha256"
    assert query(path, f"select {columns} from quarantine").rows == [
        ("day/1.txt", "read", "MalformedError", "broken JSON", 2, "5" * 64)
    ]  # fmt: skip


def test_a_record_that_loads_after_all_leaves_the_quarantine(tmp_path: Path) -> None:
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        key = warehouse.quarantine(
            ValueError("no"), stage="extract", source=PLACE, record=cases.record(cases.article(1))
        )
        warehouse.load(Batch([cases.rows(1)]))
        assert warehouse.dead_letters() == []
        warehouse.quarantine(ValueError("no"), stage="extract", source=PLACE, record=RECORD)
        assert [(letter.quarantine_id, letter.attempts) for letter in warehouse.dead_letters()] == [(key, 2)]
        warehouse.resolve(key)
        assert warehouse.dead_letters() == []


def test_a_file_read_to_its_end_without_error_leaves_the_quarantine(tmp_path: Path) -> None:
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        (tmp_path / "1.txt").write_text("x")
        place = cases.source(path=str(tmp_path / "1.txt"))
        warehouse.quarantine(UnreadableError("day/1.txt", "permission denied"), stage="split", source=place)
        warehouse.load(Batch([], [place]))
        assert len(warehouse.dead_letters()) == 1
        warehouse.load(Batch([], [place]))
        assert warehouse.dead_letters() == []


def test_members_of_an_archive_are_letters_of_their_own(tmp_path: Path) -> None:
    place = cases.source(1).model_copy(update={"name": "day.zip"})
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        for name in ("day.zip!a.txt", "day.zip!b.txt", "/inbox/day.zip"):
            warehouse.quarantine(MalformedError(name, "bad"), stage="split", source=place)
        assert [letter.source_file for letter in warehouse.dead_letters()] == [
            "day.zip!a.txt",
            "day.zip!b.txt",
            "day.zip",
        ]


def test_huge_payloads_are_not_kept(tmp_path: Path) -> None:
    huge = Record(source_file="day/1.txt", data=b"x" * (PAYLOAD_LIMIT + 1), sha256="6" * 64)
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        key = warehouse.quarantine(ValueError("too long"), stage="read", source=PLACE, record=huge)
        assert warehouse.payload(key) is None
        assert warehouse.payload("q-unknown") is None


def test_a_run_counts_what_it_loads_and_is_told_in_words(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        run = warehouse.begin_run("ingest")
        warehouse.load(Batch([cases.rows(1), cases.rows(2)], run_id=run))
        warehouse.load(Batch([cases.rows(2), cases.rows(3)], run_id=run))
        warehouse.finish_run(run, "Completed", RunCounts(files_seen=4, files_new=3, files_skipped=1))
        summary = warehouse.summary(run)
    assert (summary.articles, summary.events, summary.state, summary.files_seen) == (3, 12, "Completed", 4)
    assert summary.events_by_type == {"casualty": 3, "deployment": 3, "meeting": 3, "statement": 3}
    assert summary.articles_by_language == {"en": 3}
    assert summary.examples == ["Ana Reyes told: “We will not leave Not this year”",
                                "Meeting held: Ilka Born, Sol Maddox",
                                "Veldoria: about 300 soldiers deployed, Port Amsel"]  # fmt: skip
    [row] = query(path, "select state, extractor, words, seconds > 0, finished_at > started_at from flow_runs").rows
    assert row == ("Completed", "test-1", 3 * cases.article(1).word_count, True, True)


def test_a_run_that_a_kill_left_running_is_swept(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse:
        dead = warehouse.begin_run("ingest", "test-1")
        ended = warehouse.begin_run("ingest")
        warehouse.finish_run(ended, "Failed")
        alive = warehouse.begin_run("ingest")
        assert warehouse.sweep_stale_runs(alive) == 1
        assert warehouse.sweep_stale_runs(alive) == 0
    states = dict(query(path, "select run_id, state from flow_runs").rows)
    assert states == {dead: "Crashed", ended: "Failed", alive: "Running"}
