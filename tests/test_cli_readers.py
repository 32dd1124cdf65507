"""`dateline export --as`, `--verify` and `serve-sql`, as a reader types them."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import mart_cases as cases
import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from warehouse import serving

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.load(tmp_path_factory.mktemp("readers"), *cases.corpus())


def dateline(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.mark.parametrize(
    ("shape", "files"),
    [
        ("gdelt", ["gdelt_events.jsonl", "gdelt_mentions.jsonl"]),
        ("ucdp", ["ucdp_ged.jsonl"]),
        ("plover", ["plover.jsonl"]),
        ("followthemoney", ["entities.ftm.json"]),
        ("annotations", ["annotations.jsonl"]),
    ],
)
def test_a_shape_is_one_command(corpus: Path, tmp_path: Path, shape: str, files: list[str]) -> None:
    assert dateline("export", tmp_path, "--as", shape, "-f", "jsonl", "-w", corpus).exit_code == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*files, "manifest.json"])
    assert all(json.loads(line) for file in files for line in (tmp_path / file).read_text("utf-8").splitlines())


def test_an_export_is_verified_and_a_changed_file_is_named(corpus: Path, tmp_path: Path) -> None:
    dateline("export", tmp_path, "--as", "ucdp", "-f", "csv", "-w", corpus)
    sound = dateline("export", tmp_path, "--verify")
    assert (sound.exit_code, "every file is as it was exported" in sound.stdout) == (0, True)
    (tmp_path / "ucdp_ged.csv").write_text("id\n")
    broken = dateline("export", tmp_path, "--verify")
    assert broken.exit_code == 1
    assert "ucdp_ged.csv has changed" in broken.stdout


def test_a_token_too_short_is_refused_before_anything_is_served(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("short\n")
    result = dateline("serve-sql", "--token-file", tmp_path / "token", "-w", corpus)
    assert result.exit_code == 1
    assert "shorter than 8" in result.stderr


@pytest.mark.skipif(serving.extension_file("quack") is None, reason="duckdb-extension-quack is not installed")
def test_serve_sql_says_where_and_with_which_token_until_it_is_interrupted(corpus: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "serve-sql", "--port", "0", "-w", str(corpus)]
    refused = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert refused.returncode == 2
    command[command.index("0")] = "19494"
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ | {"COLUMNS": "200"}
    ) as it:
        assert "read-only at quack:127.0.0.1:19494" in it.stdout.readline()
        assert len(it.stdout.readline().removeprefix("Token: ").strip()) == 32
        it.stdout.readline()
        it.send_signal(signal.SIGINT)
        assert it.wait(20) == 0
