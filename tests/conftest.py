"""What tests share: one spaCy pipeline and one extractor a session, an environment without settings of the machine."""

import os

import pytest

from flows.threads import use_one_thread

use_one_thread()

from spacy.language import Language  # noqa: E402

from extraction.extract import Extractor  # noqa: E402
from extraction.pipeline import load  # noqa: E402


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No DATELINE_* or Prefect setting of whoever runs the tests."""
    for name in list(os.environ):
        if name.startswith("DATELINE_"):
            monkeypatch.delenv(name)


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
