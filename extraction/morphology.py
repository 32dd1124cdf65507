"""Form, tag and dependency of a word → its part of speech, morphology and lemma, worked out once and remembered.

spaCy's attribute ruler and rule lemmatizer ask again for every token, a sixth of the time of a parse. All they look at
is the word, its tag and its dependency; where a pattern spans several words ('there are'), these together.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

PIPES = ("attribute_ruler", "lemmatizer")
_ASKED = ("ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "IS_", "LIKE_", "TAG", "DEP")
_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_SET: list[int | str] = ["POS", "MORPH", "LEMMA"]

Key = tuple[int, int, int]
"""A word as the two pipes see it: form, tag, dependency."""
Found = tuple[int, int, int]
"""Part of speech, morphology, lemma."""


@Language.factory("remembered_morphology")
class RememberedMorphology:
    """A pipe that does what the two pipes before it do, which are disabled then."""

    def __init__(self, nlp: Language, name: str = "remembered_morphology") -> None:
        self.name = name
        self._ruler: AttributeRuler = nlp.get_pipe(PIPES[0])  # type: ignore[assignment]  # asked before it is made
        self._lemmatizer: Lemmatizer = nlp.get_pipe(PIPES[1])  # type: ignore[assignment]
        self._vocab = nlp.vocab
        self._of_one = Matcher(nlp.vocab)
        self._of_several = Matcher(nlp.vocab)
        self._others: set[int] = set()  # of these, those that set something else
        for number, pattern in enumerate(self._ruler.patterns):
            known = _sets(pattern) <= {*_SET}
            matcher = self._of_one if known and _is_of_one_word(pattern) else self._of_several
            matcher.add(str(number), _tokens_of(pattern))
            self._others |= set() if known else {nlp.vocab.strings[str(number)]}
        self._known: dict[Key, Found] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, morphology and lemma of every token."""
        matches = self._of_several(doc)
        if not len(doc) or any(pattern in self._others for pattern, _, _ in matches):
            return self._lemmatizer(self._ruler(doc))
        keys: list[Key] = list(map(tuple, doc.to_array(_KEY).tolist()))
        if unknown := [key for key in dict.fromkeys(keys) if key not in self._known]:
            self._learn(unknown)
        found = [self._known[key] for key in keys]
        for _, start, end in matches:
            found[start:end] = self._together(keys[start:end])
        return doc.from_array(_SET, np.array(found, dtype=np.uint64))  # type: ignore[arg-type]

    def _learn(self, keys: Sequence[Key]) -> None:
        """Remember what is said of words one by one, whatever stands beside them."""
        doc = self._doc(keys)
        matches = [(int(self._vocab.strings[m]), m, start, end) for m, start, end in self._of_one(doc)]
        self._ruler.set_annotations(doc, sorted(matches))  # type: ignore[no-untyped-call]  # later patterns have precedence
        self._known |= zip(keys, _found(self._lemmatizer(doc)), strict=True)

    def _together(self, keys: Sequence[Key]) -> list[Found]:
        return _found(self._lemmatizer(self._ruler(self._doc(keys))))

    def _doc(self, keys: Sequence[Key]) -> Doc:
        words, tags, deps = ([self._vocab.strings[part] for part in parts] for parts in zip(*keys, strict=True))
        return Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))


def remember_morphology(nlp: Language) -> None:
    """Put the quick pipe in the place of spaCy's two, where the pipeline has them as its English ones have."""
    if _follow_each_other(nlp.pipe_names) and _are_rules(nlp):
        _index(nlp.get_pipe(PIPES[1]))
        nlp.add_pipe("remembered_morphology", after=PIPES[1])
        for pipe in PIPES:
            nlp.disable_pipe(pipe)


def _follow_each_other(names: Sequence[str]) -> bool:
    return any(tuple(names[i : i + 2]) == PIPES for i in range(len(names)))


def _are_rules(nlp: Language) -> bool:
    ruler, lemmatizer = (nlp.get_pipe(pipe) for pipe in PIPES)
    return isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer) and not lemmatizer.overwrite


def _found(doc: Doc) -> list[Found]:
    return list(map(tuple, doc.to_array(_SET).tolist()))


def _index(lemmatizer: Any) -> None:  # noqa: ANN401 - a Lemmatizer, as was asked before
    """Make sets of its lists of known words: 57,000 nouns are looked through for every new one."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech, words in list(table.items()):
        table[part_of_speech] = frozenset(words)


def _tokens_of(pattern: Any) -> list[list[dict[str, Any]]]:  # noqa: ANN401 - a pattern as the attribute ruler keeps it
    alternatives: list[list[dict[str, Any]]] = pattern["patterns"]
    return alternatives


def _sets(pattern: Any) -> set[str]:  # noqa: ANN401
    return set(pattern["attrs"])


def _is_of_one_word(pattern: Any) -> bool:  # noqa: ANN401
    return all(len(tokens) == 1 and all(key.startswith(_ASKED) for key in tokens[0]) for tokens in _tokens_of(pattern))
