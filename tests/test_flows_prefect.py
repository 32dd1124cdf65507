"""The runs as Prefect flows, against the embedded server: slow, as that takes 15 to 60 s to start."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.prefect_env import prepare_environment
from warehouse.query import query
from warehouse.store import Warehouse

ROOT = Path(__file__).parents[1]
STORY = """ date 2031-05-12
KELL, Vardania, May 12. (Hill Wire) - Minister Teodor Brask said on Monday that {} soldiers had left Ostrova.
"""
LOOK = """
import json, platform
from prefect.client.orchestration import get_client
with get_client(sync_client=True) as client:
    print(json.dumps({
        "runs": [[r.name, r.state_type.value] for r in client.read_flow_runs()],
        "tasks": sorted({r.name.rpartition("-")[0] for r in client.read_task_runs()}),
        "artifacts": [a.data for a in client.read_artifacts(
            artifact_filter=None, flow_run_filter=None, task_run_filter=None, sort=None, limit=None, offset=0)],
    }))
"""
LEAVE_RUNNING = """
import platform, subprocess, sys
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.states import Running
gone = subprocess.Popen([sys.executable, "-c", ""]); gone.wait()
@flow(name="ingest")
def ingest(): pass
with get_client(sync_client=True) as client:
    client.create_flow_run(ingest, name=f"{platform.node()}-{gone.pid}", state=Running())
"""


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Prefect as `dateline` sets it up, at home in this folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATELINE_", "PREFECT_"))}
    ours = {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(folder / "data" / "prefect"), "DO_NOT_TRACK": "1"}
    ours |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    ours |= {"PREFECT_SERVER_EPHEMERAL_ENABLED": "true", "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "200"}
    return kept | ours | {"PYTHONWARNINGS": "ignore"} | more


def python(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment(folder), capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "data" / "prefect").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(STORY.format(300), encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_run_is_a_flow_with_its_steps_a_summary_and_a_sweep_of_the_dead(folder: Path) -> None:
    with Warehouse.open(folder / "data" / "warehouse.duckdb") as warehouse:
        killed = warehouse.begin_run("ingest")
    assert python(folder, "-c", LEAVE_RUNNING).returncode == 0
    result = python(folder, "-m", "flows.cli", "run", "in", "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["articles"] == 1
    assert "takes a while" in result.stderr

    seen = json.loads(python(folder, "-c", LOOK).stdout)
    assert sorted(state for _, state in seen["runs"]) == ["COMPLETED", "CRASHED"]
    assert [step for step in ("open warehouse", "extract batch", "load batch", "publish") if step in seen["tasks"]] == [
        "open warehouse", "extract batch", "load batch", "publish",
    ]  # fmt: skip
    assert any("| files new | 1 |" in artifact for artifact in seen["artifacts"])
    states = dict(query(folder / "data/published/warehouse.duckdb", "select run_id, state from flow_runs").rows)
    assert states.pop(killed) == "Crashed"
    assert list(states.values()) == ["Completed"]


@pytest.mark.slow
def test_an_error_inside_a_flow_is_one_line_and_status_1(folder: Path) -> None:
    (folder / "w.duckdb").write_text("no database")
    result = python(folder, "-m", "flows.cli", "run", "in", "--warehouse", "w.duckdb", "--quiet")
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if line.startswith("dateline: ")]
    assert len(lines) == 1
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_ctrl_c_at_a_terminal_ends_the_run_and_not_its_server_first(folder: Path) -> None:
    for number in range(200):
        (folder / "in" / f"{number:03}.txt").write_text(STORY.format(1000 + number), encoding="utf-8")
    small = environment(folder, DATELINE_BATCH_ARTICLES="10", DATELINE_CHUNK_ARTICLES="2")
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "run", "in", "--workers", "2"], cwd=folder, env=small,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            _until((folder / "data" / "warehouse.duckdb.wal").exists, 200)
            time.sleep(2)
            os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process of the run hears it
            told = process.communicate(timeout=45)[1]
        finally:
            process.kill()
    assert process.returncode == 130
    assert told.strip().splitlines()[-1].startswith("dateline: stopped;")
    assert "Traceback" not in told


@pytest.mark.slow
def test_serve_runs_over_the_inbox_at_once_and_stops_cleanly(folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["-m", "flows.cli", "serve", "--every", "1h", "--inbox", "in", "--port", str(port)]
    with subprocess.Popen(
        [sys.executable, *words], cwd=folder, env=environment(folder), stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            _until(lambda: _published(folder), 240)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=10) as answer:
                assert answer.status == 200
        finally:
            process.send_signal(signal.SIGTERM)
        told = process.communicate(timeout=60)[1]
    assert process.returncode == 0
    assert f"http://127.0.0.1:{port}" in told
    assert "Stopped." in told
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5)


def _published(folder: Path) -> bool:
    path = folder / "data/published/warehouse.duckdb"
    return path.exists() and query(path, "select count(*) from articles").rows == [(1,)]


def _until(holds: Any, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(1)


def test_prefect_is_set_up_quiet_patient_and_off_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("PREFECT_HOME", "DO_NOT_TRACK", "PREFECT_SERVER_ANALYTICS_ENABLED", "PREFECT_CLI_PROMPT")
    kept = {name: value for name, value in os.environ.items() if name not in names and not name.startswith("PREFECT_")}
    monkeypatch.setattr(os, "environ", kept | {"PREFECT_CLI_PROMPT": "true"})
    prepare_environment(tmp_path / "home", 120)
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_HOME"] == str(tmp_path / "home")
    assert os.environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] == "120"
    assert os.environ["PREFECT_CLI_PROMPT"] == "true"  # what the user has set stays
    assert (tmp_path / "home").is_dir()


def test_every_deployment_names_a_flow_that_is_there() -> None:
    plan = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    source = (ROOT / "flows" / "prefect_flows.py").read_text(encoding="utf-8")
    for deployment in plan["deployments"]:
        file, _, name = deployment["entrypoint"].partition(":")
        assert (ROOT / file).is_file()
        assert f"def {name}(" in source
        assert deployment["concurrency_limit"]["limit"] == 1
