"""`dateline serve`: scheduled runs over an inbox, with Prefect's UI."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from config.settings import load_settings
from flows.commands.options import Keep, Publish, Warehouse, Workers
from flows.options import Options
from flows.places import files

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def serve(  # noqa: PLR0913, PLR0917 - a command has as many arguments as options
    every: Annotated[str | None, typer.Option(metavar="15m", help="Time between runs: 30s, 15m, 2h, 1d.")] = None,
    cron: Annotated[str | None, typer.Option(metavar="'0 6 * * *'", help="Or a cron expression (UTC).")] = None,
    inbox: Annotated[Path | None, typer.Option(metavar="DIR", help="Folder to watch; made when not there.")] = None,
    warehouse: Warehouse = None,
    publish: Publish = None,
    keep: Keep = None,
    workers: Workers = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the local Prefect server.")] = 4200,
) -> None:
    """Run over the inbox at once and then on schedule; Ctrl-C ends it.

    Starts a local Prefect server with its UI, unless PREFECT_API_URL names one.

    [bold]Examples[/]

    dateline serve --every 15m

    dateline serve --cron '0 6 * * 1-5' --inbox /srv/wire
    """
    if every and cron:
        raise typer.BadParameter("--every and --cron exclude each other")
    settings = load_settings()
    options = Options.of(settings, files(settings, warehouse, publish), workers, keep)
    interval = None if cron else parse_interval(every or "15m")
    from flows.serving import serve_inbox

    serve_inbox(settings, options, inbox or settings.inbox, interval, cron, port)


def parse_interval(text: str) -> timedelta:
    """'15m' → 15 minutes.

    Raises:
        typer.BadParameter: not a whole number and one of s, m, h, d; or nothing at all.
    """
    match = re.fullmatch(r"(\d+)([smhd])", text.strip())
    if not match or not int(match[1]):
        raise typer.BadParameter(f"{text!r} is no interval: write 30s, 15m, 2h or 1d")
    return timedelta(**{UNITS[match[2]]: int(match[1])})
