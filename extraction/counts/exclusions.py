"""Figures that count neither people nor pieces: years, ages, dates, times, money, measures, names with a number."""

import re

from extraction.counts.figures import Figure
from extraction.counts.vocabulary import vocabulary

_HYPHENS = frozenset({"-", "–", "‑"})
_NOT_ONE = frozenset({"no", "every", "any", "each", "this", "that", "which", "some", "the", "another", "only"})
_PLURALS = frozenset({"NNS", "NNPS"})


def counts_nothing(words: list[str], tags: list[str], figure: Figure) -> bool:
    """True where the figure is no head-count. words in lower case, tags by Penn, both of the whole sentence."""
    return (
        _measured(words, figure)
        or _dated(words, tags, figure)
        or _aged(words, tags, figure)
        or _named(words, tags, figure)
        or _hyphenated(words, figure)
        or _pronoun_one(words, tags, figure)
        or _share_or_listing(words, tags, figure)
    )


def _near(words: list[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""


def _measured(words: list[str], f: Figure) -> bool:
    lexicon = vocabulary()
    if _near(words, f.core - 1) in lexicon.currencies or _near(words, f.start - 1) in lexicon.currencies:
        return True
    after = f.end
    while (
        _near(words, after) in _HYPHENS | {"of", "the", "more", "u.s.", "us", "american", "indian", "square", "or"}
        and after < f.end + 3
    ):
        if _near(words, after) == "of" and _near(words, after + 1) not in {"those", "these", "the"}:
            break
        after += 1
    return _near(words, after) in lexicon.measures


def _dated(words: list[str], tags: list[str], f: Figure) -> bool:
    lexicon = vocabulary()
    bare = f.core_end - f.core == 1
    before, after = _near(words, f.core - 1), _near(words, f.end)
    number = f.quantity.high or f.quantity.low or 0
    if bare and number <= 31 and (_capital_month(words, tags, f.core - 1) or _capital_month(words, tags, f.end)):
        return True
    if bare and number <= 31 and _capital_month(words, tags, f.end + 1) and after in {"of", "-", "–"}:
        return True
    if before in _HYPHENS and _capital_month(words, tags, f.core - 3):
        return True
    if bare and re.fullmatch(r"1[0-9]{3}|20[0-9]{2}", words[f.core]) and _bare_start(words, f):
        month_like = before in lexicon.year_words or before == "," or _capital_month(words, tags, f.core - 1)
        return month_like or (_tag(tags, f.end) not in _PLURALS and after != "people" and _tag(tags, f.end) != "JJ")
    counting = any(w in _TOLLS for w in words[max(0, f.start - 12) : f.start])  # 'put the toll at 26', else an age
    return bare and before == "at" and not counting and not _noun_follows(tags, f.end) and after not in {"least", "of"}


_TOLLS = frozenset({"toll", "number", "numbers", "figure", "count", "tally", "total", "losses", "casualties", "dead"})


def _bare_start(words: list[str], f: Figure) -> bool:
    return all(
        words[i] in {"the", "its", "his", "their", "about", "around", "at", "past", "all"}
        for i in range(f.start, f.core)
    )


def _capital_month(words: list[str], tags: list[str], place: int) -> bool:
    """A month by name; 'may' and 'march' are verbs unless tagged as names."""
    return _near(words, place) in vocabulary().months and _tag(tags, place).startswith(("NNP", "NN"))


def _aged(words: list[str], tags: list[str], f: Figure) -> bool:
    before, after = _near(words, f.core - 1), _near(words, f.end)
    if before in vocabulary().ages or (before == "between" and _near(words, f.core - 2) in vocabulary().ages):
        return True
    if after in _HYPHENS and _near(words, f.end + 1) in {"year", "years", "yr", "month"}:
        return True
    number = f.quantity.best
    bare = f.start == f.core and f.end == f.core + 1 and number is not None and number < 120
    named = _tag(tags, f.core - 2).startswith("NN") or _near(words, f.core - 2) == ")"
    if bare and before == "(" and after in {")", ",", "and"}:
        return True
    closed = after in {",", ".", ")", ";", "", "and", "”"} and words[f.core].isdigit()
    return bare and named and before in {",", "/"} and closed and (number or 0) > 2 and not _verb_near(tags, f.core - 2)


def _verb_near(tags: list[str], place: int) -> bool:
    return _tag(tags, place).startswith("VB")


def _named(words: list[str], tags: list[str], f: Figure) -> bool:
    """'Flight 370', 'Brigade 12', '5th Fleet', 'a Class 9 student': the number belongs to a name before it."""
    if f.start != f.core or f.core == 0 or not words[f.core][0].isdigit():
        return False
    before = words[f.core - 1]
    if before in {"#", "no", "no."} or before.endswith("#"):
        return True
    label = before in vocabulary().labels or (_tag(tags, f.core - 1) == "NNP" and before not in vocabulary().months)
    one = _tag(tags, f.end) in {"NN", "NNP"} and (f.quantity.best or 0) > 1
    return label and (one or not _noun_follows(tags, f.end))


def _hyphenated(words: list[str], f: Figure) -> bool:
    """'three-day', 'two-time', '12-7': part of a compound that counts nothing; '12-man' is a size."""
    if f.quantity.rule == "range":
        return False
    joined_before = _near(words, f.core - 1) in _HYPHENS and f.start == f.core and f.core > 1
    if joined_before and (words[f.core - 2].isalnum() and words[f.core][0].isdigit()):
        return True
    return _near(words, f.end) in _HYPHENS and not size_of_group(words, f) and _near(words, f.end + 1).isalnum()


def size_of_group(words: list[str], f: Figure) -> int | None:
    """The place just past '-strong', '-member', '-man' after a figure; None where none stands there."""
    if _near(words, f.end) in _HYPHENS and _near(words, f.end + 1) in vocabulary().sized:
        return f.end + 2
    return None


def _pronoun_one(words: list[str], tags: list[str], f: Figure) -> bool:
    if words[f.core] != "one" or f.core_end - f.core != 1:
        return False
    before, after = _near(words, f.core - 1), _near(words, f.end)
    if after in {"another", "by", "who", "in", "day", "time", "thing", "way", "side", "point", "another's", "'s", "’s"}:
        return after != "in" or _near(words, f.end + 1) in {"five", "four", "three", "ten", "six", "a"}
    if before == "that" and tags[f.core - 1] != "DT":
        return False  # 'said that one man was killed'
    return before in _NOT_ONE and f.start == f.core


def _share_or_listing(words: list[str], tags: list[str], f: Figure) -> bool:
    after = _near(words, f.end)
    if after in vocabulary().shares or (after in _HYPHENS and _near(words, f.end + 1) in vocabulary().shares):
        return True
    if f.core == 0 and words[f.core].isdigit() and after in {".", ")", ":"}:
        return True  # '1. The troops …'
    if (
        after == "in"
        and _near(words, f.end + 1) in {"every", "ten", "five", "four", "three", "10"}
        and f.core_end - f.core == 1
    ):
        return _tag(tags, f.end + 1) == "CD" or _near(words, f.end + 1) == "every"
    return after in {"/", ":"} and _near(words, f.end + 1)[:1].isdigit()


def _tag(tags: list[str], place: int) -> str:
    return tags[place] if 0 <= place < len(tags) else ""


def _noun_follows(tags: list[str], place: int) -> bool:
    while _tag(tags, place) in {"JJ", "JJR", "JJS", "VBN", "HYPH", "CD"}:
        place += 1
    return _tag(tags, place).startswith("NN")
