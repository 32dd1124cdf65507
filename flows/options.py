"""Settings and command line → what a run is told."""

from pathlib import Path
from typing import Self

from config.settings import Settings
from flows.places import Files
from models.base import Frozen


class Options(Frozen):
    """All that a run depends on beside its paths; plain values, so that Prefect can show and store them."""

    warehouse: Path
    published: Path
    model: str
    workers: int
    chunk_articles: int
    batch_articles: int
    one_worker_articles: int
    chunk_timeout_s: int
    keep_copies: int = 0
    lineage_file: str = ""
    lineage_url: str = ""
    lineage_namespace: str = "dateline"

    @classmethod
    def of(cls, settings: Settings, files: Files, workers: int | None = None, keep: int | None = None) -> Self:
        """The settings in force, with what the command line says on top."""
        shared = settings.model_dump(include=set(cls.model_fields) - {"warehouse", "published", "workers"})
        shared |= {} if keep is None else {"keep_copies": keep}
        return cls(warehouse=files.warehouse, published=files.published, workers=workers or settings.cores, **shared)
