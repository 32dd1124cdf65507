"""Options of a command → which files to write and read."""

from pathlib import Path
from typing import NamedTuple

from config.settings import Settings
from models.errors import WarehouseError

PUBLISHED_FOLDER = "published"


class Files(NamedTuple):
    """The writer's file and the read copy."""

    warehouse: Path
    published: Path


def files(settings: Settings, warehouse: Path | None = None, publish: Path | None = None) -> Files:
    """A warehouse named on the command line publishes to published/ beside itself, unless told where."""
    if warehouse is None:
        return Files(settings.warehouse, publish or settings.published)
    return Files(warehouse, publish or warehouse.parent / PUBLISHED_FOLDER / warehouse.name)


def readable(settings: Settings, warehouse: Path | None = None) -> Path:
    """The file to read: the published copy; the named file itself where it has none (it may be such a copy).

    Raises:
        WarehouseError: there is nothing to read yet.
    """
    ours = files(settings, warehouse)
    for path in (ours.published, ours.warehouse):
        if path.is_file():
            return path
    raise WarehouseError(ours.warehouse, "there is no warehouse yet; make one with: dateline run PATH…")
