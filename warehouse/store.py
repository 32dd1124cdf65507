"""Path → Warehouse: the only writer. Opens, migrates, loads in whole batches, checks and publishes.

Not thread-safe: one thread of one process owns it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import sqlalchemy as sa

from models.article import Article
from models.source import Record, SourceFile
from warehouse import done, judging, lineage, quarantine, runs
from warehouse.arrow import utc_now
from warehouse.batch import Batch, LoadReport
from warehouse.checking import CheckResult, require_passed, run_checks
from warehouse.engine import connect, explain
from warehouse.install import install_views
from warehouse.load import load_batch
from warehouse.migrate import require_current, upgrade
from warehouse.publish import publish
from warehouse.quarantine import DeadLetter
from warehouse.records import Rows, source_path
from warehouse.reextract import read_articles, stale_ids
from warehouse.revise import retire_missing
from warehouse.runs import RunCounts
from warehouse.seen import Seen
from warehouse.stories import judge
from warehouse.stories.link import LinkReport, forget_all, link_chunk, pending
from warehouse.summary import RunSummary, summarise

_PAGE = 512  # articles held at a time by texts()


class Warehouse:
    """A warehouse file held open. Use as a context manager; another process cannot open the file meanwhile."""

    def __init__(self, path: Path, connection: sa.Connection) -> None:
        self.path = path
        self._connection = connection
        self._seen = Seen(connection)
        self._broken: set[str] = set()

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open, creating or migrating the file as needed (never when read_only).

        Raises:
            WarehouseLockedError: another process writes it.
            WarehouseNewerError: a newer version made it.
            WarehouseError: not a warehouse, missing, or not writable.

        """
        connection = connect(path, read_only=read_only)
        try:
            if read_only:
                require_current(connection, path)
            else:
                install_views(connection, force=upgrade(connection, path))
        except BaseException:
            connection.close()
            raise
        return cls(path, connection)

    def close(self) -> None:
        """Let go of the file. What is not committed is lost, and nothing else."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What was read before

    def unseen(self, sources: Iterable[SourceFile]) -> Iterator[SourceFile]:
        """Those files that are new or changed, lazily and in order. Standard input always is."""
        return self._seen.unseen(sources)

    def seen_record(self, source: SourceFile, record: Record) -> bool:
        """True when these bytes were loaded before from this place and still count.

        Ask for every record of a file: what a changed file no longer holds is known by not being asked about.
        """
        return self._seen.seen_record(source, record)

    # Loading

    def load(self, batch: Batch) -> LoadReport:
        """Load articles and mark finished files, all or nothing. The same batch again changes nothing.

        Raises:
            WarehouseError: the database cannot take it (disk full, opened read-only).

        """
        with self._transaction():
            report = load_batch(self._connection, batch, self._seen.hashes_of(_paths(batch)))
            self._finish_files(batch.done, batch.run_id)
            if batch.run_id:
                runs.add(self._connection, batch.run_id, report, _extractor(batch))
        for source in batch.done:
            self._seen.forget(source_path(source))
            self._broken.discard(source_path(source))
        return report

    def texts(self, extractor: str) -> Iterator[Article]:
        """Current articles whose current events are not this extractor's, in id order.

        Load what came of them (load_reextracted) whenever you like while reading on.
        """
        with self._transaction():
            ids = stale_ids(self._connection, extractor)
        for start in range(0, len(ids), _PAGE):
            with self._transaction():
                page = list(read_articles(self._connection, ids[start : start + _PAGE]))
            yield from page

    def load_reextracted(self, articles: Sequence[Rows], run_id: str | None = None) -> LoadReport:
        """Replace the current events of these articles, all or nothing; the older ones stay in `event_history`."""
        return self.load(Batch(articles, run_id=run_id))

    # Dead letters

    def quarantine(
        self,
        error: Exception,
        *,
        stage: str,
        source: SourceFile,
        record: Record | None = None,
        run_id: str | None = None,
    ) -> str:
        """Set a file or record aside with its reason and bytes; the letter's id. At once, in its own transaction."""
        self._broken.add(source_path(source))
        with self._transaction():
            return quarantine.put(self._connection, error, stage=stage, source=source, record=record, run_id=run_id)

    def dead_letters(self) -> list[DeadLetter]:
        """What is set aside, oldest first."""
        with self._transaction():
            return list(quarantine.open_letters(self._connection))

    def payload(self, quarantine_id: str) -> Record | None:
        """The record as it failed; None = not kept, read its file again."""
        with self._transaction():
            return quarantine.payload(self._connection, quarantine_id)

    def resolve(self, quarantine_id: str) -> None:
        """Take a letter off the list by hand. Loading the record does it by itself."""
        with self._transaction():
            quarantine.resolve(self._connection, quarantine_id)

    # Judgements

    def reject(self, event: str, note: str | None = None) -> str | None:
        """Let an event not count any more, whatever extractor finds it again. Raises WarehouseError: no such event.

        event: its id, or the beginning of it. Returns the whole id; None = it was rejected before.
        """
        with self._transaction():
            event_id = judging.find(self._connection, self.path, event)
            return event_id if judging.reject(self._connection, event_id, note, utc_now()) else None

    def accept(self, event: str) -> str | None:
        """Take the rejection of an event back. Raises WarehouseError as reject; None = it was not rejected."""
        with self._transaction():
            event_id = judging.find(self._connection, self.path, event)
            return event_id if judging.accept(self._connection, event_id, utc_now()) else None

    # Runs

    def begin_run(self, flow_name: str, extractor: str | None = None) -> str:
        """A new run in state Running; its id."""
        with self._transaction():
            return runs.begin(self._connection, flow_name, extractor)

    def finish_run(
        self, run_id: str, state: str, counts: RunCounts | None = None, extractor: str | None = None
    ) -> None:
        """Close a run: Completed or Failed, with what it did to files; extractor: where begin_run did not know it."""
        with self._transaction():
            runs.finish(self._connection, run_id, state, counts or RunCounts(), extractor)

    def sweep_stale_runs(self, alive: str | None = None) -> int:
        """Mark runs that a kill left Running as Crashed; how many there were. alive: this process's own run."""
        with self._transaction():
            return runs.sweep(self._connection, alive)

    def summary(self, run_id: str) -> RunSummary:
        """What a run did. Raises KeyError for an unknown run."""
        with self._transaction():
            return summarise(self._connection, run_id)

    # Stories

    def link_stories(self, *, anew: bool = False) -> LinkReport:
        """Count new, changed and gone events to their stories; publish() does so first. Again, it finds nothing to do.

        anew: compare everything again, as after a change of config/stories.yml. Ids and judgements stay.
        """
        if anew:
            with self._transaction():
                forget_all(self._connection)
        with self._transaction():
            chunks = pending(self._connection)
        total = LinkReport()
        for chunk in chunks:
            with self._transaction():
                total += link_chunk(self._connection, chunk)
        return total

    def merge_stories(self, a: str, b: str, note: str | None = None) -> str:
        """Two stories (ids of stories or of their events) are one; the id that stays. Raises as judge.merge."""
        self.link_stories()
        with self._transaction():
            return judge.merge(self._connection, self.path, a, b, note)

    def split_story(self, events: Sequence[str], note: str | None = None) -> list[str]:
        """Take reports out of their story; the stories they tell now. Raises as judge.split."""
        self.link_stories()
        with self._transaction():
            return judge.split(self._connection, self.path, events, note)

    # Lineage

    def files_of(self, run_id: str, limit: int) -> list[lineage.ReadFile]:
        """Files that this run read to their end, at most so many."""
        with self._transaction():
            return lineage.files_of(self._connection, run_id, limit)

    def relations(self, names: Sequence[str]) -> list[lineage.Relation]:
        """Public views of these names, with their columns and numbers of rows."""
        with self._transaction():
            return lineage.relations(self._connection, names)

    # Checks and publication

    def check(self) -> list[CheckResult]:
        """Run warehouse/checks/*.sql."""
        with self._transaction():
            return run_checks(self._connection)

    def publish(self, to: Path, *, keep: int = 0) -> Path:
        """Link stories, check, then swap in a new copy for readers; keep: how many older copies stay beside it.

        Raises:
            CheckFailedError: a rule is broken; the old copy stays.
            WarehouseError: the copy cannot be written.

        """
        self.link_stories()
        require_passed(self.check())
        return publish(self._connection, self.path, to, keep=keep)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; what the database says went wrong (disk full, read-only) comes out as one line."""
        try:
            with self._connection.begin():
                yield
        except (duckdb.Error, sa.exc.DBAPIError) as error:
            raise explain(self.path, error) from error

    def _finish_files(self, sources: Sequence[SourceFile], run_id: str | None) -> None:
        now = utc_now()
        files = {source_path(source): source for source in sources if source_path(source) != "-"}
        # A broken new version must not retire what the last good one said.
        whole = [path for path in files if path not in self._broken]
        for path in whole:
            retire_missing(self._connection, path, self._seen.missing(path), run_id, now)
        quarantine.resolve_files(self._connection, whole)
        # One without a hash was not read: the next run tries again.
        digests = {source: digest for source in files.values() if (digest := self._seen.hash_of(source)) is not None}
        done.mark_done(self._connection, digests, run_id, now)


def _paths(batch: Batch) -> Iterator[str]:
    return (str(record["source_path"]) for rows in batch.articles for record in rows["source_records"])


def _extractor(batch: Batch) -> str | None:
    """The extractor whose events the batch holds; None for a batch of finished files only."""
    return next((str(rows["extractions"][0]["extractor"]) for rows in batch.articles), None)
