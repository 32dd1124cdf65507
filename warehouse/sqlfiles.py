"""`.sql` files → their text and the sentence at their head. What readers see lives in files, never in strings."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from models.base import Frozen

VIEWS = Path(__file__).parent / "views"
COLUMNS = VIEWS / "columns.yml"
CHECKS = Path(__file__).parent / "checks"


class SqlFile(NamedTuple):
    """One statement; its file name is its name, its first line says what a row is."""

    name: str
    grain: str
    text: str


def read_all(folder: Path) -> list[SqlFile]:
    """Every `.sql` file of a folder, by name."""
    return [_read(path) for path in sorted(folder.glob("*.sql"))]


@cache
def public_views() -> dict[str, SqlFile]:
    """The relations readers see, by name."""
    return {file.name: file for file in read_all(VIEWS)}


@cache
def core_views() -> dict[str, SqlFile]:
    """What the public views are built from."""
    return {file.name: file for file in read_all(VIEWS / "core")}


def describe(view: str, column: str) -> str:
    """What a column of a public view means: unit, null, standard. Raises KeyError where nobody said."""
    said = _descriptions()
    return said.overrides.get(view, {}).get(column) or said.columns[column]


@cache
def macros() -> dict[str, SqlFile]:
    """What the views ask of time, as macros; each file is a whole statement."""
    return {file.name: file for file in read_all(VIEWS / "macros")}


@cache
def _descriptions() -> "_Descriptions":
    return _Descriptions.model_validate(yaml.safe_load(COLUMNS.read_text("utf-8")))


class _Descriptions(Frozen):
    columns: dict[str, str]
    overrides: dict[str, dict[str, str]]


def _read(path: Path) -> SqlFile:
    text = path.read_text("utf-8")
    return SqlFile(path.stem, text.partition("\n")[0].removeprefix("--").strip(), text)
