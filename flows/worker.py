"""Records → plain rows, inside a worker process. Documents never leave it: pickled, they cost more than parsing."""

import gc
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from signal import SIG_IGN, SIGINT, signal

from flows.pool import READY
from flows.threads import use_one_thread
from flows.work import Extracted, Item, Loss, Work, source_of

use_one_thread()  # before the extractor brings in the numeric libraries

from extraction.extract import Extractor  # noqa: E402
from extraction.prepare import prepare, zones_of  # noqa: E402
from extraction.read import read_record  # noqa: E402
from models.article import Article, Zone  # noqa: E402
from models.errors import DatelineError, InputError  # noqa: E402
from models.events import Event  # noqa: E402
from warehouse.records import rows_of  # noqa: E402

ENGLISH = {"en", None}
Prepared = tuple[Article, Sequence[Zone]]
Found = list[tuple[Article, list[Event]]]


def serve(pipe: Connection, model: str) -> None:
    """Answer chunks of work until told to stop or the other end is gone. The target of flows.pool.Pool."""
    signal(SIGINT, SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        extractor = Extractor(model)
        _ = extractor.version  # loads the pipeline now, so that a missing one is told before any work
    except DatelineError as error:
        pipe.send(str(error))
        return
    try:
        pipe.send(READY)
        with ThreadPoolExecutor(1) as sender:  # the parent may be busy; what it has not taken yet must not hold us up
            while (chunk := pipe.recv()) is not None:
                sender.submit(_send, pipe, process(chunk, extractor))
                if not gc.get_freeze_count():
                    gc.freeze()  # lexicons and pipeline stay; walking them again and again costs three percent
    except (EOFError, ConnectionError):  # the parent has gone, with or without having read what we sent
        return


def _send(pipe: Connection, result: Extracted) -> None:
    try:
        pipe.send(result)
    except BaseException:  # noqa: BLE001 - in this thread nobody would hear of it; the parent hears of the end
        os._exit(1)


def process(chunk: Sequence[Work], extractor: Extractor) -> Extracted:
    """All rows of a chunk. A record that cannot be read, or breaks the extraction, is a loss of its own."""
    result = Extracted(extractor=extractor.version, sources=[source for work in chunk for source in source_of(work)])
    read = [(work, articles) for work in chunk if (articles := _articles(work, result))]
    for work, prepared, found in _extract(read, extractor, result):
        for (_, zones), (article, events) in zip(prepared, found, strict=True):
            _add(result, work, article, zones, events)
    return result


def _articles(work: Work, result: Extracted) -> list[Prepared]:
    """The articles of a record; none when it is lost, which is noted in the result."""
    if isinstance(work, Article):
        return [(work, zones_of(work))]
    stage = "read"
    try:
        raws = read_record(work.record)
        stage = "prepare"
        return [prepare(raw) for raw in raws]
    except InputError as error:
        result.losses.append(Loss(work, stage, type(error).__name__, error.reason))
    except Exception as error:  # noqa: BLE001 - whatever a strange file does to a parser, the run goes on
        result.losses.append(Loss(work, stage, type(error).__name__, _message(error)))
    return []


def _extract(
    read: Sequence[tuple[Work, list[Prepared]]], extractor: Extractor, result: Extracted
) -> Iterator[tuple[Work, list[Prepared], Found]]:
    """Events of all articles at once; should that break, record by record, so that only the breaking one is lost."""
    try:
        found = iter(extractor.extract([article for _, prepared in read for article, _ in prepared]))
        whole = [(work, prepared, [next(found) for _ in prepared]) for work, prepared in read]
    except DatelineError:
        raise  # a broken installation is no fault of the article
    except Exception as error:  # noqa: BLE001
        if len(read) > 1:
            for one in read:
                yield from _extract([one], extractor, result)
        else:
            result.losses.append(Loss(read[0][0], "extract", type(error).__name__, _message(error)))
        return
    yield from whole


def _add(result: Extracted, work: Work, article: Article, zones: Sequence[Zone], events: Sequence[Event]) -> None:
    record, source = (work.record, work.source) if isinstance(work, Item) else (None, None)
    version = result.extractor or ""
    result.articles.append(rows_of(article, zones, events, extractor=version, record=record, source=source))
    result.words += article.word_count
    result.events.update(event.type for event in events)
    if article.language not in ENGLISH:
        result.unparsed[article.language or "unknown"] += 1


def _message(error: Exception) -> str:
    return " ".join(str(error).split()) or "no reason given"
