"""Work → extracted chunks: in this process when there is little of it, over worker processes otherwise."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from flows.options import Options
from flows.pool import Pool
from flows.work import Extracted, Item, Work, lost

CHUNK_BYTES = 4 * 1024 * 1024
"""A chunk of large records is cut earlier, so that no worker holds much at once."""


@contextmanager
def worker_pool(options: Options, *, at_once: bool) -> Iterator[Pool]:
    """The worker processes of a run; they start with the first work, or at_once, where much is sure to come."""
    with Pool(options.workers, _serve, (options.model,), lost, options.chunk_timeout_s) as pool:
        if at_once and options.workers > 1:
            pool.start()
        yield pool


def extracted(work: Iterable[Work], options: Options, pool: Pool) -> Iterator[Extracted]:
    """What comes of the work, chunk by chunk, in the order in which it is ready. The pool has ended then."""
    source = iter(work)
    first, is_all = _peek(source, options.in_process_articles)
    source = chain(first, source)
    with pool:
        if is_all or options.workers == 1:
            yield from _here(source, options)
        else:
            yield from pool.run(chunks(source, options.chunk_articles))


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
