"""Words about time → what they mean, before an anchor is known. Every meaning turns a Setting into an Interval."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from models.dates import DateBasis, EventDate, Precision
from models.span import Span

Tense = Literal["past", "present", "future", "unknown"]
Which = Literal["last", "this", "next"]


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from first to last, both inclusive; null = open or unknown. edtf is its ISO 8601-2 form."""

    first: dt.date | None
    last: dt.date | None
    precision: Precision
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date is read against: the day of publication, the tense of its verb, another date of the story."""

    anchor: dt.date | None
    tense: Tense = "unknown"
    reference: EventDate | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """Base of all meanings.

    Its basis is 'stated' where a day, month, year or holiday is named (its year may come from the anchor), else
    'relative'.
    """

    @property
    def basis(self) -> DateBasis:
        """'relative' unless a subclass says otherwise."""
        return "relative"

    def interval(self, at: Setting) -> Interval | None:
        """The days meant; None when the setting does not tell."""
        raise NotImplementedError

    def blank(self) -> str | None:
        """EDTF of what is known without any setting: 'XXXX-06-05'."""
        return None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as it stands in a text, [start, end), with its meaning."""

    start: int
    end: int
    text: str
    meaning: Meaning

    @property
    def span(self) -> Span:
        """The characters as the models keep them."""
        return Span(start=self.start, end=self.end, text=self.text)
