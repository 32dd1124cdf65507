"""Sentence → tokens of time: words, numbers, clock times and numeric dates, each with its place."""

import re
from collections.abc import Sequence

_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?"  # 2024-06-05T08:00Z
    r"|\d{1,2}:\d{2}(?::\d{2})?"  # 08:15
    r"|\d+(?:[.,/]\d+)+"  # 3,000  3.5  11.10.2025  10/11/2025
    r"|\d+(?:st|nd|rd|th|s|ST|ND|RD|TH|S)?(?![^\W_])"  # 5  5th  1990s
    r"|[ap]\.\s?m\.|[AP]\.M\."
    r"|['’]s\b"
    r"|[^\W_]+"
    r"|\S"
)
_PAD = 24  # so that a parser may look ahead and back without asking for the ends: index -1 is padding too


class Tokens:
    """A sentence cut up: `words` as written, `lows` in lower case, and where each starts and ends.

    low(i) is the i-th word in lower case, '' outside the sentence.
    """

    __slots__ = ("count", "ends", "low", "lows", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        self.count = len(found)
        self.words = [word for word, _, _ in found] + [""] * _PAD
        self.lows = [word.lower() for word in self.words]
        self.low = self.lows.__getitem__
        self.starts = [start for _, start, _ in found] + [len(text)] * _PAD
        self.ends = [end for _, _, end in found] + [len(text)] * _PAD

    def capital(self, i: int) -> bool:
        """True when the word begins with a capital letter."""
        return self.words[i][:1].isupper()

    def glued(self, i: int) -> bool:
        """True when no space parts token i from the one before: the 16 of 'F-16'."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def reads(self, i: int, words: Sequence[str]) -> bool:
        """True when these lower-case words stand at i; the typographic apostrophe counts as the plain one."""
        lows = self.lows
        return all(lows[k] == word or lows[k].replace("’", "'") == word for k, word in enumerate(words, i))

    def skip(self, i: int, *words: str) -> int:
        """The index after one of the words, or i."""
        return i + 1 if self.lows[i] in words else i
