"""quantities.yml → typed look-ups for the number grammar."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from config.lexicon import load_mapping
from models.base import Frozen

Words = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[Words, Any], ...]]  # first word → phrases that start with it, longest first


class Vocabulary(Frozen):
    """Words of quantity. All lower case."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    groups: Mapping[str, int]
    fractions: Mapping[str, float]
    vague: Mapping[str, int]
    vague_phrases: Phrases
    before: Phrases
    after: Phrases
    shares: frozenset[str]
    measures: frozenset[str]
    currencies: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    year_words: frozenset[str]
    ages: frozenset[str]
    sized: frozenset[str]
    starters: frozenset[str]  # every word that a figure may start with, qualifiers included

    def may_start(self, word: str) -> bool:
        """False for most words, so that a sentence is scanned quickly."""
        return word in self.starters or word[0].isdigit()


@cache
def vocabulary() -> Vocabulary:
    """The words of quantities.yml.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: Any = load_mapping("quantities")
    before, vague = (
        _phrases(data["before"]),
        _by_first_word({tuple(k.split()): v for k, v in data["vague_phrases"].items()}),
    )
    names = ("units", "teens", "tens", "scales", "fractions", "vague")
    starters = {word for name in names for word in data[name]} | {*before, *vague}
    sets = ("shares", "measures", "currencies", "months", "labels", "year_words", "ages", "sized")
    return Vocabulary(
        small=MappingProxyType(data["units"] | data["teens"]),
        tens=MappingProxyType(data["tens"]),
        scales=MappingProxyType(data["scales"]),
        groups=MappingProxyType(data["groups"]),
        fractions=MappingProxyType(data["fractions"]),
        vague=MappingProxyType(data["vague"]),
        vague_phrases=vague,
        before=before,
        after=_phrases(data["after"]),
        starters=frozenset({*starters, "a", "an", "one", "the", "three"}),
        **{name: frozenset(str(word) for word in data[name]) for name in sets},
    )


def _phrases(rules: dict[str, list[str]]) -> Phrases:
    return _by_first_word({tuple(phrase.split()): rule for rule, phrases in rules.items() for phrase in phrases})


def _by_first_word(values: Mapping[Words, Any]) -> Phrases:
    grouped: dict[str, list[tuple[Words, Any]]] = {}
    for phrase in sorted(values, key=len, reverse=True):
        grouped.setdefault(phrase[0], []).append((phrase, values[phrase]))
    return MappingProxyType({word: tuple(found) for word, found in grouped.items()})


def longest(words: list[str], at: int, phrases: Phrases) -> tuple[Words, Any] | None:
    """The longest phrase that stands at this place, with its value."""
    for phrase, value in phrases.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return phrase, value
    return None
