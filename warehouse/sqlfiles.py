"""`.sql` files → their text and the sentence at their head. What readers see lives in files, never in strings."""

from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import Field

from models.base import Frozen

VIEWS = Path(__file__).parent / "views"
MARTS = VIEWS / "marts"
SHAPES = VIEWS / "shapes"
LAYERS = (VIEWS, MARTS, SHAPES)  # each built on those before it, each with a columns.yml of its own
STANDARDS = VIEWS / "standards.yml"
CHECKS = Path(__file__).parent / "checks"
REPORT = Path(__file__).parent / "report"


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
    """The relations readers see, by name, in an order in which each finds what it is built on."""
    return {file.name: file for folder in LAYERS for file in read_all(folder)}


def in_layer(folder: Path) -> list[str]:
    """Names of the public relations of one layer."""
    return [file.name for file in read_all(folder)]


@cache
def core_views() -> dict[str, SqlFile]:
    """What the public views are built from."""
    return {file.name: file for file in read_all(VIEWS / "core")}


@cache
def macros() -> dict[str, SqlFile]:
    """What the views ask of time, as macros; each file is a whole statement."""
    return {file.name: file for file in read_all(VIEWS / "macros")}


@cache
def report_queries() -> dict[str, SqlFile]:
    """What `dateline report` asks, by name."""
    return {file.name: file for file in read_all(REPORT)}


def describe(view: str, column: str) -> str:
    """What a column of a public view means: unit, null, standard. Raises KeyError where nobody said."""
    said = next((d for d in _descriptions() if d.covers(view, column)), None)
    if said is None:
        raise KeyError(f"{view}.{column}")
    return said.overrides.get(view, {}).get(column) or said.columns[column]


def standard_of(view: str, column: str) -> str | None:
    """The standard a column follows: 'ISO 3166-1 alpha-3'; None = none applies."""
    said, full = _standards(), f"{view}.{column}"
    for name in (full, column):
        if name in said:
            return said[name]
    return next((said[k] for k in said if "*" in k and fnmatchcase(full if "." in k else column, k)), None)


def column_comment(view: str, column: str) -> str:
    """What the database says of a column: its meaning, and the standard where the meaning does not name it."""
    meaning, standard = describe(view, column), standard_of(view, column)
    return meaning if standard is None or standard in meaning else f"{meaning} Standard: {standard}."


def description_files() -> list[Path]:
    """What the comments of views are made from."""
    return [*(folder / "columns.yml" for folder in LAYERS), STANDARDS]


class _Descriptions(Frozen):
    columns: dict[str, str]
    overrides: dict[str, dict[str, str]] = Field(default_factory=dict)
    views: frozenset[str] = frozenset()

    def covers(self, view: str, column: str) -> bool:
        return view in self.views and (column in self.columns or column in self.overrides.get(view, {}))


@cache
def _descriptions() -> tuple[_Descriptions, ...]:
    """A layer's own words first; what it does not say means what it means below."""
    layers = []
    for folder in reversed(LAYERS):
        raw = yaml.load((folder / "columns.yml").read_text("utf-8"), yaml.CSafeLoader)
        views = {name for layer in LAYERS[LAYERS.index(folder) :] for name in in_layer(layer)}
        layers.append(_Descriptions(views=frozenset(views), **raw))
    return tuple(layers)


@cache
def _standards() -> dict[str, str]:
    """Standard → columns, turned around: column, or view.column → standard."""
    raw: dict[str, list[str]] = yaml.load(STANDARDS.read_text("utf-8"), yaml.CSafeLoader)
    return {column: standard for standard, columns in raw.items() for column in columns}


def _read(path: Path) -> SqlFile:
    text = path.read_text("utf-8")
    return SqlFile(path.stem, text.partition("\n")[0].removeprefix("--").strip(), text)
