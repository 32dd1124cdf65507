"""Tokens → named entities: what spaCy's recognizer finds, decided for all tokens of a batch at once.

The recognizer goes from token to token and asks of every action whether it is allowed: a quarter of the time of an
extraction. But outside of an entity nothing before a token counts, and inside of one only its first token and the one
before. So the first is decided for all tokens in one multiplication, the second for all entities side by side.
Model, actions and what allows them are spaCy's (BILUO, `spacy.pipeline._parser_internals.ner`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.util import minibatch

PIPE = "ner"
NAME = "entities_at_once"
AT_ONCE = 4
"""Documents; of more the features (1.5 KB a token) would take more memory, and hardly less time."""
BEGIN, INSIDE, OUTSIDE = 3, 1, 2
"""ENT_IOB of a token, as spaCy counts."""
_ROLES = 3
"""What the model looks at: the token, the first token of the open entity, the last token in it so far."""
_SET: list[int | str] = ["ENT_IOB", "ENT_TYPE"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Tokens(NamedTuple):
    """The tokens of a batch in one row."""

    features: Floats
    """What the model makes of each: tokens × roles × hidden units × pieces."""
    is_space: NDArray[np.bool_]
    is_last: NDArray[np.bool_]
    """Of its document or sentence: entities end there."""


class Layer(NamedTuple):
    """The scores of some actions: weights (actions × hidden units) and biases (actions)."""

    weights: Floats
    biases: Floats

    def of(self, actions: Sequence[int]) -> "Layer":
        """The layer of these actions only."""
        return Layer(self.weights[actions], self.biases[actions])


@Language.factory(NAME)
class EntitiesAtOnce:
    """A pipe that does what the recognizer before it does, which is disabled then."""

    def __init__(self, nlp: Language, name: str = NAME) -> None:
        self.name = name
        self._spacys = cast("Any", nlp.get_pipe(PIPE))  # compiled, and without types
        self._vectors, self._lower, upper = self._spacys.model.layers
        scores = Layer(upper.get_param("W"), upper.get_param("b"))
        actions = [self._spacys.moves.get_class_name(number) for number in range(len(scores.biases))]
        labels = [action[2:] for action in actions if action.startswith("B-")]
        self._types = np.array([nlp.vocab.strings[label] for label in labels], dtype=np.uint64)
        begin, inside, last, unit = ([actions.index(f"{kind}-{label}") for label in labels] for kind in "BILU")
        self._start = scores.of([*begin, *unit, actions.index("O")])
        self._go_on, self._end = scores.of(inside), scores.of(last)

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of a document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Set the entities of documents, in order."""
        for batch in minibatch(docs, batch_size):  # type: ignore[no-untyped-call]
            fresh = [doc for doc in batch if len(doc) and not doc.has_annotation("ENT_IOB")]
            for start in range(0, len(fresh), AT_ONCE):
                self._set(fresh[start : start + AT_ONCE])
            known = {id(doc) for doc in fresh}
            yield from (doc if id(doc) in known else self._spacys(doc) for doc in batch)

    def _set(self, docs: Sequence[Doc]) -> None:
        tokens = self._tokens(docs)
        begins, units = self._outside(tokens)
        spans = [(start, start + 1, label) for start, label in units] + self._inside(tokens, begins)
        iob = np.full(len(tokens.is_last), OUTSIDE, dtype=np.uint64)
        types = np.zeros_like(iob)
        free = 0
        for start, end, label in sorted(spans):
            if start >= free:  # else it starts in an entity that was open already
                iob[start:end], iob[start], types[start:end] = INSIDE, BEGIN, self._types[label]
                free = end
        for doc, values in zip(docs, _split(np.column_stack((iob, types)), docs), strict=True):
            doc.from_array(_SET, values)  # type: ignore[arg-type]

    def _tokens(self, docs: Sequence[Doc]) -> Tokens:
        features = self._lower.predict(self._vectors.predict(docs))[1:]  # the first stands for an absent token
        space, starts = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]).T
        is_last = np.append(starts[1:] == 1, True)
        is_last[np.cumsum([len(doc) for doc in docs]) - 1] = True
        return Tokens(features, space == 1, is_last)

    def _outside(self, tokens: Tokens) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Tokens at which an entity would begin or which would be one, each with the number of the label."""
        absent = self._lower.get_param("pad")[0]
        hidden = self._hidden(tokens.features[:, 0] + absent[1] + absent[2])
        scores = hidden @ self._start.weights.T + self._start.biases
        labels = len(self._types)
        scores[tokens.is_space | tokens.is_last, :labels] = -np.inf
        scores[tokens.is_space, labels:-1] = -np.inf
        best = scores.argmax(axis=1)
        found = [(int(at), int(best[at])) for at in np.flatnonzero(best < 2 * labels)]
        return [f for f in found if f[1] < labels], [(at, label - labels) for at, label in found if label >= labels]

    def _inside(self, tokens: Tokens, begins: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """Where the entities that begin here end: start, end, label."""
        spans, open_ = [], np.array(begins, dtype=np.int64).reshape(-1, 2)
        length = 1
        while len(open_):
            first, label = open_.T
            here = first + length
            roles = tokens.features[here, 0] + tokens.features[first, 1] + tokens.features[here - 1, 2]
            hidden = self._hidden(roles)
            ends = tokens.is_last[here] | (_scores(hidden, self._end, label) > _scores(hidden, self._go_on, label))
            length += 1
            spans += [(start, start + length, label) for start, label in open_[ends].tolist()]
            open_ = open_[~ends]
        return spans

    def _hidden(self, roles: Floats) -> Floats:
        with_bias = roles + self._lower.get_param("b")
        return reduce(np.maximum, (with_bias[..., piece] for piece in range(with_bias.shape[-1])))


def decide_at_once(nlp: Language) -> None:
    """Put the quick pipe in the place of spaCy's, where its model has the shape that this one knows."""
    if _is_known(nlp.get_pipe(PIPE)):
        nlp.add_pipe(NAME, after=PIPE)
        nlp.disable_pipe(PIPE)


def _is_known(pipe: Any) -> bool:  # noqa: ANN401 - any pipe
    if (
        not isinstance(pipe, EntityRecognizer)
        or pipe.cfg["beam_width"] != 1
        or not pipe.model.attrs["has_upper"]
        or pipe.model.attrs["unseen_classes"]
    ):
        return False
    lower = pipe.model.layers[1]
    return bool(lower.get_dim("nF") == _ROLES and lower.get_dim("nP") > 1)


def _scores(hidden: Floats, layer: Layer, labels: Ints) -> Floats:
    """Of each row, for the action with its label."""
    found: Floats = np.einsum("ij,ij->i", hidden, layer.weights[labels]) + layer.biases[labels]
    return found


def _split(values: NDArray[np.uint64], docs: Sequence[Doc]) -> list[NDArray[np.uint64]]:
    return np.split(values, np.cumsum([len(doc) for doc in docs])[:-1])
