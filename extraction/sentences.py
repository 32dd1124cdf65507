"""Tokens → sentence ends. Looks at token texts only, so that it can run before the parser."""

from collections.abc import Sequence
from functools import cache

from config.lexicon import load_mapping

TERMINALS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?", "....", "!!!"})
CLOSERS = frozenset({'"', "”", "''", "’", "'", ")", "]", "»"})
OPENERS = frozenset({'"', "“", "``", "‘", "'", "(", "[", "«", "—", "–", "-", "--", "•", "*"})


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(str(load_mapping("sentences")[kind]).split())


def sentence_ends(tokens: Sequence[str]) -> list[int]:
    """Indices just past each sentence's last token; the last one is len(tokens)."""
    ends: list[int] = []
    i = 0
    while i < len(tokens):
        if _ends_here(tokens, i):
            j = i + 1
            while j < len(tokens) and tokens[j] in CLOSERS:
                j += 1
            if j < len(tokens) and _starts_here(tokens, j, dotted=tokens[i] not in TERMINALS):
                ends.append(j)
                i = j
                continue
        i += 1
    return [*ends, len(tokens)] if tokens else []


def _ends_here(tokens: Sequence[str], i: int) -> bool:
    word = tokens[i]
    if word in TERMINALS:
        return not (word == "." and i and _abbreviated(tokens, i))
    if word.endswith(".") and len(word) > 1:
        number = word.lower() == "no." and not (i + 1 < len(tokens) and tokens[i + 1][0].isdigit())
        return (number or word.lower() not in _words("never_last")) and (word.count(".") > 1 or not _initial(word))
    return False


def _abbreviated(tokens: Sequence[str], dot: int) -> bool:
    """'Mr .', 'No . 10'; but 'he said no .' before a new sentence is no number."""
    word = tokens[dot - 1].lower()
    if word == "no" and dot + 1 < len(tokens) and not tokens[dot + 1][0].isdigit():
        return False
    return word + "." in _words("never_last")


def _initial(word: str) -> bool:
    return len(word) == 2 and word[0].isupper()


def _starts_here(tokens: Sequence[str], j: int, *, dotted: bool) -> bool:
    first = j
    while first < len(tokens) and tokens[first] in OPENERS:
        first += 1
    if first >= len(tokens):
        return False
    word = tokens[first]
    if dotted:
        return word[0].isupper() and word.lower() in _words("starters")
    return word[0].isupper() or word[0].isdigit() or word[0] in "$£€#@" or first > j
