"""Article → Reading: sentences that a parser can read, each token with its place in the article.

Long quotations are lifted out of the sentence that frames them: the frame is parsed with a short clause in the
quotation's stead ('"It is true," the minister said.'), the quotation's own sentences are parsed as units of their own.
So an outer clause parses well however long the quotation is, and what stands inside a quotation stays inside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from spacy.tokens import Doc, Token

from models.article import Article, Zone
from models.span import Span


@dataclass(slots=True)
class Quote:
    """A quotation of the article. start/end with marks, inner without; offsets into Article.text.

    lifted: its sentences are units of their own and the frame holds a stand-in clause.
    continues: the quotation, left open at the paragraph before, that this one goes on with.
    """

    id: int
    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    lifted: bool = False
    open: bool = False
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence as parsed: tokens [start, end) of Reading.doc. quote = the lifted quotation it was said in."""

    index: int
    start: int
    end: int
    paragraph: int
    zone: Literal["headline", "body"]
    quote: int | None


@dataclass
class Reading:
    """One article, parsed. starts[i], ends[i] are token i's offsets in article.text.

    The tokens of a stand-in clause all carry the offsets of the quotation they stand for; stand_in maps them to it.
    """

    article: Article
    zones: Sequence[Zone]
    doc: Doc
    units: list[Unit]
    quotes: list[Quote]
    starts: list[int]
    ends: list[int]
    stand_in: dict[int, int] = field(default_factory=dict)
    memo: dict[tuple[str, int], Any] = field(default_factory=dict)  # what was asked of a unit: answered once

    @cached_property
    def unit_of_token(self) -> list[int]:
        """Token index → unit index."""
        return [unit.index for unit in self.units for _ in range(unit.start, unit.end)]

    def unit_of(self, token: Token) -> Unit:
        """The sentence a token stands in."""
        return self.units[self.unit_of_token[token.i]]

    @cached_property
    def _tokens(self) -> list[Token]:
        return list(self.doc)

    def tokens(self, unit: Unit) -> list[Token]:
        """The sentence's tokens."""
        return self._tokens[unit.start : unit.end]

    def span(self, first: int, last: int) -> Span:
        """Tokens first … last (inclusive) as a piece of the article; a stand-in clause gives its quotation's text."""
        return Span.cut(self.article.text, self.starts[first], self.ends[last])

    def span_of(self, tokens: Sequence[Token]) -> Span:
        """The hull of some tokens of one unit."""
        return self.span(min(t.i for t in tokens), max(t.i for t in tokens))

    def evidence(self, unit: Unit) -> Span:
        """The whole sentence, quotations included."""
        return self.span(unit.start, unit.end - 1)

    def quote_of(self, token: Token) -> Quote | None:
        """The quotation that holds the token: the one its unit was said in, the one it stands for, or an inline one."""
        unit = self.unit_of(token)
        if unit.quote is not None:
            return self.quotes[unit.quote]
        if token.i in self.stand_in:
            return self.quotes[self.stand_in[token.i]]
        place = self.starts[token.i]
        return next((q for q in self.quotes if not q.lifted and q.inner_start <= place < q.inner_end), None)

    def lifted_in(self, unit: Unit) -> Iterator[Quote]:
        """The quotations that stand-in clauses of this unit stand for, in order, each once."""
        seen = dict.fromkeys(self.stand_in[i] for i in range(unit.start, unit.end) if i in self.stand_in)
        return (self.quotes[q] for q in seen)

    def paragraph_units(self, paragraph: int) -> list[Unit]:
        """All units of a paragraph, in text order of their frames."""
        return [u for u in self.units if u.paragraph == paragraph]
