"""Words → a number: '1.2 million', 'twenty-one', 'a hundred and five', 'half a dozen', 'tens of thousands'."""

import re
from dataclasses import dataclass

from extraction.counts.vocabulary import longest, vocabulary

_DIGITS = re.compile(r"^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d+))?$")
_SHORT = re.compile(r"^(\d+(?:\.\d+)?)(k|m|mn|bn)$")
_SHORT_SCALE = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9}
_HYPHENS = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and where its words end (exclusive). vague: no numeral but a word such as 'dozens'."""

    value: float
    end: int
    vague: bool = False


def numeral(words: list[str], at: int) -> Numeral | None:
    """The longest whole number that starts at this word; words are lower case. None where none does."""
    found = any_number(words, at)
    return found if found is not None and found.value == int(found.value) else None


def any_number(words: list[str], at: int) -> Numeral | None:
    """As numeral, but also '1.2' on its own, which a range may scale later: '1.2-1.5 million'."""
    if at >= len(words):
        return None
    return _vague(words, at) or _fraction(words, at) or _group(words, at) or _digits(words, at) or _spelled(words, at)


def _vague(words: list[str], at: int) -> Numeral | None:
    lexicon = vocabulary()
    phrase, value = longest(words, at, lexicon.vague_phrases) or ((words[at],), lexicon.vague.get(words[at]))
    if value is None:
        return None
    end = at + len(phrase)
    scale = lexicon.scales.get(words[end]) if end < len(words) else None
    if scale and words[end] not in lexicon.vague:  # 'several hundred', 'a few dozen', 'several hundred thousand'
        more = lexicon.scales.get(words[end + 1], 1) if end + 1 < len(words) else 1
        return Numeral(value * scale * more, end + (2 if more > 1 else 1), vague=True)
    if words[end : end + 1] == ["of"] and end + 1 < len(words) and words[end + 1] in lexicon.vague:
        return Numeral(value * lexicon.vague[words[end + 1]], end + 2, vague=True)  # 'tens of thousands'
    for joint in ("of", "and", "upon"):  # 'hundreds of hundreds' is not written, 'thousands upon thousands' is
        if words[end : end + 2] == [joint, words[at]]:
            return Numeral(value, end + 2, vague=True)
    return Numeral(value, end, vague=True)


def _fraction(words: list[str], at: int) -> Numeral | None:
    """'half a dozen', 'a half-dozen', 'half a million', 'a quarter of a million', 'three-quarters of a million'."""
    lexicon = vocabulary()
    i = at + (words[at] in {"a", "three"})
    times = 3 if words[at] == "three" else 1
    i = _skip(words, i, _HYPHENS) if i > at else i
    if i >= len(words) or words[i] not in lexicon.fractions:
        return None
    share = times * lexicon.fractions[words[i]]
    i = _skip(words, i + 1, _HYPHENS | {"of", "a"})
    if i < len(words) and words[i] in lexicon.scales:
        return Numeral(share * lexicon.scales[words[i]], i + 1)
    return None


def _group(words: list[str], at: int) -> Numeral | None:
    """'a couple (of)', 'a pair of', 'three couples' is not a number."""
    lexicon = vocabulary()
    if words[at] not in {"a", "one", "the"} or at + 1 >= len(words) or words[at + 1] not in lexicon.groups:
        return None
    value, end = lexicon.groups[words[at + 1]], at + 2
    scaled = end + (words[end : end + 1] == ["of"])
    if scaled < len(words) and words[scaled] in lexicon.scales:  # 'a couple of hundred', 'a couple dozen'
        return Numeral(value * lexicon.scales[words[scaled]], scaled + 1)
    if words[at] == "the" or (words[at + 1] != "couple" and words[end : end + 1] != ["of"]):
        return None  # 'the pair' is a mention; 'a score' in a match
    return Numeral(value, end)


def _digits(words: list[str], at: int) -> Numeral | None:
    if short := _SHORT.match(words[at]):
        return Numeral(float(short[1]) * _SHORT_SCALE[short[2]], at + 1) if short[2] == "k" else None
    match = _DIGITS.match(words[at])
    if not match:
        return None
    whole = match[1].replace(",", "")
    value, end = float(f"{whole}.{match[2]}" if match[2] else whole), at + 1
    while len(whole) <= 3 and not match[2] and end < len(words) and re.fullmatch(r"\d{3}", words[end]):
        value, end = value * 1000 + int(words[end]), end + 1  # '10 000'
    return _scaled(words, value, end)


def _scaled(words: list[str], value: float, end: int) -> Numeral:
    scales = vocabulary().scales
    place = _skip(words, end, _HYPHENS)
    while place < len(words) and words[place] in scales:
        value, end = round(value * scales[words[place]], 3), place + 1
        place = _skip(words, end, _HYPHENS)
    return Numeral(value, end)


def _spelled(words: list[str], at: int) -> Numeral | None:
    """Number words, left to right: smaller ones add up, a scale multiplies what stands before it."""
    lexicon = vocabulary()
    i = at + (words[at] in {"a", "an"})
    if i > at and not (i < len(words) and words[i] in lexicon.scales):
        return None
    total, group, last, end = 0, 0, 0, at
    while i < len(words):
        word = words[i]
        if word in lexicon.tens and last in {0, 100}:
            group, last = group + lexicon.tens[word], 20
        elif word in lexicon.small and (last in {0, 100} or (last == 20 and 0 < lexicon.small[word] < 10)):
            group, last = group + lexicon.small[word], 1
        elif word in lexicon.scales and not (last == 0 and i > at + 1):
            total, group, last = _multiply(total, group or 1, lexicon.scales[word])
        else:
            break
        end = i + 1
        i = _next_word(words, end, last)
    return Numeral(total + group, end) if end > at else None


def _multiply(total: int, group: int, scale: int) -> tuple[int, int, int]:
    """(total, group, last) after a scale word: below a thousand the group grows, above it is closed."""
    if scale < 1000:
        return total, group * scale, 100
    return total + group * scale, 0, 100


def _next_word(words: list[str], end: int, last: int) -> int:
    """Where the number may go on: past a hyphen, or past 'and' after a scale ('a hundred and five')."""
    lexicon = vocabulary()
    following = words[end + 1] if end + 1 < len(words) else ""
    small = following in lexicon.small or following in lexicon.tens
    if words[end : end + 1] == ["and"] and last == 100 and small and words[end - 1] != "dozen":
        return end + 1
    if end < len(words) and words[end] in _HYPHENS and (small or following in lexicon.scales):
        return end + 1
    return end


def _skip(words: list[str], i: int, marks: frozenset[str] | set[str]) -> int:
    while i < len(words) and words[i] in marks:
        i += 1
    return i
