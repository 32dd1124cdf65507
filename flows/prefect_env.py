"""Settings → the environment Prefect starts in. Must come before Prefect is imported; it reads its settings then."""

import os
from pathlib import Path
from typing import Any

from flows.interrupt import not_for_children

API_URL = "PREFECT_API_URL"


def prepare_environment(home: Path, start_timeout_s: int) -> None:
    """Keep Prefect quiet, patient, at home under data/ and off the network; what the user has set stays."""
    home.mkdir(parents=True, exist_ok=True)  # Prefect makes no parents
    wanted = {
        "PREFECT_HOME": str(home.absolute()),
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(start_timeout_s),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",  # the client's own telemetry asks for this one
        # The command line tells of errors in one line; Prefect's own log has the rest, in its UI and database.
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_FLOW_RUNS_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in wanted.items():
        os.environ.setdefault(name, value)


def has_server() -> bool:
    """True when the user has a Prefect server of his own."""
    return bool(os.environ.get(API_URL))


def shield_server() -> None:
    """Let the embedded server not hear Ctrl-C: it would be gone before the run, which then asks it in vain for minutes.

    It ends with this process all the same. To be called once Prefect's environment stands.
    """
    from prefect.server.api.server import SubprocessASGIServer

    server = SubprocessASGIServer()  # the one that this process will start
    start = server._run_uvicorn_command  # noqa: SLF001 - the only place where its process is made

    def shielded() -> Any:  # noqa: ANN401 - Prefect's own type
        with not_for_children():
            return start()

    server._run_uvicorn_command = shielded  # type: ignore[method-assign]  # noqa: SLF001
