"""Ctrl-C → the end of a run, wherever it was.

An interrupt can get lost: DuckDB turns it into a RuntimeError ('Query interrupted'), an import or a callback in C may
swallow it. So it is noted as well as raised; who goes on after that asks here.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType

_asked = threading.Event()


def was_asked_to_stop() -> bool:
    """True after Ctrl-C, whatever became of the exception."""
    return _asked.is_set()


def stop_if_asked() -> None:
    """Raises KeyboardInterrupt when an earlier one got lost."""
    if _asked.is_set():
        raise KeyboardInterrupt


@contextmanager
def noting_interrupts() -> Iterator[None]:
    """Note every Ctrl-C in here. Outside the main thread, where signals cannot be handled, nothing is noted."""
    _asked.clear()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, _note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def not_for_children() -> Iterator[None]:
    """Processes started in here do not hear Ctrl-C: they end with their parent, and without a word of their own.

    The signal mask is handed down to them; ignoring the signal only later would leave seconds of imports open.
    """
    resource_tracker.ensure_running()  # on its start it would open the mask again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _note(number: int, frame: FrameType | None) -> None:
    _asked.set()
    signal.default_int_handler(number, frame)
