"""Plain rows → rows a second through Arrow beside executemany, in one run, and what a whole batch costs.

usage: python benchmarks/load.py [ARTICLES]    (default 2,000 articles of 120 rows each)
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).parent.parent))

from models.actor import Actor, ActorMention
from models.article import Article, Zone
from models.events import Event, Statement
from models.ids import article_id, event_id, sha256
from models.source import Record, SourceFile
from models.span import Span
from warehouse import tables as t
from warehouse.arrow import staged
from warehouse.batch import Batch
from warehouse.records import Rows, rows_of
from warehouse.store import Warehouse

BATCH = 200  # articles, about what a run loads at a time
SLOW = 4_000  # rows for executemany: enough to time it, few enough to wait for it
SENTENCE = "The harbour of Port Amsel stays open, said Ana Reyes, the minister of trade, on Monday.\n"
REYES = Actor(name="Ana Reyes", kind="person", role="minister of trade", country="VEL")


def article_rows(n: int) -> Rows:
    """An invented article of 15 statements."""
    text = f"Harbour news, number {n}\n" + SENTENCE * 15
    key = article_id(text, None)
    article = Article(
        article_id=key, source_file=f"{n}.txt", source_format="text", text=text, word_count=len(text.split()),
        content_sha256=sha256(text), title=f"Harbour news, number {n}", language="en",
    )  # fmt: skip
    events: list[Event] = []
    at = text.index("\n") + 1
    for _ in range(15):
        events.append(_statement(text, key, at))
        at += len(SENTENCE)
    record = Record(source_file=f"{n}.txt", data=b"", sha256=sha256(text))
    source = SourceFile(path=f"/benchmark/{n}.txt", name=f"{n}.txt")
    zones = [Zone(start=0, end=len(text), kind="body")]
    return rows_of(article, zones, events, extractor="benchmark", record=record, source=source)


def _statement(text: str, key: str, at: int) -> Statement:
    def span(words: str) -> Span:
        start = text.index(words, at)
        return Span(start=start, end=start + len(words), text=words)

    cue = span("said")
    return Statement(
        event_id=event_id(key, "statement", cue.start, cue.end), article_id=key, trigger=cue,
        evidence=span(SENTENCE.strip()), speakers=(ActorMention(actor=REYES, span=span("Ana Reyes")),), cue="say",
        cue_span=cue, content=(span("The harbour of Port Amsel stays open"),), kind="indirect", rule="say.v",
    )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock time of the work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(connection: sa.Connection, rows: list[dict[str, object]]) -> tuple[float, float]:
    """Rows a second into one table: through Arrow, and through executemany."""
    names = [column.name for column in t.event_fields.columns]

    def through_arrow() -> None:
        with connection.begin(), staged(connection, t.event_fields, names, rows) as s:
            connection.execute(sa.insert(t.event_fields).from_select(names, sa.select(s)))

    def row_by_row() -> None:
        with connection.begin():
            marks = ", ".join("?" for _ in names)
            cursor = connection.connection.cursor()
            values = [tuple(row[name] for name in names) for row in rows[:SLOW]]
            cursor.executemany(f"insert into core.event_fields values ({marks})", values)  # noqa: S608

    return len(rows) / seconds(through_arrow), SLOW / seconds(row_by_row)


def main(number: int) -> None:
    """Print both measurements."""
    articles = [article_rows(n) for n in range(number)]
    rows = sum(len(found) for one in articles for found in one.values())
    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
        batches = [Batch(articles[start : start + BATCH]) for start in range(0, number, BATCH)]
        spent = seconds(lambda: [warehouse.load(batch) for batch in batches])
        again = seconds(lambda: [warehouse.load(batch) for batch in batches])
        checked = seconds(warehouse.check)
        published = seconds(lambda: warehouse.publish(Path(folder) / "read.duckdb"))
        size = (Path(folder) / "read.duckdb").stat().st_size
    with tempfile.TemporaryDirectory() as folder, Warehouse.open(Path(folder) / "w.duckdb") as warehouse:
        fields = [row | {"extraction_id": "x"} for one in articles for row in one["event_fields"]]
        arrow, many = compare(warehouse._connection, fields)  # noqa: SLF001 - the raw speed below the load
    print(f"{number} articles, {rows} rows in {len(batches)} batches: {spent:.1f} s, {rows / spent:,.0f} rows/s")
    print(f"the same batches again: {again:.1f} s; all checks: {checked:.2f} s")
    print(f"publication with checks: {published:.2f} s, {size / 2**20:.0f} MB")
    print(f"one table: Arrow {arrow:,.0f} rows/s, executemany {many:,.0f} rows/s, ratio {arrow / many:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
