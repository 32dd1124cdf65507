"""One thread per process: parallelism comes from worker processes, threads below them only get in each other's way."""

import os

_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def use_one_thread() -> None:
    """Limit the numeric libraries, here and in every process started later; must precede their import."""
    for name in _LIMITS:
        os.environ.setdefault(name, "1")
