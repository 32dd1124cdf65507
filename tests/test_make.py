"""Makefile and CI script: every target is there, set-up hangs on the lock files alone."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TARGETS = ["run", "test", "slow", "check", "bench", "lock"]


def plan(target: str, folder: Path = ROOT) -> str:
    """What make would do, from another folder."""
    return subprocess.run(
        ["make", "-n", "-C", str(folder), target], cwd="/", capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A set-up project without its packages: Makefile, lock files, stamps newer than they are."""
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
        os.utime(tmp_path / name, (1, 1))
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    for stamp in (".installed", ".installed-dev"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_can_be_planned_from_any_folder(target: str) -> None:
    assert plan(target)


def test_help_lists_every_target() -> None:
    told = subprocess.run(["make", "-C", str(ROOT), "help"], capture_output=True, text=True, check=True).stdout
    assert [target for target in TARGETS if f"make {target}" not in told] == []


def test_run_runs_the_examples_through_the_installed_command(project: Path) -> None:
    assert ".venv/bin/dateline run examples" in plan("run", project)


def test_set_up_is_not_repeated_while_the_lock_files_stay(project: Path) -> None:
    assert "pip" not in plan("test", project)


def test_a_changed_lock_file_sets_up_again_with_hashes_required(project: Path) -> None:
    (project / "requirements.lock").touch()
    os.utime(project / "requirements.lock", (4_000_000_000, 4_000_000_000))
    planned = plan("run", project)
    assert "--require-hashes -r requirements.lock" in planned
    assert "--no-deps --no-build-isolation -e ." in planned


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_hold_hashes_for_everything_and_no_index_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.findall(r"^[\w.-]+(?:\[[\w,]+\])?==[^\n]*", text, flags=re.MULTILINE)
    assert packages
    assert all(package.endswith("\\") for package in packages)
    assert "index-url" not in text
    assert "://" not in text


def test_ci_runs_tests_checks_and_slow_tests_and_stops_at_the_first_failure() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in script
    assert re.findall(r"^step \d+m (\w+)$", script, flags=re.MULTILINE) == ["test", "check", "slow"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
