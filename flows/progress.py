"""A run's tally → a live line on the terminal."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from flows.console import err
from flows.summary import Tally

Report = Callable[[Tally], None]
"""Called with the same running tally after every chunk."""


def silent(_tally: Tally) -> None:
    """No report at all."""


_listeners: list[Report] = []


def listen(report: Report) -> None:
    """Let the next flow of this process report here. A flow's own arguments must be plain values."""
    _listeners[:] = [report]


def listener() -> Report:
    """Who hears of a flow's progress; a scheduled run has nobody."""
    return _listeners[0] if _listeners else silent


@contextmanager
def bar(paths: Sequence[str]) -> Iterator[Report]:
    """Files, words per second, events so far. The files are counted beside the work: it need not wait for that."""
    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("files  {task.fields[speed]:>7,.0f} words/s  {task.fields[events]:>6,} events"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=err, transient=True) as progress:
        task = progress.add_task("reading", total=None, speed=0, events=0)
        Thread(target=lambda: progress.update(task, total=_files(paths)), daemon=True).start()

        def report(tally: Tally) -> None:
            speed = tally.words / tally.seconds if tally.seconds else 0
            progress.update(task, completed=tally.files_seen, speed=speed, events=tally.events.total())

        yield report


def _files(paths: Sequence[str]) -> int:
    from extraction.read.discover import discover

    return sum(1 for _ in discover(paths))
