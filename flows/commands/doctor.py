"""`dateline doctor`: whether everything is here that a run needs."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from config.settings import Settings, available_cores, load_settings, unknown_variables
from flows.console import out
from flows.places import files
from models.errors import DatelineError

PACKAGES = (
    "prefect",
    "pydantic",
    "sqlalchemy",
    "duckdb",
    "duckdb-sqlalchemy",
    "alembic",
    "spacy",
    "pyarrow",
    "trafilatura",
)
OLDEST_PYTHON = (3, 11)


class Finding(NamedTuple):
    """One line of the report. A warning does not fail it."""

    name: str
    ok: bool
    detail: str
    warning: bool = False


def doctor(
    warehouse: Annotated[Path | None, typer.Option(help="Warehouse file to look at instead of the default.")] = None,
) -> None:
    """Check the installation: Python, packages, model, cores, folders, locks, Prefect.

    Exit status 1 when something fails that a run needs.

    Example: dateline doctor
    """
    findings = list(examine(load_settings(), warehouse))
    for finding in findings:
        mark = "[green]OK  [/]" if finding.ok else "[yellow]NOTE[/]" if finding.warning else "[bold red]FAIL[/]"
        out.print(f"{mark}  {finding.name:<12} {finding.detail}", soft_wrap=True, markup=True)
    if any(not finding.ok and not finding.warning for finding in findings):
        raise typer.Exit(1)


def examine(settings: Settings, warehouse: Path | None = None) -> Iterator[Finding]:
    """Every finding, in the order a newcomer would mend them."""
    ours = files(settings, warehouse)
    yield Finding("Python", sys.version_info >= OLDEST_PYTHON, f"{platform.python_version()} at {sys.executable}")
    yield from map(_package, PACKAGES)
    yield _model(settings.model)
    yield Finding("cores", True, f"{available_cores()} usable, {settings.cores} worker processes")
    yield from (_writable(name, path) for name, path in zip(("warehouse", "read copy"), ours, strict=True))
    yield _writable("Prefect home", settings.prefect_home / "prefect.db")
    yield _state(ours.warehouse)
    yield _api()
    yield from (Finding(name, False, "names no setting; see config/default.toml", True) for name in unknown_variables())


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "is not installed; run: make run")


def _model(name: str) -> Finding:
    if Path(name).is_dir():
        return Finding("model", True, f"{name} (a folder)")
    if find_spec(name) is None:
        return Finding("model", False, f"spaCy pipeline {name} is not installed")
    return Finding("model", True, f"{name} {version(name)}")


def _writable(name: str, path: Path) -> Finding:
    folder = path.absolute().parent
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    ok = nearest.is_dir() and os.access(nearest, os.W_OK)
    return Finding(name, ok, f"{path} ({'can be written' if ok else f'{nearest} cannot be written'})")


def _state(path: Path) -> Finding:
    """Whether the writer's file can be opened now: not locked, not newer, not something else."""
    from warehouse.store import Warehouse

    if not path.exists():
        return Finding("lock", True, "no warehouse yet; the first run makes it")
    try:
        with Warehouse.open(path, read_only=True):
            return Finding("lock", True, "the warehouse is free and of this version")
    except DatelineError as error:
        return Finding("lock", False, str(error))


def _api() -> Finding:
    url = os.environ.get("PREFECT_API_URL")
    return Finding("Prefect API", True, url or "embedded (PREFECT_API_URL is not set)")
