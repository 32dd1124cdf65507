"""Work → extracted chunks, over worker processes; here where there is one core, or little new for a known warehouse."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from extraction.read.discover import discover
from flows.options import Options
from flows.pool import Pool
from flows.work import Extracted, Item, Work, lost
from models.source import SourceFile

CHUNK_BYTES = 4 * 1024 * 1024
"""A chunk of large records is cut earlier, so that no worker holds much at once."""


def worker_pool(options: Options, paths: Sequence[str] = ()) -> Pool:
    """The worker processes of a run: those that these paths are sure to need start now, others with their work."""
    pool = Pool(options.workers, _serve, (options.model,), lost, options.chunk_timeout_s, preload="flows.preload")
    pool.start(sure_workers(options, paths))
    return pool


def sure_workers(options: Options, paths: Sequence[str]) -> int:
    """How many workers these paths are sure to need: into a new warehouse all files go, of another we do not know yet.

    Few files need one, which loads its pipeline while this process makes the warehouse.
    """
    if options.workers == 1 or options.warehouse.exists():
        return 0
    files = _count(paths, options.one_worker_articles + 1)
    return options.workers if files > options.one_worker_articles else min(files, 1)


def extracted(work: Iterable[Work], options: Options, pool: Pool) -> Iterator[Extracted]:
    """What comes of the work, chunk by chunk, in the order in which it is ready. The pool has ended then."""
    source = iter(work)
    first, is_all = _peek(source, options.one_worker_articles)
    source = chain(first, source)
    with pool:
        if options.workers == 1 or (is_all and not pool.started):
            yield from _here(source, options)
        else:
            workers = 1 if is_all else options.workers
            pool.start(workers)
            yield from pool.run(chunks(source, options.chunk_articles), among=workers)


def version_of(model: str) -> str:
    """Version of the extractor with this model. Loads the model."""
    from extraction.extract import Extractor

    return Extractor(model).version


def chunks(work: Iterable[Work], size: int) -> Iterator[list[Work]]:
    """Lists of at most `size` pieces and about CHUNK_BYTES."""
    chunk: list[Work] = []
    weight = 0
    for piece in work:
        chunk.append(piece)
        weight += _weight(piece)
        if len(chunk) >= size or weight >= CHUNK_BYTES:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _count(paths: Sequence[str], enough: int) -> int:
    """How many files lie below the paths, counted up to `enough`; standard input and archives are one each."""
    return sum(1 for _ in islice((found for found in discover(paths) if isinstance(found, SourceFile)), enough))


def _peek(source: Iterator[Work], size: int) -> tuple[list[Work], bool]:
    """The first pieces, and whether they were all; large ones stop the look ahead."""
    first: list[Work] = []
    for piece in source:
        first.append(piece)
        if len(first) > size or sum(map(_weight, first)) > CHUNK_BYTES:
            return first, False
    return first, True


def _here(work: Iterable[Work], options: Options) -> Iterator[Extracted]:
    extractor = None
    for chunk in chunks(work, options.chunk_articles):
        from extraction.extract import Extractor  # spaCy: only when there is something to extract
        from flows.worker import process

        extractor = extractor or Extractor(options.model)
        yield process(chunk, extractor)
    if extractor is not None:
        from extraction.language import forget_model

        forget_model()  # linking and publishing come next and need the room


def _serve(*args: object) -> None:
    from flows.worker import serve  # in the worker process, where spaCy belongs

    serve(*args)  # type: ignore[arg-type]
    os._exit(0)  # nothing is left to write, and taking down the pipeline takes half a second


def _weight(piece: Work) -> int:
    return len(piece.record.data) if isinstance(piece, Item) else len(piece.text)
