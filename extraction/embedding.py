"""Words of a batch → their embeddings, those of equal words worked out once.

An embedding hangs on nothing but the word (norm, prefix, suffix, shape), and of the words of sixteen articles three in
four have stood there before. The layers that follow look at the words around, and go over all of them.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from thinc.api import Model, NumpyOps
from thinc.types import Ragged

_LAYERS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
"""Of spaCy's MultiHashEmbed, without static vectors."""
_PRIME = np.uint64(1_099_511_628_211)  # of the FNV hash; the values that it mixes are hashes themselves

# thinc's layers promise nothing about what goes in and out.
Answer = tuple[Any, Callable[[Any], Any]]
Forward = Callable[[Any, Sequence[Any], bool], Answer]


def embed_once(nlp: Language) -> None:
    """Let the embedding layers of the pipeline, where they are of the kind known here, work so when they predict."""
    models = (getattr(pipe, "model", None) for _, pipe in nlp.components)
    for layer in (layer for model in models if isinstance(model, Model) for layer in model.walk()):
        if [inner.name.partition("(")[0] for inner in layer.layers] == _LAYERS and isinstance(layer.ops, NumpyOps):
            layer._func = partial(_forward, layer._func)  # noqa: SLF001 - thinc has no other way to wrap a layer


def _forward(whole: Forward, model: Any, docs: Sequence[Any], is_train: bool) -> Answer:  # noqa: ANN401
    if is_train:
        return whole(model, docs, is_train)
    features, to_ragged, look_up, mix, to_list = model.layers
    words = to_ragged.predict(features.predict(docs))
    if not len(words.data):
        return whole(model, docs, is_train)
    first, which = _distinct(words.data)
    distinct = Ragged(words.data[first], np.array([len(first)], dtype="i"))  # type: ignore[arg-type]
    embedded = mix.predict(look_up.predict(distinct)).data[which]
    return to_list.predict(Ragged(embedded, words.lengths)), _no_training


def _distinct(features: NDArray[np.uint64]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where each distinct row first stands, and which of these every row is."""
    key = np.zeros(len(features), dtype=np.uint64)
    for column in features.T:
        key = key * _PRIME ^ column
    _, first, which = np.unique(key, return_index=True, return_inverse=True)
    return first, which


def _no_training(_: Any) -> Any:  # noqa: ANN401 - thinc's own signature
    raise RuntimeError("this layer was only asked to predict")
