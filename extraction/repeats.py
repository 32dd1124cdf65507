"""Paragraphs in reading order → the sentences that the article has printed before, word for word."""

import re
from collections.abc import Iterator

_BREAK = re.compile(r"(?<=[.!?…])[\"”'’)\]]*\s+(?=[\"“'‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Pres|Jan|Feb|Aug|Sept"
    r"|Oct|Nov|Dec|No|vs|Mt|Ft)\.$"
)
_WORD = re.compile(r"\w+")
_SHORTEST = 8  # words: shorter sentences recur by chance


def rough_sentences(paragraph: str) -> Iterator[tuple[int, int]]:
    """Sentences as [start, end), the blank behind each included; good enough to compare and cut, not to parse."""
    start = 0
    for gap in _BREAK.finditer(paragraph):
        if not _ABBREVIATION.search(paragraph[max(0, gap.start() - 12) : gap.start()]):
            yield start, gap.end()
            start = gap.end()
    if start < len(paragraph):
        yield start, len(paragraph)


class Repeats:
    """Remembers the sentences of one article."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, ...]] = set()

    def find(self, paragraph: str) -> list[tuple[int, int]]:
        """The sentences of the paragraph read earlier, as [start, end); the others are remembered from now on."""
        found, new = [], []
        for start, end in rough_sentences(paragraph):
            key = tuple(_WORD.findall(paragraph[start:end].lower()))
            if len(key) < _SHORTEST:
                continue
            if key in self._seen:
                found.append((start, end))
            else:
                new.append(key)
        self._seen.update(new)
        return found
