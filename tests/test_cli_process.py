"""The command line as a process of its own: locks, versions, signals, pipes, start-up."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extraction.read.discover import discover
from warehouse.batch import Batch
from warehouse.query import query
from warehouse.store import Warehouse

ROOT = Path(__file__).parents[1]
STORY = """ date 2031-05-12
KELL, Vardania, May 12. (Hill Wire) - Minister Teodor Brask said on Monday that {} soldiers had left Ostrova.
"""


def dateline(folder: Path, *words: str, **more: object) -> "subprocess.CompletedProcess[str]":
    """Run it in this folder and wait."""
    return subprocess.run(
        command(*words), cwd=folder, env=environment(), capture_output=True, text=True, check=False, timeout=280, **more
    )  # type: ignore[call-overload,no-any-return]


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli", *words]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PREFECT_"))}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY.format(300), encoding="utf-8")
    return tmp_path


def test_a_locked_warehouse_is_refused_in_one_line_and_nothing_is_harmed(folder: Path) -> None:
    with Warehouse.open(folder / "w.duckdb"):
        result = dateline(folder, "run", "in", "--direct", "--warehouse", "w.duckdb")
    assert result.returncode == 1
    assert result.stderr.startswith("dateline: w.duckdb: ")
    assert str(os.getpid()) in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert query(folder / "w.duckdb", "from flow_runs").rows == []


def test_a_warehouse_of_a_newer_version_is_refused_in_one_line(folder: Path) -> None:
    path = folder / "w.duckdb"
    with Warehouse.open(path) as warehouse, warehouse._connection.begin():
        warehouse._connection.exec_driver_sql("update core.alembic_version set version_num = '9999'")
    result = dateline(folder, "run", "in", "--direct", "--warehouse", "w.duckdb")
    assert result.returncode == 1
    assert "newer version" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_help_needs_neither_spacy_nor_prefect_nor_a_database() -> None:
    code = (
        "import flows.cli, sys; print([m for m in ('spacy', 'prefect', 'duckdb', 'trafilatura') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_a_second_run_needs_no_spacy(folder: Path) -> None:
    (source,) = discover([str(folder / "in")])
    with Warehouse.open(folder / "data" / "warehouse.duckdb") as warehouse:
        warehouse.load(Batch([], done=[source]))  # type: ignore[list-item]
    code = (
        "import sys; from typer.testing import CliRunner; from flows.cli import app;"
        "result = CliRunner().invoke(app, ['run', 'in', '--direct', '--json']);"
        "print(result.exit_code, 'spacy' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment(), capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "0 False"


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    Warehouse.open(folder / "w.duckdb").close()
    words = command("sql", "select i, repeat('x', 200) as long from range(20000) t(i)", "-w", "w.duckdb", "-f", "csv")
    with subprocess.Popen(
        words, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().strip() == "i,long"
        process.stdout.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == ""


@pytest.mark.slow
def test_ctrl_c_ends_a_run_keeps_what_was_loaded_and_the_next_run_goes_on(folder: Path) -> None:
    for number in range(300):
        (folder / "in" / f"{number:03}.txt").write_text(STORY.format(1000 + number), encoding="utf-8")
    small = environment() | {"DATELINE_BATCH_ARTICLES": "10", "DATELINE_CHUNK_ARTICLES": "2"}
    with subprocess.Popen(
        command("run", "in", "--direct", "--workers", "2"), cwd=folder, env=small, stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 120
        while not (folder / "data" / "warehouse.duckdb.wal").exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        time.sleep(8)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr
        assert len(process.stderr.read().strip().splitlines()) == 1
    result = dateline(folder, "run", "in", "--direct", "--json", "--workers", "2")
    assert result.returncode == 0
    states = query(folder / "data/warehouse.duckdb", "select state from flow_runs order by started_at").rows
    assert states == [("Failed",), ("Completed",)]
    assert query(folder / "data/warehouse.duckdb", "select count(*) from articles").rows == [(301,)]


@pytest.mark.slow
def test_fifty_megabytes_on_one_line_are_set_aside_or_read_and_the_rest_is_loaded(folder: Path) -> None:
    (folder / "in" / "long.txt").write_bytes(b"Solan said no. " * (50 * 2**20 // 15))
    started = time.monotonic()
    result = dateline(folder, "run", "in", "--direct", "--json")
    assert result.returncode == 0, result.stderr
    summary = json.loads(result.stdout)
    assert summary["files_seen"] == 2
    assert summary["files_new"] + summary["files_quarantined"] == 2
    assert query(folder / "data/warehouse.duckdb", "select count(*) from articles where word_count < 100").rows == [
        (1,)
    ]
    assert time.monotonic() - started < 240
