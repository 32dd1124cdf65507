"""Words → head-counts. parse_count reads a phrase, counts_in every figure of a parsed sentence.

A figure is read with its qualifiers and turned into bounds by the codebook's rules; what is no head-count (years,
ages, money, measures, names with numbers) is left out. Articles and names count only where a finder asks (figure_of).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from extraction.counts.exclusions import counts_nothing, size_of_group
from extraction.counts.figures import Figure, figure_at
from extraction.counts.heads import head_of
from extraction.document import Reading, Unit
from models.errors import UncountableError
from models.quantity import Quantity

_WORD = re.compile(r"(?:approx|ca|no|c)\.|\d[\d,]*(?:\.\d+)?[A-Za-z]*|[^\W\d]+(?:['’][^\W\d]+)?|\S")
_ARTICLES = frozenset({"a", "an"})
_ANOTHER = frozenset({"another"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in a sentence: tokens first … last (inclusive, qualifiers with it) of Reading.doc.

    head: the noun it counts; None when it stands alone ('killed eight and wounded 20').
    part: counts a part of a known whole: 'three of the soldiers', 'two of them'.
    group: head is a group and the figure its size: 'a 200-strong force'.
    """

    first: int
    last: int
    quantity: Quantity
    head: Token | None
    part: bool = False
    group: bool = False


def parse_count(phrase: str) -> Quantity:
    """Read a head-count: 'at least 40' → low 40, best and high null. Persons, inclusive.

    Vague words follow config/lexicons/quantities.yml (ACLED's convention); 'a soldier' counts one, 'no one' none.

    Raises:
        UncountableError: no numeral and no vague quantity ('heavy losses').
    """
    words = [w.lower() for w in _WORD.findall(phrase)]
    for at in range(len(words)):
        if figure := figure_at(words, at):
            return figure.quantity
    if words and (simple := _without_numeral(words)):
        return simple
    raise UncountableError(phrase)


def _without_numeral(words: list[str]) -> Quantity | None:
    if words[0] in {"no", "none", "nobody", "zero"}:
        return Quantity(low=0, best=0, high=0, rule="zero")
    if words[0] == "both" or words[:2] in (["the", "couple"], ["the", "pair"], ["the", "duo"]):
        return Quantity(low=2, best=2, high=2, rule="definite_pair")
    if len(words) > 1 and words[0] in _ARTICLES | _ANOTHER and words[1] not in {"number", "lot", "great", "large"}:
        return Quantity(low=1, best=1, high=1, rule="article", additional=words[0] in _ANOTHER)
    return None


def counts_in(reading: Reading, unit: Unit) -> list[Counted]:
    """Every head-count of a sentence that is written as a figure or vague word, in order; no articles, no names."""
    asked = ("counts", unit.index)
    if asked not in reading.memo:
        reading.memo[asked] = list(_counts(reading, unit))
    found: list[Counted] = reading.memo[asked]
    return found


def _counts(reading: Reading, unit: Unit) -> Iterator[Counted]:
    tokens = list(reading.tokens(unit))
    words, tags = [t.lower_ for t in tokens], [t.tag_ for t in tokens]
    at = 0
    while at < len(words):
        figure = figure_at(words, at)
        particle = words[at] == "over" and tags[at] == "RP"  # 'handed over 31 soldiers': not more than 31
        if figure is None or particle or unit.start + at in reading.stand_in:
            at += 1
            continue
        if not counts_nothing(words, tags, figure):
            yield _counted(reading, unit, words, figure)
        at = max(figure.end, at + 1)


def _counted(reading: Reading, unit: Unit, words: list[str], figure: Figure) -> Counted:
    sized = size_of_group(words, figure)
    end = unit.start + (sized or figure.end)
    first = unit.start + figure.start
    head, part = head_of(reading.doc, unit.start + figure.core_end - 1, end, unit.end)
    last = unit.start + figure.end - 1
    quantity = figure.quantity.model_copy(update={"span": reading.span(first, last)})
    return Counted(first, last, quantity, head, part and not quantity.vague, group=sized is not None)


def figure_of(reading: Reading, head: Token) -> Quantity | None:
    """The number that a noun phrase without figure has by its form: 'a soldier' 1, 'no one' 0, 'both men' 2."""
    left = [c for c in head.children if c.i < head.i and c.dep_ in {"det", "predet", "nmod", "amod", "preconj"}]
    for word in (*left, *_misplaced_article(head), head):
        lower = word.lower_
        if lower in {"no", "none", "nobody"} or (lower == "one" and word.i and head.doc[word.i - 1].lower_ == "no"):
            return _formal(reading, word, 0, "zero")
        if lower in _ARTICLES | _ANOTHER and word is not head and head.tag_ in {"NN", "NNP", "JJ", "NNS"}:
            one = _formal(reading, word, 1, "article")
            return one.model_copy(update={"additional": lower in _ANOTHER})
        if lower == "both" and head.dep_ != "cc":
            return _formal(reading, word, 2, "definite_pair")
    return None


def _misplaced_article(head: Token) -> list[Token]:
    """'A' of 'a CRG guard', which the parser hangs on the letters rather than on the guard."""
    compounds = [c for c in head.children if c.dep_ in {"compound", "amod", "nmod"} and c.i < head.i]
    first = compounds[0].left_edge if compounds else head
    return [first] if first.dep_ == "det" and first.head in compounds and first.lower_ in _ARTICLES else []


def _formal(reading: Reading, word: Token, value: int, rule: str) -> Quantity:
    return Quantity.model_validate(
        {"low": value, "best": value, "high": value, "rule": rule, "span": reading.span(word.i, word.i)}
    )


__all__ = ["Counted", "counts_in", "figure_of", "parse_count"]
