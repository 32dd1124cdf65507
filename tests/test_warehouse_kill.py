"""Whatever is killed when: nothing is lost, nothing is doubled."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import warehouse_cases as cases
import warehouse_kill
from test_warehouse_load import content

from warehouse.query import query

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three list files of article numbers; one number stands in two of them."""
    place = tmp_path / "in"
    place.mkdir()
    for name, numbers in {"a": "1 2 3 4 5", "b": "6 7 8 3", "c": "9"}.items():
        (place / name).write_text(numbers)
    return place


def start(path: Path, folder: Path, *moment: object) -> subprocess.Popen[str]:
    moment = map(str, moment or [0])
    command = [sys.executable, str(HERE / "warehouse_kill.py"), str(path), str(folder), *moment]
    env = os.environ | {"PYTHONPATH": str(HERE.parent)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)


def dies(path: Path, folder: Path, *moment: object) -> bool:
    with start(path, folder, *moment) as process:
        process.communicate()
    return process.returncode == -signal.SIGKILL


def finish(path: Path, folder: Path) -> None:
    with start(path, folder) as process:
        assert process.communicate()[0].startswith("open")
    assert process.returncode == 0


def undisturbed(tmp_path: Path, folder: Path) -> dict[str, list[tuple[object, ...]]]:
    path = cases.empty(tmp_path, "undisturbed.duckdb")
    warehouse_kill.main(path, folder, 0)
    return content(path)


def test_a_kill_within_a_batch_loses_and_doubles_nothing(tmp_path: Path, folder: Path) -> None:
    expected = undisturbed(tmp_path, folder)
    path = cases.empty(tmp_path, "killed.duckdb")
    assert dies(path, folder, 40)
    warehouse_kill.main(path, folder, 0)
    assert content(path) == expected
    states = query(path, "select state from flow_runs order by started_at").rows
    assert states == [("Crashed",), ("Completed",)]


@pytest.mark.slow
def test_kills_within_migration_and_batches_lose_and_double_nothing(tmp_path: Path, folder: Path) -> None:
    expected = undisturbed(tmp_path, folder)
    path = tmp_path / "killed.duckdb"
    assert dies(path, folder, 300, "opening")  # half of the tables are made
    assert dies(path, folder, 16)  # within the first batch
    assert dies(path, folder, 40)  # within a later one
    assert dies(path, folder, 23)  # and again, from where it was taken up
    finish(path, folder)
    assert content(path) == expected
    assert content(tmp_path / "read.duckdb") == expected


@pytest.mark.slow
def test_kills_at_any_moment_lose_and_double_nothing(tmp_path: Path, folder: Path) -> None:
    (folder / "d").write_text(" ".join(str(n) for n in range(20, 60)))
    expected = undisturbed(tmp_path, folder)
    path, dice, deaths = tmp_path / "killed.duckdb", random.Random(31), 0
    for _ in range(25):
        with start(path, folder) as process:
            if dice.random() < 0.8:
                process.stdout.readline()
                time.sleep(dice.random() * 0.6)
            else:
                time.sleep(dice.random() * 2)
            process.kill()
            process.communicate()
        deaths += process.returncode == -signal.SIGKILL
    assert deaths >= 10
    finish(path, folder)
    assert content(path) == expected
