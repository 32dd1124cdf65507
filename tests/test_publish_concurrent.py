"""Readers are processes of their own and never blocked; a writer never waits for one, whatever the reader does."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import warehouse_cases as cases

from warehouse.batch import Batch
from warehouse.query import query
from warehouse.store import Warehouse

HERE = Path(__file__).parent
KEPT = 3
FIELDS_PER_ARTICLE = len(cases.rows(0)["event_fields"])


class Reader:
    """A reader in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def end(self) -> list[list[int]]:
        """Ask what it saw."""
        said, error = self.process.communicate("\n", timeout=60)
        assert self.process.returncode == 0, error
        seen: list[list[int]] = json.loads(said)
        return seen


@contextmanager
def reading(path: Path, *how: str) -> Iterator[Reader]:
    """A reader of this file, already at it."""
    command = [sys.executable, str(HERE / "publish_reader.py"), str(path), *how]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            assert process.stdout.readline() == "open\n"
            yield Reader(process)
        finally:
            process.kill()  # ends stopped ones too


def publish(path: Path, to: Path, numbers: Sequence[int]) -> None:
    """Load and publish one article after the other, each in a run."""
    with Warehouse.open(path) as warehouse:
        for n in numbers:
            run = warehouse.begin_run("ingest")
            warehouse.load(Batch([cases.rows(n)], run_id=run))
            warehouse.finish_run(run, "Completed")
            warehouse.publish(to, keep=KEPT)


def whole(articles: int) -> list[int]:
    """What a reader sees in a copy of so many articles."""
    return [articles, articles, articles * FIELDS_PER_ARTICLE, articles * 4, articles]


def prove(tmp_path: Path, publications: int, readers: int) -> None:
    """So many publications under so many readers, one that holds the first copy, and one that is frozen in a query."""
    path, to = cases.empty(tmp_path), tmp_path / "out" / "read.duckdb"
    publish(path, to, [0])
    with ExitStack() as stack:
        busy = [stack.enter_context(reading(to)) for _ in range(readers)]
        holder, frozen = (stack.enter_context(reading(to, "hold")) for _ in range(2))
        frozen.process.send_signal(signal.SIGSTOP)  # it can let go of nothing: a writer that waited would wait for ever
        publish(path, to, range(1, publications + 1))
        frozen.process.send_signal(signal.SIGCONT)
        for kept in (holder, frozen):
            assert kept.end() == [whole(1)] * 2  # the copy they opened, to the end
        told = [reader.end() for reader in busy]
    everything = [whole(n) for n in range(1, publications + 2)]
    for seen in told:
        assert all(copy in everything for copy in seen)  # never torn, never mixed
        assert seen == sorted(seen)  # never back in time
        assert (seen[0], seen[-1]) == (everything[0], everything[-1])
        assert len(seen) > 2  # it did read while publications went on
    assert query(to, "select count(*) from articles").rows == [(publications + 1,)]
    older = sorted(to.parent.glob("read.*Z.duckdb"))
    kept_counts = [query(file, "select count(*) from articles").rows[0][0] for file in older]
    assert kept_counts == list(range(publications + 1 - KEPT, publications + 1))
    assert sorted(file.name for file in to.parent.iterdir()) == sorted(file.name for file in [*older, to])


@pytest.mark.slow
def test_readers_are_never_blocked_and_a_writer_never_waits(tmp_path: Path) -> None:
    prove(tmp_path, publications=5, readers=1)


@pytest.mark.slow
def test_readers_are_never_blocked_and_a_writer_never_waits_over_50_publications(tmp_path: Path) -> None:
    prove(tmp_path, publications=50, readers=3)


WRITER = """
import os, signal, sys
from pathlib import Path
from warehouse import publish
from warehouse.store import Warehouse
swap = publish._swap_in
def stop_before_the_swap(*args):
    print("copied", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
    swap(*args)
publish._swap_in = stop_before_the_swap
with Warehouse.open(Path(sys.argv[1])) as warehouse:
    warehouse.publish(Path(sys.argv[2]))
"""


def test_a_writer_that_stands_still_in_the_middle_of_a_publication_blocks_no_reader(tmp_path: Path) -> None:
    path, to = cases.empty(tmp_path), tmp_path / "out" / "read.duckdb"
    publish(path, to, [0])
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1)]))
    command, env = [sys.executable, "-c", WRITER, str(path), str(to)], os.environ | {"PYTHONPATH": str(HERE.parent)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as writer:
        try:
            assert writer.stdout.readline() == "copied\n"
            assert query(to, "select count(*) from articles").rows == [(1,)]
            with reading(to) as reader:
                assert reader.end() == [whole(1)]
            writer.send_signal(signal.SIGCONT)
            assert writer.wait(60) == 0
        finally:
            writer.kill()
    assert query(to, "select count(*) from articles").rows == [(2,)]
