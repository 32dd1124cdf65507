"""A figure as reported: bounds, best value and the rule that made them."""

from typing import Literal

from pydantic import Field, NonNegativeInt

from models.base import Frozen
from models.span import Span

CountRule = Literal[
    "exact",  # '57': low = best = high
    "approximate",  # 'about 4,000', 'roughly 30': as exact, hedged
    "article",  # 'a soldier', 'another man': 1
    "named",  # a named single victim: 1
    "zero",  # 'no casualties': 0
    "range",  # 'between 10 and 12', '10,000-12,000': low, high
    "at_least",  # 'at least', 'more than', 'over': low only
    "up_to",  # 'up to', 'fewer than': high only
    "nearly",  # 'nearly', 'almost': best and high
    "vague",  # 'dozens', 'hundreds': low only, ACLED's convention
    "definite_pair",  # 'the couple', 'both men': 2
]


class Quantity(Frozen):
    """How many, as the source puts it. Persons, or pieces named by the event's unit; inclusive bounds."""

    low: NonNegativeInt | None = Field(description="Least value the words allow; null = unstated.")
    best: NonNegativeInt | None = Field(description="The value itself where one is given; null = only a bound.")
    high: NonNegativeInt | None = Field(description="Greatest value the words allow; null = unstated.")
    rule: CountRule = Field(description="Codebook rule that turned the words into numbers.")
    approximate: bool = Field(default=False, description="True if hedged: about, roughly, some.")
    vague: bool = Field(default=False, description="True for words without a numeral: dozens, several.")
    additional: bool = Field(default=False, description="True for 'another 500', '3,000 more'.")
    span: Span | None = Field(default=None, description="The words of the figure; null = in no words of its own.")
