"""Counts of a run while it goes, and its summary when it has ended."""

import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field

from models.base import Frozen

SHOWN_FAILURES = 5


class Failure(Frozen):
    """A file or record that was set aside, and why."""

    source_file: str
    stage: str = Field(description="discover, split, read, prepare or extract.")
    error_type: str
    message: str


@dataclass
class Tally:
    """Running counts. What the warehouse loaded may be less: a text it has already is not loaded again."""

    files_seen: int = 0
    files_skipped: int = 0
    """Files read before and unchanged."""
    files_new: int = 0
    """Files read that gave at least one article."""
    files_quarantined: int = 0
    """Files with at least one record set aside."""
    words: int = 0
    events: Counter[str] = field(default_factory=Counter)
    unparsed: Counter[str] = field(default_factory=Counter)
    """Articles kept but not read for events, per language."""
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)
    """The first few, to be shown; `failed` counts all."""
    extractor: str | None = None
    started: float = field(default_factory=time.monotonic)

    def fail(self, failure: Failure) -> None:
        """Count a failure; keep it if it is among the first."""
        self.failed += 1
        if len(self.failures) < SHOWN_FAILURES:
            self.failures.append(failure)

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.started


class RunSummary(Frozen):
    """What a run did; `dateline run --json` prints it."""

    run_id: str
    flow: str
    state: str
    files_seen: int
    files_new: int = Field(description="Files read that gave at least one article.")
    files_skipped: int = Field(description="Files read before and unchanged.")
    files_quarantined: int = Field(description="Files with at least one record set aside.")
    articles: int = Field(description="Articles loaded for the first time.")
    words: int = Field(description="Words extracted in this run.")
    events: dict[str, int] = Field(description="Events loaded in this run, per type.")
    unparsed: dict[str, int] = Field(description="Articles kept but not read for events, per language.")
    failed: int = Field(description="Files and records set aside.")
    failures: tuple[Failure, ...] = Field(description="The first few of them; `dateline quarantine list` has all.")
    examples: tuple[str, ...] = Field(description="Some events of this run in words.")
    seconds: float
    extractor: str | None = Field(description="Version of the extractor; null = nothing was extracted.")
    warehouse: Path = Field(description="The writer's file.")
    published: Path = Field(description="The read copy.")
    lineage_unsent: int = Field(default=0, description="OpenLineage events that their file or endpoint did not take.")

    @property
    def event_count(self) -> int:
        """Events of all types."""
        return sum(self.events.values())

    @property
    def words_per_second(self) -> float:
        """Over the whole run, start of the model, loading and publishing included."""
        return self.words / self.seconds if self.seconds else 0.0
