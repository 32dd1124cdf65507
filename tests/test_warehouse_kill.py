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
def folder(tmp_path):
    """Three list files of article numbers; one number stands in two of them."""
    place = tmp_path / "in"
    place.mkdir()
    for name, numbers in {"a": "1 2 3 4 5", "b": "6 7 8 3", "c": "9"}.items():
        (place / name).write_text(numbers)
    return place


def start(path, folder, statement=0):
    command = [sys.executable, str(HERE / "warehouse_kill.py"), str(path), str(folder), str(statement)]
    env = os.environ | {"PYTHONPATH": str(HERE.parent)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)


def dies(path, folder, statement):
    with start(path, folder, statement) as process:
        process.communicate()
    return process.returncode == -signal.SIGKILL


def finish(path, folder):
    with start(path, folder) as process:
        assert process.communicate()[0].startswith("open")
    assert process.returncode == 0


def undisturbed(tmp_path, folder):
    path = cases.empty(tmp_path, "undisturbed.duckdb")
    warehouse_kill.main(path, folder, 0)
    return content(path)


def test_kills_within_migration_and_batches_lose_and_double_nothing(tmp_path, folder):
    expected = undisturbed(tmp_path, folder)
    path = tmp_path / "killed.duckdb"
    opening = 30  # in the middle of making the tables
    assert dies(path, folder, opening)
    deaths = [dies(path, folder, statement) for statement in (150, 70, 45, 61)]
    assert sum(deaths) >= 3
    finish(path, folder)
    assert content(path) == expected
    assert content(tmp_path / "read.duckdb") == expected
    states = query(path, "select state, count(*) from flow_runs where state <> 'Completed' group by 1").rows
    assert all(state == "Crashed" for state, _ in states)


@pytest.mark.slow
def test_kills_at_any_moment_lose_and_double_nothing(tmp_path, folder):
    (folder / "d").write_text(" ".join(str(n) for n in range(20, 60)))
    expected = undisturbed(tmp_path, folder)
    path, dice, deaths = tmp_path / "killed.duckdb", random.Random(31), 0  # noqa: S311 - a fixed sequence of moments
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
