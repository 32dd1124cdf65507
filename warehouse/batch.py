"""What goes into the warehouse in one transaction, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from models.source import SourceFile
from warehouse.records import Rows


@dataclass(frozen=True)
class Batch:
    """Articles as `records.rows_of` gives them, and the files that are complete with this batch.

    done: files of which every record has been loaded (in this or an earlier batch), skipped or quarantined. They
    are marked as seen in the same transaction; a file never named here is read again by the next run.
    """

    articles: Sequence[Rows]
    done: Sequence[SourceFile] = ()
    run_id: str | None = None


@dataclass(frozen=True)
class LoadReport:
    """What a batch changed.

    articles: texts loaded for the first time; known: articles whose events were there already; revised: source
    records whose older content was retired; events: loaded, per type; words: of the articles whose events were loaded.
    """

    articles: int = 0
    known: int = 0
    revised: int = 0
    words: int = 0
    events: Mapping[str, int] = field(default_factory=dict)
