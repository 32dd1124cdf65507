"""titles.yml → titles, offices and nameless sources, looked up by words."""

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from config.gazetteer_words import plain
from config.lexicon import load_mapping
from models.base import Frozen

_IRREGULAR = {"man": "men", "woman": "women", "spouse": "spouses", "child": "children", "person": "people"}


class Titles(Frozen):
    """What may stand before or instead of a person's name. Keys are lower-case, without dots, singular and plural."""

    offices: Mapping[str, str]
    office_ends: frozenset[str]
    categories: Mapping[str, str]
    collectives: frozenset[str]
    falls_to: Mapping[str, tuple[str, ...]]

    def office_of(self, words: str) -> str | None:
        """The office that the words name, as a key: 'top diplomat' → 'foreign_minister'; null = none."""
        return self.offices.get(title_key(words))

    def ends_office(self, word: str) -> bool:
        """False where no office ends with this word."""
        return title_key(word).rpartition(" ")[2] in self.office_ends

    def category(self, words: str) -> str | None:
        """political, military, police, spokes, honorific, professional or private; null = no title."""
        return self.categories.get(title_key(words))

    def is_collective(self, words: str) -> bool:
        """True for sources without a name: 'officials', 'residents', 'sources close to' without the rest."""
        return title_key(words) in self.collectives


@lru_cache(maxsize=65536)
def title_key(words: str) -> str:
    """Lower-case, without dots; 'vice-president' and 'vice president' are one, and so are defence and defense."""
    form = plain(words).lower().replace("defence", "defense").replace("adviser", "advisor").replace("labour", "labor")
    for former in ("former ", "ex ", "then ", "acting ", "interim ", "late ", "outgoing ", "incoming "):
        form = form.removeprefix(former)
    return form


@cache
def titles() -> Titles:
    """The titles of titles.yml.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: Any = load_mapping("titles")
    offices = {title_key(form): office for office, words in data["offices"].items() for form in _both(words)}
    categories: dict[str, str] = {}
    for category, words in data["categories"].items():
        for form in _both(words):
            categories.setdefault(title_key(form), category)
    for form, office in offices.items():
        categories.setdefault(form, "spokes" if office == "spokesperson" else "political")
    return Titles(
        offices=MappingProxyType(offices),
        office_ends=frozenset(form.rpartition(" ")[2] for form in offices),
        categories=MappingProxyType(categories),
        collectives=frozenset(title_key(word) for word in data["collectives"]),
        falls_to=MappingProxyType({office: tuple(others) for office, others in data["falls_to"].items()}),
    )


def _both(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, plural(word))]


def plural(noun: str) -> str:
    """The regular plural of a title: the head noun changes ('secretaries of state', 'majors general' is not tried)."""
    head, *rest = noun.split(" of ", 1)
    tail = f" of {rest[0]}" if rest else ""
    head, *rest = head.split(" for ", 1)
    tail = (f" for {rest[0]}" if rest else "") + tail
    for one, many in _IRREGULAR.items():
        if head.endswith(one):
            return head.removesuffix(one) + many + tail
    if head.endswith("y") and head[-2:-1] not in "aeou":
        return head[:-1] + "ies" + tail
    return head + ("es" if head.endswith(("s", "sh", "ch", "x")) else "s") + tail
