"""When something happened, with the precision the words really have."""

import datetime as dt
from typing import Literal, Self

from pydantic import Field, model_validator

from models.base import Frozen
from models.span import Span

Precision = Literal["day", "week", "month", "season", "year", "range", "unknown"]
DateBasis = Literal["stated", "relative", "dateline", "none"]


class EventDate(Frozen):
    """An interval of days, both ends inclusive; never narrower than what was written."""

    date_from: dt.date | None = Field(default=None, description="First possible day; null = unknown.")
    date_to: dt.date | None = Field(default=None, description="Last possible day, inclusive; null = unknown or open.")
    precision: Precision = Field(default="unknown", description="How much of the interval the words themselves tell.")
    edtf: str | None = Field(default=None, description="ISO 8601-2 (EDTF) form; null = unknown.")
    basis: DateBasis = Field(
        default="none", description="How the interval was found; never the publication date alone."
    )
    span: Span | None = Field(default=None, description="The date as written; null = none written.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise ValueError(f"{self.date_from} is after {self.date_to}")
        return self


UNDATED = EventDate()
