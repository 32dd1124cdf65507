"""What goes to a worker and what comes back: plain values only, cheap to pickle."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from models.article import Article
from models.source import Record, SourceFile
from warehouse.records import Rows


class Item(NamedTuple):
    """A record and the file it lies in."""

    source: SourceFile
    record: Record


Work = Item | Article
"""A record to read, or an article of the warehouse to extract again."""


class Loss(NamedTuple):
    """A record that gave no article: stage (read, prepare, extract), class of the error, reason in one line."""

    work: Work
    stage: str
    error_type: str
    message: str


@dataclass
class Extracted:
    """What came of a chunk of work."""

    articles: list[Rows] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    sources: list[SourceFile] = field(default_factory=list)
    """The file of every record of the chunk, one entry a record, lost ones included."""
    words: int = 0
    events: Counter[str] = field(default_factory=Counter)
    unparsed: Counter[str] = field(default_factory=Counter)
    """Articles kept but not read for events, per language."""
    extractor: str | None = None


def source_of(work: Work) -> list[SourceFile]:
    """The file a record lies in; none for an article of the warehouse."""
    return [work.source] if isinstance(work, Item) else []


def lost(work: Work, reason: str) -> Extracted:
    """The result that stands for work no worker survived."""
    return Extracted(losses=[Loss(work, "extract", "WorkerDied", reason)], sources=source_of(work))
