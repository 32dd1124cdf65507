"""Chunks of records → results, over worker processes that may die.

Each worker works on one chunk at a time, so that whoever dies is known to have died of that chunk; its records are then
tried one by one, and the one that kills again is reported as lost. A second chunk lies ready with it: it goes on while
the parent is busy with what came back. No more are drawn: memory does not grow with the corpus.
"""

import contextlib
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import connection, forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, NamedTuple, Self

from flows.interrupt import not_for_children
from models.errors import SettingsError

HELD = 2
"""Chunks of a worker: the one it works on, and the next."""
AHEAD_BYTES = 64 * 1024
"""The next one lies in the pipe; a larger one would not, and both ends might wait to be heard for ever."""
READY = "ready"
"""First message of a worker that could load its pipeline; anything else is the reason why it could not."""
PATIENCE_S = 5
"""An idle worker told to end is killed after so many seconds."""


class Chunk(NamedTuple):
    """Work for one worker; a last chance holds a single record that was in a chunk whose worker died."""

    items: Sequence[Any]
    last_chance: bool = False


@dataclass
class Worker:
    """A process, the parent's end of its pipe, its chunks, and since when it works on the first (monotonic seconds).

    ready: it has told that its pipeline is loaded.
    """

    process: BaseProcess
    pipe: Connection
    chunks: deque[Chunk] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    ready: bool = False


class Pool:
    """At most `size` spawned processes running target(pipe, *args); use as a context manager.

    target sends READY, then answers every list of items with one result, in their order, until it receives None.
    lost(item, reason) makes the result that stands for an item no worker survived. preload: module whose import loads
    what all workers need; several of them are then forked from one process that has imported it (on Linux).
    """

    def __init__(
        self,
        size: int,
        target: Callable[..., None],
        args: tuple[object, ...],
        lost: Callable[[Any, str], Any],
        timeout_s: float = 600,
        preload: str | None = None,
    ) -> None:
        self._size, self._target, self._args = size, target, args
        self._lost, self._timeout_s = lost, timeout_s
        self._preload = preload if sys.platform == "linux" else None  # elsewhere libraries do not survive a fork
        self._forks = False
        self._workers: list[Worker] = []
        self._retries: deque[Chunk] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers if kind is None else ():
            _tell_end(worker)  # all of them first: they end side by side
        for worker in self._workers:
            _end(worker, gently=kind is None and worker.ready)  # one that still loads has nothing to finish
        self._workers.clear()

    @property
    def started(self) -> bool:
        """Whether there are workers, or what they are forked from."""
        return self._forks or bool(self._workers)

    def start(self, number: int) -> None:
        """Have so many workers begin to load now, while there is something else to do."""
        if self._preload and min(number, self._size) > 1 and not self._workers:
            self._forks = True
            with not_for_children():
                forkserver.set_forkserver_preload([self._preload])
                forkserver.ensure_running()  # a fork waits until it has loaded, so the first work is time enough
            return
        while len(self._workers) < min(number, self._size):
            self._start()

    def run(self, chunks: Iterable[Sequence[Any]], among: int | None = None) -> Iterator[Any]:
        """The result of every chunk, as they come. among: start no more workers than so many.

        Raises:
            SettingsError: a worker could not load its pipeline.
        """
        source = iter(chunks)
        self._size = min(self._size, among or self._size)
        self._feed(source)
        while busy := [worker for worker in self._workers if worker.chunks]:
            for worker in self._ready(busy):
                yield from self._collect(worker)
            self._feed(source)

    def _feed(self, source: Iterator[Sequence[Any]]) -> None:
        while self._has_room() and (chunk := self._next(source)):
            data = bytes(ForkingPickler.dumps(chunk.items))
            worker = self._least_busy()
            if worker.chunks and len(data) > AHEAD_BYTES:
                self._retries.appendleft(chunk)  # until one is idle
                return
            self._assign(worker, chunk, data)

    def _has_room(self) -> bool:
        return len(self._workers) < self._size or any(len(worker.chunks) < HELD for worker in self._workers)

    def _least_busy(self) -> Worker:
        """One without work where there is one, even if it has to be started."""
        worker = min(self._workers, key=lambda worker: len(worker.chunks), default=None)
        if worker is None or (worker.chunks and len(self._workers) < self._size):
            return self._start()
        return worker

    def _next(self, source: Iterator[Sequence[Any]]) -> Chunk | None:
        if self._retries:
            return self._retries.popleft()
        items = next(source, None)
        return Chunk(items) if items else None

    def _start(self) -> Worker:
        try:
            worker = self._begin(get_context("forkserver") if self._forks else get_context("spawn"))
        except (OSError, EOFError):
            if not self._forks:
                raise
            self._forks = False  # what they were to be forked from has ended, for want of memory most likely
            worker = self._begin(get_context("spawn"))
        self._workers.append(worker)
        return worker

    def _begin(self, context: ForkServerContext | SpawnContext) -> Worker:
        ours, theirs = context.Pipe()
        process = context.Process(target=self._target, args=(theirs, *self._args), daemon=True)
        with not_for_children(), _without_main():
            process.start()
        theirs.close()  # else the end of the process would not end the pipe
        return Worker(process, ours)

    def _assign(self, worker: Worker, chunk: Chunk, data: bytes) -> None:
        if not worker.chunks:
            worker.since = time.monotonic()
        worker.chunks.append(chunk)
        try:
            worker.pipe.send_bytes(data)
        except OSError:
            return  # it died idle: reading its pipe will tell

    def _ready(self, busy: list[Worker]) -> list[Worker]:
        """Workers with news: an answer, or their end; those beyond the time limit are ended here."""
        patience = min(worker.since for worker in busy) + self._timeout_s - time.monotonic()
        told = connection.wait([worker.pipe for worker in busy], max(0.0, patience))
        late = [worker for worker in busy if time.monotonic() - worker.since >= self._timeout_s]
        for worker in late:
            worker.process.kill()
        return [worker for worker in busy if worker.pipe in told or worker in late]

    def _collect(self, worker: Worker) -> Iterator[Any]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if isinstance(message, str):
            if message != READY:
                raise SettingsError("extraction pipeline", message)
            worker.ready, worker.since = True, time.monotonic()  # loading is not counted as work
            return
        worker.chunks.popleft()
        worker.since = time.monotonic()
        yield message

    def _bury(self, worker: Worker) -> Iterator[Any]:
        _end(worker, gently=False)
        self._workers.remove(worker)
        if not worker.chunks:
            return
        chunk, *untouched = worker.chunks
        self._retries.extend(untouched)
        if chunk.last_chance:
            yield from (self._lost(item, _cause(worker.process.exitcode)) for item in chunk.items)
        else:
            self._retries.extend(Chunk([item], last_chance=True) for item in chunk.items)


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Processes started in here do not import the program that starts them: target has a module of its own."""
    main: dict[str, Any] = vars(sys.modules["__main__"])
    hidden: dict[str, Any] = {name: main.pop(name) for name in ("__spec__", "__file__") if name in main}
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update(hidden)


def _tell_end(worker: Worker) -> None:
    with contextlib.suppress(OSError):
        worker.pipe.send(None)


def _end(worker: Worker, *, gently: bool) -> None:
    if gently:
        worker.process.join(PATIENCE_S)
    worker.process.kill()
    worker.pipe.close()
    worker.process.join()


def _cause(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"the worker process was ended by signal {-exitcode}, twice"
    return f"the worker process ended with status {exitcode}, twice"
