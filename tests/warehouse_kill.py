"""A run as a process of its own: loads numbered articles from list files, and may kill itself at a given statement.

usage: warehouse_kill.py WAREHOUSE FOLDER STATEMENT [opening]

STATEMENT counts SQL statements and commits since the warehouse was opened, or with `opening` since the start, while
tables are made; 0 = live to the end.
"""

import os
import signal
import sys
from pathlib import Path

import sqlalchemy as sa
import warehouse_cases as cases

from models.ids import sha256
from models.source import Record, SourceFile
from warehouse.batch import Batch
from warehouse.records import rows_of
from warehouse.store import Warehouse


def main(path: Path, folder: Path, deadline: int, *, opening: bool = False) -> None:
    """Read every file of numbers, two articles a batch."""
    statements, is_open = 0, False

    def count(*_: object) -> None:
        nonlocal statements
        statements += 1
        if statements == deadline and (opening or is_open):
            os.kill(os.getpid(), signal.SIGKILL)

    if deadline:
        sa.event.listen(sa.Engine, "before_cursor_execute", count)
        sa.event.listen(sa.Engine, "commit", count)
    with Warehouse.open(path) as warehouse:
        print("open", flush=True)
        statements, is_open = statements if opening else 0, True
        warehouse.sweep_stale_runs()
        run = warehouse.begin_run("ingest")
        for source in warehouse.unseen(found(folder)):
            read(warehouse, source, run)
        warehouse.finish_run(run, "Completed")
        warehouse.publish(folder.parent / "read.duckdb")


def found(folder: Path) -> list[SourceFile]:
    stats = [(file, file.stat()) for file in sorted(folder.iterdir())]
    return [SourceFile(path=str(f), name=f.name, size=s.st_size, mtime_ns=s.st_mtime_ns) for f, s in stats]


def read(warehouse: Warehouse, source: SourceFile, run: str) -> None:
    batch = []
    for position, n in enumerate(Path(source.path).read_text().split(), 1):
        a = cases.article(int(n)).model_copy(update={"source_file": f"{source.name}#{position}"})
        record = Record(source_file=a.source_file, data=a.text.encode(), sha256=sha256(a.text))
        if not warehouse.seen_record(source, record):
            events = cases.events(a)
            batch.append(rows_of(a, cases.zones(a), events, extractor="t", record=record, source=source))
        if len(batch) == 2:
            warehouse.load(Batch(batch, run_id=run))
            batch = []
    warehouse.load(Batch(batch, [source], run))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), opening=sys.argv[4:] == ["opening"])
