"""An inbox and a schedule → runs on time, until told to stop."""

import contextlib
import datetime as dt
import multiprocessing
import multiprocessing.connection
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import cast
from uuid import UUID

from config.settings import Settings
from flows.console import err
from flows.options import Options
from flows.prefect_env import API_URL, has_server, prepare_environment
from models.errors import SettingsError

HOST = "127.0.0.1"
POLL_S = 0.5
STOP_S = 15
"""Patience with a run or a server that was told to end."""


def serve_inbox(
    settings: Settings, options: Options, inbox: Path, interval: dt.timedelta | None, cron: str | None, port: int
) -> None:
    """Serve until Ctrl-C or SIGTERM; a local server that was started here ends with it."""
    signal.signal(signal.SIGTERM, _interrupt)
    inbox.mkdir(parents=True, exist_ok=True)
    prepare_environment(settings.prefect_home, settings.prefect_start_timeout_s)
    with contextlib.nullcontext() if has_server() else _local_server(port, settings.prefect_start_timeout_s):
        err.print(f"Prefect's UI: [bold]{os.environ[API_URL].removesuffix('/api')}[/]", soft_wrap=True)
        when = f"every {interval}" if interval else f"at '{cron}'"
        err.print(f"Watching [bold]{inbox}[/] {when} → {options.published}   (Ctrl-C ends it)", soft_wrap=True)
        # Prefect's runner leaves by SystemExit on SIGTERM, and forgets to await its own stop.
        warnings.filterwarnings("ignore", message="coroutine 'Runner.astop'", category=RuntimeWarning)
        with contextlib.suppress(KeyboardInterrupt, SystemExit):
            _serve(options, inbox, interval, cron)
        _end_runs()
        err.print("Stopped.")


def _serve(options: Options, inbox: Path, interval: dt.timedelta | None, cron: str | None) -> None:
    import asyncio

    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.exceptions import TerminationSignal
    from prefect.runner import Runner
    from prefect.schedules import Cron, Interval
    from prefect.types.entrypoint import EntrypointType

    from flows.prefect_flows import ingest

    absolute = {"warehouse": str(options.warehouse.absolute()), "published": str(options.published.absolute())}
    # flow.serve would wait for the first tick; the inbox may hold files now.
    runner = Runner(name="inbox", limit=1)
    deployment = runner.add_flow(
        ingest,
        name="inbox",
        schedule=Interval(interval) if interval else Cron(cron or ""),
        parameters={"paths": [str(inbox.absolute())], "options": options.model_dump(mode="json") | absolute},
        description="New files of the inbox, on schedule.",
        # A run that outlasts the interval must not meet the next one at the locked warehouse.
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    with get_client(sync_client=True) as client:
        client.create_flow_run_from_deployment(cast("UUID", deployment))
    with contextlib.suppress(TerminationSignal):
        asyncio.run(runner.start())


def _end_runs() -> None:
    """End the run under way before its server goes: without one it asks in vain for minutes, and is waited for.

    Nothing is lost by it; the next run goes on where this one was.
    """
    left = {child.sentinel: child for child in multiprocessing.active_children()}
    for end in (multiprocessing.Process.terminate, multiprocessing.Process.kill):
        for child in left.values():
            end(child)
        deadline = time.monotonic() + STOP_S
        while left and (patience := deadline - time.monotonic()) > 0:
            for sentinel in multiprocessing.connection.wait(list(left), patience):
                del left[cast("int", sentinel)]


@contextlib.contextmanager
def _local_server(port: int, timeout_s: int) -> Iterator[None]:
    port = _free_port(port)
    err.print("[dim]Starting a local Prefect server; this takes a while (about 30 s) …[/]")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)]
    server = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        # In a session of its own: Ctrl-C must reach the runner first, which still needs the server.
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        _await(server, port, timeout_s)
        os.environ[API_URL] = f"http://{HOST}:{port}/api"
        yield
    finally:
        server.terminate()
        try:
            server.wait(STOP_S)
        except subprocess.TimeoutExpired:
            server.kill()


def _await(server: "subprocess.Popen[bytes]", port: int, timeout_s: int) -> None:
    """Return when the server answers.

    Raises:
        SettingsError: it ended, or did not answer in time.
    """
    for _ in range(int(timeout_s / POLL_S)):
        if server.poll() is not None:
            raise SettingsError("Prefect server", f"ended at once with status {server.returncode}")
        if _answers(port):
            return
        time.sleep(POLL_S)
    raise SettingsError("Prefect server", f"did not answer within {timeout_s} s")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/api/health", timeout=5):
            return True
    except OSError:  # URLError among them
        return False


def _free_port(wanted: int) -> int:
    """The wanted port, or another one where it is taken."""
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((HOST, port))
            return int(probe.getsockname()[1])
    raise SettingsError("Prefect server", "no free port")


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
