"""Times made of times → intervals: 'since June', 'by 2030', 'from Monday to Wednesday', 'Tuesday and Wednesday'."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from extraction.when.intervals import DAY
from extraction.when.meaning import Interval, Meaning, Setting
from models.dates import DateBasis

Bound = Literal["since", "after", "until", "by", "before"]
Joint = Literal["range", "all", "one"]
JOINTS: dict[str, Joint] = {
    "-": "range", "–": "range", "—": "range", "to": "range", "through": "range", "until": "range", "till": "range",
    "into": "range", "and": "all", "or": "one",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounded(Meaning):
    """One end is told: 'since' and 'after' leave the last day open, 'until', 'by' and 'before' the first.

    'by' told of the future begins at the anchor. 'after' and 'before' leave the named time itself out.
    """

    bound: Bound
    inner: Meaning

    @property
    def basis(self) -> DateBasis:
        """The inner time's."""
        return self.inner.basis

    def interval(self, at: Setting) -> Interval | None:
        """The half-open stretch."""
        inner = self.inner.interval(at)
        if inner is None:
            return None
        if self.bound in ("since", "after"):
            return _from(inner, after=self.bound == "after")
        return _up_to(inner, at, self.bound)


def _from(inner: Interval, *, after: bool) -> Interval | None:
    if after:
        first = inner.last + DAY if inner.last else None
        return Interval(first, None, "range", f"{first}/..") if first else None
    return Interval(inner.first, None, "range", f"{_end(inner, first=True)}/..") if inner.first else None


def _up_to(inner: Interval, at: Setting, bound: str) -> Interval | None:
    last = inner.last
    if bound == "before":
        last = inner.first - DAY if inner.first else None
    if last is None:
        return None
    named = str(last) if bound == "before" else _end(inner, first=False)
    if bound == "by" and at.tense == "future" and at.anchor and at.anchor <= last:
        return Interval(at.anchor, last, "range", f"{at.anchor}/{last}")
    return Interval(None, last, "range", f"../{named}")


def _end(part: Interval, *, first: bool) -> str:
    """The part's EDTF where it can stand as one end of an interval, else its day."""
    plain = part.edtf and not set(part.edtf) & set("/{}[]~X")
    return str(part.edtf) if plain else str(part.first if first else part.last)


@dataclass(frozen=True, slots=True)
class Pair(Meaning):
    """Two times. joint: 'range' for all between, 'all' for both ('and'), 'one' for either ('or').

    The past is read from the later one back, the rest from the earlier one on, so that both belong together.
    """

    first: Meaning
    second: Meaning
    joint: Joint

    @property
    def basis(self) -> DateBasis:
        """'stated' if both are."""
        return "stated" if self.first.basis == self.second.basis == "stated" else "relative"

    def interval(self, at: Setting) -> Interval | None:
        """From the beginning of the first to the end of the second."""
        one, two = self._both(at)
        if not one or not two or not one.first or not two.last or one.first > two.last:
            return None
        a, b = _end(one, first=True), _end(two, first=False)
        edtf = {"range": f"{a}/{b}", "all": f"{{{a},{b}}}", "one": f"[{a},{b}]"}[self.joint]
        return Interval(one.first, two.last, "range", edtf)

    def _both(self, at: Setting) -> tuple[Interval | None, Interval | None]:
        if at.tense == "past":
            two = self.second.interval(at)
            return self.first.interval(_moved(at, two.last if two else None)), two
        one = self.first.interval(at)
        return one, self.second.interval(replace(_moved(at, one.first if one else None), tense="future"))


def _moved(at: Setting, anchor: dt.date | None) -> Setting:
    return replace(at, anchor=anchor) if anchor and at.anchor else at
