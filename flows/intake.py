"""Paths → records not read before; and which files are complete."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.read.discover import STDIN, discover
from extraction.read.records import records
from flows.interrupt import stop_if_asked
from flows.progress import Report, silent
from flows.summary import Failure, Tally
from flows.work import Extracted, Item, Loss
from models.errors import InputError, UnreadableError
from models.source import Record, SourceFile
from warehouse.quarantine import DeadLetter
from warehouse.store import Warehouse


@dataclass
class OpenFile:
    """A file some of whose records are still on their way. Only such files are remembered."""

    source: SourceFile
    outstanding: int = 0
    good: int = 0
    """Records that gave articles, now or in an earlier run."""
    lost: int = 0
    at_end: bool = False
    """All its records have been drawn."""
    gone: bool = False
    """The file itself is no longer there: only what quarantine kept of it is tried again."""


class Intake:
    """The way in: finds files, asks the warehouse what it knows, sets aside what cannot be read."""

    def __init__(self, warehouse: Warehouse, run_id: str, tally: Tally, report: Report = silent) -> None:
        self._warehouse, self._run_id = warehouse, run_id
        self._tally, self._report = tally, report
        self._open: dict[str, OpenFile] = {}
        self._done: list[SourceFile] = []

    def items(self, paths: Sequence[str]) -> Iterator[Item]:
        """Every record below the paths that was not loaded before, lazily."""
        for source in self._warehouse.unseen(self._found(paths)):
            self._tally.files_skipped -= 1  # it was counted as one when it was found
            if source.path not in self._open:  # else it was named twice
                yield from self._records(source)

    def again(self, letters: Sequence[DeadLetter]) -> Iterator[Item]:
        """What is set aside, once more: from the files where they still are, else from the bytes that were kept."""
        by_path: dict[str, list[DeadLetter]] = {}
        for letter in letters:
            by_path.setdefault(letter.source.path, []).append(letter)
        for path, of_file in by_path.items():
            self._tally.files_seen += 1
            yield from self._kept(of_file) if path == STDIN or not Path(path).exists() else self._reread(of_file[0])

    def settle(self, result: Extracted) -> None:
        """Take note of what came of some records: losses are set aside, files may be complete."""
        for loss in result.losses:
            if isinstance(loss.work, Item):
                file = self._open[loss.work.source.path]
                file.lost += 1
                file.good -= 1  # it is counted below as one that came back
                self._set_aside(as_error(loss), loss.stage, loss.work.source, loss.work.record)
            else:
                self._note(loss.work.source_file, loss.stage, loss.error_type, loss.message)
        for source in result.sources:
            file = self._open[source.path]
            file.outstanding -= 1
            file.good += 1
            self._close_if_complete(file)

    def take_done(self) -> list[SourceFile]:
        """Files that became complete since this was last asked."""
        done, self._done = self._done, []
        return done

    def _found(self, paths: Sequence[str]) -> Iterator[SourceFile]:
        for found in discover(paths):
            stop_if_asked()
            self._tally.files_seen += 1
            self._report(self._tally)
            if isinstance(found, SourceFile):
                self._tally.files_skipped += 1  # until the warehouse says that it is new
                yield found
            else:
                self._tally.files_quarantined += 1
                self._set_aside(found, "discover", SourceFile(path=found.source, name=Path(found.source).name))

    def _reread(self, letter: DeadLetter) -> Iterator[Item]:
        for found in discover([letter.source.path]):
            if isinstance(found, SourceFile):
                yield from self._records(found.model_copy(update={"name": letter.source.name}))
            else:
                self._tally.files_quarantined += 1
                self._set_aside(found, "discover", letter.source)

    def _kept(self, letters: Sequence[DeadLetter]) -> Iterator[Item]:
        file = self._open[letters[0].source.path] = OpenFile(letters[0].source, gone=True)
        for letter in letters:
            if record := self._warehouse.payload(letter.quarantine_id):
                file.outstanding += 1
                yield Item(file.source, record)
            else:
                file.lost += 1
                self._set_aside(UnreadableError(letter.source_file, "is no longer there"), letter.stage, file.source)
        file.at_end = True
        self._close_if_complete(file)

    def _records(self, source: SourceFile) -> Iterator[Item]:
        file = self._open[source.path] = OpenFile(source)
        for record in self._split(file):
            if self._warehouse.seen_record(source, record):
                file.good += 1
            else:
                file.outstanding += 1
                yield Item(source, record)
        file.at_end = True
        self._close_if_complete(file)

    def _split(self, file: OpenFile) -> Iterator[Record]:
        try:
            for record in records(file.source):
                if isinstance(record, Record):
                    yield record
                else:
                    file.lost += 1
                    self._set_aside(record, "split", file.source)
        except Exception as error:  # noqa: BLE001 - whatever a strange archive does, the run goes on
            file.lost += 1
            self._set_aside(error, "split", file.source)

    def _close_if_complete(self, file: OpenFile) -> None:
        if not file.at_end or file.outstanding:
            return
        del self._open[file.source.path]
        self._tally.files_quarantined += bool(file.lost)
        self._tally.files_new += not file.lost or file.good > 0
        if not file.gone:
            self._done.append(file.source)

    def _set_aside(self, error: Exception, stage: str, source: SourceFile, record: Record | None = None) -> None:
        self._warehouse.quarantine(error, stage=stage, source=source, record=record, run_id=self._run_id)
        name = record.source_file if record else error.source if isinstance(error, InputError) else source.name
        reason = error.reason if isinstance(error, InputError) else str(error)
        self._note(name, stage, type(error).__name__, reason or "no reason given")

    def _note(self, name: str, stage: str, error_type: str, message: str) -> None:
        self._tally.fail(Failure(source_file=name, stage=stage, error_type=error_type, message=message))


def as_error(loss: Loss) -> Exception:
    """The error as the worker met it. Errors that build their own message cannot be pickled: class and text travel."""
    error: Exception = type(loss.error_type, (Exception,), {})(loss.message)
    return error
