"""The writer's file → the copy that readers open. Swapped in whole: a reader of the old copy is never disturbed."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import sqlalchemy as sa

from models.errors import WarehouseError
from warehouse.arrow import utc_now
from warehouse.engine import explain


def publish(connection: sa.Connection, writer: Path, to: Path, *, keep: int = 0) -> Path:
    """Checkpoint, copy beside the target, sync, rename. keep: older copies left beside it, newest first.

    Raises:
        WarehouseError: the target is the writer's own file, or cannot be written.

    """
    if to.resolve() == writer.resolve():
        raise WarehouseError(to, "is the writer's own file; publish to another one")
    # Without the checkpoint the copy would lack what is still in the write-ahead log.
    _checkpoint(connection, writer)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(to)
        _swap_in(_copy(writer, to), to, keep)
    except OSError as error:
        with contextlib.suppress(OSError):
            _remove_leftovers(to)
        raise WarehouseError(to, f"cannot be published: {error.strerror or error}") from error
    return to


def _checkpoint(connection: sa.Connection, writer: Path) -> None:
    try:
        connection.exec_driver_sql("CHECKPOINT")
        connection.rollback()
    except sa.exc.DBAPIError as error:
        connection.invalidate()  # on a full disk DuckDB refuses everything from here on, the rollback too
        raise explain(writer, error) from error


def _copy(writer: Path, to: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{to.name}.", suffix=".part", dir=to.parent)
    with os.fdopen(handle, "wb") as target, writer.open("rb") as source:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())
    Path(name).chmod(0o644)
    return Path(name)


def _swap_in(part: Path, to: Path, keep: int) -> None:
    if keep and to.exists():
        stamp = utc_now().strftime("%Y%m%dT%H%M%S%fZ")
        to.with_name(f"{to.stem}.{stamp}{to.suffix}").hardlink_to(to)
    # A log left by someone who opened the old copy for writing must never be replayed over the new one.
    to.with_name(f"{to.name}.wal").unlink(missing_ok=True)
    part.replace(to)
    _sync_folder(to.parent)
    if keep:
        for old in sorted(to.parent.glob(f"{to.stem}.*Z{to.suffix}"), reverse=True)[keep:]:
            old.unlink()


def _remove_leftovers(to: Path) -> None:
    """Parts of publications that were killed; there is one writer, so none is in use."""
    for part in to.parent.glob(f".{to.name}.*.part"):
        part.unlink()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
