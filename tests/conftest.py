"""What tests share: one spaCy pipeline and one extractor a session, an environment without settings of the machine."""

import os
from pathlib import Path

import pytest

from flows.threads import use_one_thread

use_one_thread()

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402

from config.settings import load_settings  # noqa: E402
from extraction.extract import Extractor  # noqa: E402
from extraction.pipeline import DEFAULT_MODEL, load  # noqa: E402
from flows.ingest import ingest  # noqa: E402
from flows.options import Options  # noqa: E402
from flows.places import Files  # noqa: E402
from flows.summary import RunSummary  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No DATELINE_* or Prefect setting of whoever runs the tests."""
    for name in list(os.environ):
        if name.startswith("DATELINE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DATELINE_WORKERS", "1")  # everything in this process, which has the pipeline loaded


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor, its pipeline loaded once."""
    extractor = Extractor()
    _ = extractor.version
    return extractor


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline of the extractor."""
    return load()


@pytest.fixture(scope="session")
def plain() -> Language:
    """The same pipeline as spaCy loads it, with nothing of it replaced; not to be changed."""
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> RunSummary:
    """The main job over examples/, done once: the run's summary names its warehouse and its read copy."""
    folder = tmp_path_factory.mktemp("examples")
    files = Files(folder / "w.duckdb", folder / "published.duckdb")
    return ingest([str(EXAMPLES)], Options.of(load_settings(), files, workers=1))
