"""Markdown whose SQL blocks are followed by text blocks → the same with the answers of now, over examples/.

usage: python -m benchmarks.snippets

Writes README.md and docs/architecture.md anew where an answer has changed. tests/test_readme.py fails until it is done.
"""

import io
import re
import tempfile
from pathlib import Path

from config.settings import load_settings
from flows import tabular
from flows.ingest import ingest
from flows.options import Options
from flows.places import Files
from warehouse.query import query

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "architecture.md")
_PAIR = re.compile(r"```sql\n(?P<sql>.*?)```\n```text\n(?P<answer>.*?)```", re.DOTALL)


def questions(markdown: str) -> list[str]:
    """The SQL of every block that has an answer below it."""
    return [pair["sql"] for pair in _PAIR.finditer(markdown)]


def refreshed(markdown: str, warehouse: Path) -> str:
    """The text with every answer as `dateline sql` prints it, without its last line, the number of rows."""
    return _PAIR.sub(
        lambda pair: f"```sql\n{pair['sql']}```\n```text\n{answer(pair['sql'], warehouse)}```",
        markdown,
    )


def answer(sql: str, warehouse: Path) -> str:
    """The table that a terminal shows."""
    stream = io.StringIO()
    tabular.write(query(warehouse, sql), "table", stream)
    lines = stream.getvalue().splitlines()[:-1]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main() -> None:
    """Ask everything anew."""
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        files = Files(Path(folder) / "w.duckdb", Path(folder) / "published.duckdb")
        ingest([str(EXAMPLES)], Options.of(load_settings(), files, workers=1))
        for path in DOCUMENTS:
            text = path.read_text(encoding="utf-8")
            path.write_text(refreshed(text, files.published), encoding="utf-8")


if __name__ == "__main__":
    main()
