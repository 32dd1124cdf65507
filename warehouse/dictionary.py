"""Views and their comments → docs/dictionary.md. `python -m warehouse.dictionary` writes it; a test holds it fresh."""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse import tables as t
from warehouse.engine import connect
from warehouse.install import columns_of, install_views
from warehouse.migrate import upgrade
from warehouse.sqlfiles import LAYERS, describe, in_layer, public_views, standard_of

TARGET = Path(__file__).parent.parent / "docs" / "dictionary.md"
_NULL = re.compile(r"[;,]?\s*\b[Nn]ull = ([^.;]+)")
Row = tuple[str, str, str, str]  # column, type, description, standard
_HEAD = """# Data dictionary

Generated from the descriptions in the warehouse by `python -m warehouse.dictionary`; do not edit by hand.
Readers use the relations of schema `main`: the plain ones, marts for BI tools (`mart_…`, facts only unless they say
otherwise), and the shapes that users of other data sets know. Times are UTC, days are `DATE`, offsets count Unicode
code points of `articles.text` from 0, end exclusive. A dash under *null* means: never null. The same descriptions are
comments in the database, where BI tools find them. The values of the categories are in [codebook.md](codebook.md).
"""
_LAYERS = ("## Relations\n", "## Marts\n", "## Shapes of other data sets\n")
_CORE = """## Under the views: schema `core`

Tables of the writer; they may change with a migration, the relations above do not.
"""


def render() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_relations(), _CORE, *_tables()])


def split_null(description: str) -> tuple[str, str]:
    """'Persons; null = unstated.' → 'Persons.', 'unstated'; '—' where nothing says that it may be null."""
    meaning = _NULL.sub("", description, count=1).strip()
    found = _NULL.search(description)
    return (meaning if meaning.endswith(".") else f"{meaning}."), (found[1].strip() if found else "—")


def _relations() -> Iterator[str]:
    columns = _columns()
    views = public_views()
    for heading, folder in zip(_LAYERS, LAYERS, strict=True):
        yield heading
        for name in in_layer(folder):
            rows = [(c, kind, describe(name, c), standard_of(name, c) or "") for c, kind in columns[name]]
            yield _section(f"### `{name}`", views[name].grain, rows)


def _columns() -> dict[str, list[tuple[str, str]]]:
    with TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "dictionary.duckdb")
        try:
            upgrade(connection, Path(folder))
            install_views(connection)
            with connection.begin():
                return columns_of(connection)
        finally:
            connection.close()


def _tables() -> Iterator[str]:
    for table in t.metadata.sorted_tables:
        rows = [(c.name, str(c.type), c.comment or "", standard_of(table.name, c.name) or "") for c in table.columns]
        yield _section(f"### `core.{table.name}`", table.comment or "", rows)


def _section(heading: str, grain: str, rows: list[Row]) -> str:
    lines = [heading, "", grain, "", "| column | type | meaning | null | standard |", "|---|---|---|---|---|"]
    lines += [_line(*row) for row in rows]
    return "\n".join([*lines, ""])


def _line(name: str, kind: str, description: str, standard: str) -> str:
    meaning, null = split_null(description.replace("|", "\\|"))
    return f"| `{name}` | {kind} | {meaning} | {null} | {standard} |"


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(render(), "utf-8")
