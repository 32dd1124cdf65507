"""Text → the words that tell it from other texts: names and numbers as written, other words as stems."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from config.stories import numerals, stop_words

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOPS = frozenset('.!?:\n“”"‘(—–')  # between two words: a sentence, a quotation or a line opens with the second
# Endings that inflect or derive, longest first; what is left keeps four letters or more.
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ions", "ing", "ion", "ies", "ers", "ed", "er", "es", "ly", "al", "s", "e", "y")  # noqa: E501 # fmt: skip
STEM = 6  # letters of a stem: 'withdraw', 'withdrawal' and 'withdrew' should not all be told apart


class Terms(NamedTuple):
    """Distinct names (numbers among them) and stems of a text, sorted."""

    names: tuple[str, ...]
    words: tuple[str, ...]


class Casing:
    """How an article writes its words: what stands in capitals within a sentence is a name there, also at its start."""

    def __init__(self, text: str) -> None:
        capital: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        for word, opens in _words(text):
            if word[0].isupper():
                capital[fold(word)] += not opens
            else:
                lower[fold(word)] += 1
        self._names = {word for word, times in capital.items() if times > lower[word]}

    def is_name(self, word: str) -> bool:
        """True for a word of the article that names."""
        return fold(word) in self._names


def terms(text: str, casing: Casing, without: Iterable[str] = ()) -> Terms:
    """The telling words of a piece of an article; `without` leaves some out (folded)."""
    names, words = set(), set()
    left_out, stops, numbers = set(without), stop_words(), numerals()
    for word in dict.fromkeys(_TOKEN.findall(text)):
        plain = fold(word)
        number = plain.replace(",", "") if plain[0].isdigit() else numbers.get(plain)
        if number:
            names.add(number)
        elif plain in left_out or len(plain) < 3 or plain in stops:
            continue
        elif word[0].isupper() and casing.is_name(word):
            names.add(plain)
        else:
            words.add(stem(plain))
    return Terms(tuple(sorted(names)), tuple(sorted(words)))


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Lower case, no accents, no possessive ending: 'Touré’s' → 'toure'."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return _POSSESSIVE.sub("", "".join(char for char in plain if not unicodedata.combining(char)))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A crude stem of a folded word, made for comparing, not for reading: 'explosions' → 'explos'."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word[:STEM]


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Every word, and whether a sentence, a quotation or a line opens with it."""
    end = -1
    for match in _TOKEN.finditer(text):
        start = match.start()
        yield match[0], end < 0 or not _STOPS.isdisjoint(text[end:start])
        end = match.end()
