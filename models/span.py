"""A piece of an article's text, and where it stands."""

from typing import Self

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from models.base import Frozen


class Span(Frozen):
    """A half-open interval [start, end) of Unicode code points in Article.text, with the characters found there."""

    start: NonNegativeInt = Field(description="First code point, from 0.")
    end: PositiveInt = Field(description="Code point after the last.")
    text: str = Field(description="Exactly the characters from start to end.")

    @model_validator(mode="after")
    def _length_agrees(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit {self.text!r}")
        return self

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The span of `text` from start to end, surrounding white space left out."""
        piece = text[start:end]
        left = len(piece) - len(piece.lstrip())
        piece = piece.strip()
        return cls(start=start + left, end=start + left + len(piece), text=piece)

    def overlaps(self, other: "Span") -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True when the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end
