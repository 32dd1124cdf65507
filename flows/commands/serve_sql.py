"""`dateline serve-sql`: the read copy for other DuckDB processes, over the network."""

import secrets
import time
from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from flows.commands.options import ReadFrom
from flows.console import note, out
from flows.places import readable
from models.errors import SettingsError

LOOK_S = 1.0
"""Seconds between looks for a new read copy."""
SHORTEST = 8
"""Characters a token must have; one that is made here has 32."""


def serve_sql(
    host: Annotated[str, typer.Option(help="Address to listen at; other machines need one of your own.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen at.")] = 9494,
    token_file: Annotated[
        Path | None,
        typer.Option("--token-file", metavar="FILE", help="File whose first line is the token; else one is made."),
    ] = None,
    warehouse: ReadFrom = None,
) -> None:
    """Serve the read copy to other DuckDB processes, read-only, to those who know the token; Ctrl-C ends it.

    A run that is going on is not disturbed; when it publishes, the new copy is served and clients attach again. DuckDB
    calls its protocol (quack) experimental. Without TLS: beyond this machine put a proxy with TLS before it.

    [bold]Examples[/]

    dateline serve-sql

    dateline serve-sql --port 9500 --token-file token.txt
    """
    from warehouse.serving import SqlServer

    token = secrets.token_urlsafe(24) if token_file is None else _token(token_file)
    try:  # around all of it: Ctrl-C is the way to end this, from the moment it can be read that it serves
        with SqlServer(readable(load_settings(), warehouse), token, host, port) as server:
            out.print(f"Serving {server.path} read-only at {server.uri}", soft_wrap=True)
            if token_file is None:
                out.print(f"Token: {token}", soft_wrap=True)
            out.print(f"In DuckDB: ATTACH '{server.uri}' AS dateline (TOKEN '…'); FROM dateline.statements LIMIT 5;")
            while True:
                time.sleep(LOOK_S)
                if server.refresh():
                    note("a new copy is served; clients attach again")
    except KeyboardInterrupt:
        note("stopped")


def _token(file: Path) -> str:
    """Raises SettingsError: no such file, or too short a token."""
    try:
        token = file.read_text("utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(file, "the token cannot be read") from error
    if len(token) < SHORTEST:
        raise SettingsError(file, f"the token is shorter than {SHORTEST} characters")
    return token
