"""pyproject.toml → the version of this checkout."""

import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"  # Dateline is run from its checkout


@cache
def version() -> str:
    """As `dateline --version` tells it."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    return str(project["project"]["version"])
