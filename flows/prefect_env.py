"""Settings → the environment Prefect starts in. Must come before Prefect is imported; it reads its settings then."""

import os
from pathlib import Path

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
