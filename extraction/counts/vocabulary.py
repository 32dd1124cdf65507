"""quantities.yml → typed look-ups for the number grammar."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from config.lexicon import load_mapping
from models.base import Frozen

Words = tuple[str, ...]


class Vocabulary(Frozen):
    """Words of quantity. Phrases are tuples of lower-case words; several-word phrases come before shorter ones."""

    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    groups: Mapping[str, int]
    fractions: Mapping[str, float]
    vague: Mapping[str, int]
    vague_phrases: Mapping[Words, int]
    before: Mapping[Words, str]
    after: Mapping[Words, str]
    shares: frozenset[str]
    measures: frozenset[str]
    currencies: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    year_words: frozenset[str]
    ages: frozenset[str]
    sized: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The words of quantities.yml.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: Any = load_mapping("quantities")
    sets = ("shares", "measures", "currencies", "months", "labels", "year_words", "ages", "sized")
    return Vocabulary(
        small=MappingProxyType(data["units"] | data["teens"]),
        tens=MappingProxyType(data["tens"]),
        scales=MappingProxyType(data["scales"]),
        groups=MappingProxyType(data["groups"]),
        fractions=MappingProxyType(data["fractions"]),
        vague=MappingProxyType(data["vague"]),
        vague_phrases=MappingProxyType({tuple(k.split()): v for k, v in data["vague_phrases"].items()}),
        before=_phrases(data["before"]),
        after=_phrases(data["after"]),
        **{name: frozenset(str(word) for word in data[name]) for name in sets},
    )


def _phrases(rules: dict[str, list[str]]) -> Mapping[Words, str]:
    pairs = [(tuple(phrase.split()), rule) for rule, phrases in rules.items() for phrase in phrases]
    return MappingProxyType(dict(sorted(pairs, key=lambda pair: -len(pair[0]))))


def longest(words: list[str], at: int, phrases: Mapping[Words, Any]) -> Words | None:
    """The longest phrase that stands at this place."""
    size = max(map(len, phrases), default=0)
    for length in range(min(size, len(words) - at), 0, -1):
        if (found := tuple(words[at : at + length])) in phrases:
            return found
    return None
