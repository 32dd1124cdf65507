"""Body of an article → hashes of its runs of words. Near copies share most of them."""

import heapq
import re
from zlib import crc32

_WORD = re.compile(r"\w+")
RUN = 5  # words; fewer are stock phrases, more are lost with every edited word
SKETCH = 32  # least hashes kept of an article (bottom-k MinHash)


def shingles(text: str) -> frozenset[int]:
    """32-bit hashes of every run of five words, case left aside; empty for a text shorter than that."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    return frozenset(crc32(b" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def sketch(found: frozenset[int]) -> list[int]:
    """The least of the hashes: they stand for all, as two texts that share much share many of the least ones too."""
    return heapq.nsmallest(SKETCH, found)


def shared(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the shorter text's runs that the other has too, 0 to 1: a copy may be cut or lengthened."""
    return len(a & b) / max(1, min(len(a), len(b)))
