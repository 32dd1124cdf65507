"""Two wordings → do they name the same thing, do they overlap."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

LITTLE_WORDS = frozenset("the a an s of and for to in on mr mrs ms its his her their that".split())
EXPANSIONS = {
    "us": ("united", "states"),
    "usa": ("united", "states"),
    "uk": ("united", "kingdom"),
    "un": ("united", "nations"),
    "eu": ("european", "union"),
}
OVERLAP_BAR = 0.5
SHORT_CONTENT = 4  # words: 'the attack'
SHORT_SLACK = 6  # words by which a system content may exceed a short gold content
SHORT_SCORE = 0.6
_POSSESSIVE = re.compile(r"'s\b")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD = re.compile(r"\w+")


def tokens(text: object) -> tuple[str, ...]:
    """Lower-case words without possessive endings; U.S. and US are both 'united states'."""
    return _tokens(str(text or ""))


@lru_cache(maxsize=100_000)  # alignment compares every pair of a document
def _tokens(text: str) -> tuple[str, ...]:
    plain = _POSSESSIVE.sub("", text.replace("’", "'").lower())
    plain = _DOTTED.sub(lambda dotted: dotted.group().replace(".", ""), plain)
    return tuple(word for token in _WORD.findall(plain) for word in EXPANSIONS.get(token, (token,)))


def content_words(text: object) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(tokens(text)) - LITTLE_WORDS


def same_name(found: Iterable[object], accepted: Iterable[object]) -> bool:
    """True when one found name and one accepted name agree: the words of one hold those of the other."""
    gold = [words for words in map(content_words, accepted) if words]
    return any(words and (words <= other or other <= words) for words in map(content_words, found) for other in gold)


def overlap(found: object, gold: object) -> float:
    """Token F1 of two contents, 0 below half precision or recall; short gold contents may be held by longer ones."""
    ours, theirs = Counter(tokens(found)), Counter(tokens(gold))
    both = (ours & theirs).total()
    if not both:
        return 0.0
    if _short_and_held(ours, theirs, both):
        return SHORT_SCORE
    precision, recall = both / ours.total(), both / theirs.total()
    return 2 * precision * recall / (precision + recall) if min(precision, recall) >= OVERLAP_BAR else 0.0


def _short_and_held(ours: Counter[str], theirs: Counter[str], both: int) -> bool:
    size = theirs.total()
    return size <= SHORT_CONTENT and both == size and ours.total() <= size + SHORT_SLACK


def holds_trigger(evidence: object, trigger: str, context: str) -> bool:
    """True when the evidence has the trigger and most whole words around it (the outer ones may be cut)."""
    words, around = set(tokens(evidence)), tokens(context)[1:-1]
    near = sum(word in words for word in around) >= 0.6 * len(around)
    return trigger.lower() in str(evidence).lower() and near


def any_words_shared(found: Sequence[object], gold: Sequence[object]) -> bool:
    """True when the two lists of names share a telling word."""
    ours = frozenset().union(*map(content_words, found)) if found else frozenset()
    theirs = frozenset().union(*map(content_words, gold)) if gold else frozenset()
    return bool(ours & theirs)
