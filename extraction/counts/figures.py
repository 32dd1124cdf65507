"""Words → figures with their qualifiers: 'at least 40', 'between 300 and 500', 'another 14', '30-plus'."""

import re
from dataclasses import dataclass

from extraction.counts.numerals import Numeral, any_number, numeral
from extraction.counts.vocabulary import longest, vocabulary
from models.quantity import CountRule, Quantity

_DASHES = frozenset({"-", "–", "—", "‑", "to", "or"})
_JOINED = re.compile(r"^(\d[\d,]*)[-–‑](\d[\d,]*)$")
_BOUNDS = ("at_least", "up_to", "nearly", "at_least_joined")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in words [start, end), its bare number in [core, core_end), and what it says."""

    start: int
    core: int
    core_end: int
    end: int
    quantity: Quantity


def figure_at(words: list[str], at: int) -> Figure | None:
    """The figure whose first word, qualifiers included, is this one."""
    if not vocabulary().may_start(words[at]):
        return None
    rules, core = _qualifiers(words, at)
    ranged = _range(words, core, between="between" in rules)
    if ranged:
        low, high, end = ranged
        after, last = _suffixes(words, end)
        return Figure(at, core, end, last, _range_of(low, high, rules | after))
    number = numeral(words, core)
    if number is None or _dangling(words, at, core):
        return None
    after, last = _suffixes(words, number.end)
    return Figure(at, core, number.end, last, quantity_of(number, rules | after))


def _dangling(words: list[str], at: int, core: int) -> bool:
    """'between' without a range is no qualifier: the figure starts at the number itself."""
    return core > at and words[at] in {"between", "from"}


def _qualifiers(words: list[str], at: int) -> tuple[set[str], int]:
    rules: set[str] = set()
    before = vocabulary().before
    while at < len(words) and (found := longest(words, at, before)):
        rules.add(found[1])
        at += len(found[0])
    return rules, at


def _suffixes(words: list[str], at: int) -> tuple[set[str], int]:
    rules: set[str] = set()
    after = vocabulary().after
    while at < len(words) and (found := longest(words, at, after)):
        behind = at + len(found[0])
        if numeral(words, behind) is not None or words[behind : behind + 1] == ["than"]:
            break  # '… 2014 At least 85', 'in 2017 more than 90': the words belong to the next figure
        rules.add(found[1])
        at += len(found[0])
    return rules, at


def _range(words: list[str], at: int, *, between: bool) -> tuple[Numeral, Numeral, int] | None:
    """'12-15', '10 to 12', 'two or three', and after 'between' also '300 and 500'."""
    if at < len(words) and (joined := _JOINED.match(words[at])):
        low, high = (Numeral(int(n.replace(",", "")), at + 1) for n in joined.groups())
    else:
        first = any_number(words, at)
        if first is None or first.end >= len(words):
            return None
        joint = words[first.end]
        if joint == "to" and at and words[at - 1] == "from" and not between:
            return None  # 'rose from 10 to 57' gives two figures
        if joint not in _DASHES and not (between and joint == "and"):
            return None
        second = numeral(words, first.end + 1)
        if second is None:
            return None
        low, high = first, second
    low = _shared_scale(words, low, high)
    if low.value != int(low.value) or low.value >= high.value or (high.value > 20 * max(low.value, 1) and not between):
        return None
    return low, high, high.end


def _shared_scale(words: list[str], low: Numeral, high: Numeral) -> Numeral:
    """'10 to 12 thousand', '1.2-1.5 million': the scale counts for both."""
    scale = vocabulary().scales.get(words[high.end - 1])
    if scale and words[high.end - 1] != "dozen" and low.value < scale and low.value < high.value / scale * 2:
        return Numeral(low.value * scale, low.end, low.vague)
    return low


def quantity_of(number: Numeral, rules: set[str]) -> Quantity:
    """The codebook's bounds for one number under its qualifiers."""
    n, additional = int(number.value), "additional" in rules
    hedged = "approximate" in rules
    if "up_to" in rules:
        return _build(None, None, n, "up_to", number.vague, hedged, additional)
    if number.vague:
        return _build(n, None, None, "vague", True, hedged, additional)
    if "at_least" in rules or "at_least_joined" in rules:
        return _build(n, None, None, "at_least", False, hedged, additional)
    if "nearly" in rules:
        return _build(None, n, n, "nearly", False, True, additional)
    return _build(n, n, n, "approximate" if hedged else "exact" if n else "zero", False, hedged, additional)


def _range_of(low: Numeral, high: Numeral, rules: set[str]) -> Quantity:
    return _build(int(low.value), None, int(high.value), "range", False, "approximate" in rules, "additional" in rules)


def _build(
    low: int | None, best: int | None, high: int | None, rule: CountRule, vague: bool, hedged: bool, additional: bool
) -> Quantity:
    return Quantity(low=low, best=best, high=high, rule=rule, approximate=hedged, vague=vague, additional=additional)
