"""Ctrl-C: it ends a run even where a library turns it into another error, or swallows it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import interrupt
from flows.cli import STOPPED, app
from flows.commands import run as command

ROOT = Path(__file__).parents[1]


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_an_interrupt_that_a_library_turned_into_an_error_is_an_interrupt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted_query(*_: object, **__: object) -> None:
        try:
            press_ctrl_c()
        except KeyboardInterrupt:
            raise RuntimeError("Query interrupted") from None  # as DuckDB does

    monkeypatch.setattr(command, "execute", interrupted_query)
    result = CliRunner().invoke(app, ["run", str(tmp_path), "--direct"])
    assert result.exit_code == 130
    assert " ".join(result.stderr.split()) == f"dateline: {STOPPED}"


def test_an_interrupt_that_got_lost_ends_the_run_at_the_next_file() -> None:
    with interrupt.noting_interrupts():
        with pytest.raises(KeyboardInterrupt):
            press_ctrl_c()
        assert interrupt.was_asked_to_stop()
        with pytest.raises(KeyboardInterrupt):
            interrupt.stop_if_asked()


def test_without_an_interrupt_an_error_stays_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr(command, "execute", broken)
    result = CliRunner().invoke(app, ["run", str(tmp_path), "--direct"])
    assert result.exit_code == 1
    assert "unexpected RuntimeError: Query interrupted" in result.stderr


def test_a_process_started_for_work_does_not_hear_ctrl_c() -> None:
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    with interrupt.not_for_children():
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "True"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
