"""Embeddings worked out once for equal words are those that spaCy works out for each."""

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import Model

from extraction.embedding import embed_once
from extraction.pipeline import DEFAULT_MODEL

TEXTS = (
    "The soldiers of the 3rd Brigade said the soldiers of the 4th had left, and The soldiers had not.",
    "",
    "Kell. KELL, kell and Kell's; 40 to 50 of the 50 soldiers\n\nsaid so.",
    "Soldiers",
)


@pytest.fixture
def own() -> Language:
    return spacy.load(DEFAULT_MODEL)


def embedding_layers(nlp: Language) -> list[Model]:
    models = (nlp.get_pipe(name).model for name in ("tok2vec", "ner"))  # type: ignore[attr-defined]
    return [m for model in models for m in model.walk() if m.layers and m.layers[0].name == "extract_features"]


def test_every_word_gets_the_vector_that_spacy_gives_it(own: Language) -> None:
    docs = [own.make_doc(text) for text in TEXTS]
    layers = embedding_layers(own)
    assert len(layers) == 2
    theirs = [layer.predict(docs) for layer in layers]
    embed_once(own)
    for layer, expected in zip(layers, theirs, strict=True):
        found = layer.predict(docs)
        assert [len(vectors) for vectors in found] == [len(doc) for doc in docs]
        for vectors, same in zip(found, expected, strict=True):
            np.testing.assert_allclose(vectors, same, rtol=1e-4, atol=1e-5)


def test_documents_without_a_word_have_no_vectors(own: Language) -> None:
    embed_once(own)
    for layer in embedding_layers(own):
        (vectors,) = layer.predict([own.make_doc("")])
        assert len(vectors) == 0


def test_training_goes_through_all_words(own: Language) -> None:
    embed_once(own)
    docs = [own.make_doc(TEXTS[0])]
    for layer in embedding_layers(own):
        vectors, backprop = layer.begin_update(docs)
        backprop(vectors)


def test_a_pipeline_without_embeddings_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    embed_once(nlp)
    assert [sent.text for sent in nlp("They left. They came.").sents] == ["They left.", "They came."]
