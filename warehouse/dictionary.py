"""Views and their comments → docs/dictionary.md. `python -m warehouse.dictionary` writes it; a test holds it fresh."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from warehouse import tables as t
from warehouse.engine import connect
from warehouse.install import columns_of, install_views
from warehouse.migrate import upgrade
from warehouse.sqlfiles import describe, public_views

TARGET = Path(__file__).parent.parent / "docs" / "dictionary.md"
_HEAD = """# Data dictionary

Generated from the descriptions in the warehouse by `python -m warehouse.dictionary`; do not edit by hand.
Readers use the relations of schema `main`. Times are UTC, days are `DATE`, offsets count Unicode code points of
`articles.text` from 0, end exclusive. The same descriptions are comments in the database, where BI tools find them.
"""
_CORE = """## Under the views: schema `core`

Tables of the writer; they may change with a migration, the relations above do not.
"""


def render() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_relations(), _CORE, *_tables()])


def _relations() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "dictionary.duckdb")
        try:
            upgrade(connection, Path(folder))
            install_views(connection)
            with connection.begin():
                columns = columns_of(connection)
        finally:
            connection.close()
    for name, file in public_views().items():
        rows = [(column, kind, describe(name, column)) for column, kind in columns[name]]
        yield _section(f"## `{name}`", file.grain, rows)


def _tables() -> Iterator[str]:
    for table in t.metadata.sorted_tables:
        rows = [(column.name, str(column.type), column.comment or "") for column in table.columns]
        yield _section(f"### `core.{table.name}`", table.comment or "", rows)


def _section(heading: str, grain: str, rows: list[tuple[str, str, str]]) -> str:
    lines = [heading, "", grain, "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | {kind} | {meaning.replace('|', chr(92) + '|')} |" for name, kind, meaning in rows]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(render(), "utf-8")
