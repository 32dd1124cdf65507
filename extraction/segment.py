"""Article and zones → words for the parser, cut into units, with each word's place in the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from extraction.document import Quote, Reading, Unit
from extraction.quotes import Quotation, find_quotations
from extraction.sentences import TERMINALS, sentence_ends
from extraction.truecase import Truecaser, shouted
from models.article import Article, Zone

_ENDINGS = (",", ".", "?", "!", "…", "—", "–", "--", ";")
# After these a quotation is a part of their phrase, however it is written: 'in “The Long Road Home,” a novel'.
_INWARD = frozenset(
    "in of the a an by for on at from to with called titled named dubbed entitled and or its his her their".split()
)
_GLUED = re.compile(r"\w[,.?!…]?[“”]\w")
_PIECE = re.compile(r"[\w$€£%#@&'’-]+|[^\w\s]")
_APOSTROPHE = re.compile(r"^\w+’\w\w")
_FRAME = re.compile(r"(?:(?:he|she|they|it|said|says|told) |[A-Z][\w.'’-]+,? (?:[A-Z]|said|says|told|added))")
_SENTENCE_ENDINGS = (".", "?", "!", "…", ":")


@dataclass(slots=True)
class Word:
    """A token before parsing: what the parser sees, and where it stands in the article."""

    text: str
    space: bool
    start: int
    end: int
    quote: int | None = None  # the quotation a stand-in word stands for


@dataclass(slots=True)
class _Paragraph:
    number: int
    start: int
    text: str
    zone: Literal["headline", "body"]


class Segmenter:
    """Cuts articles into Readings that are ready for the parser. Tokenizes with the pipeline's own tokenizer."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._truecaser = Truecaser(nlp)

    def read(self, article: Article, zones: Sequence[Zone]) -> Reading:
        """An unparsed Reading: words, sentence starts, units and quotations are set; the pipes have yet to run."""
        quotes: list[Quote] = []
        cut: list[tuple[list[Word], _Paragraph, int | None]] = []
        for paragraph in _paragraphs(article.text, zones):
            cut.extend(self._cut_paragraph(paragraph, quotes))
        return self._assemble(article, zones, cut, quotes)

    def _assemble(
        self,
        article: Article,
        zones: Sequence[Zone],
        cut: list[tuple[list[Word], _Paragraph, int | None]],
        quotes: list[Quote],
    ) -> Reading:
        words: list[Word] = []
        units: list[Unit] = []
        first: list[bool | int | None] = []
        for unit_words, paragraph, quote in cut:
            start = len(words)
            words.extend(unit_words)
            first.extend(i == 0 for i in range(len(unit_words)))
            units.append(Unit(len(units), start, len(words), paragraph.number, paragraph.zone, quote))
        doc = Doc(
            self._nlp.vocab, words=[w.text for w in words], spaces=[w.space for w in words], sent_starts=first or None
        )
        reading = Reading(article, zones, doc, units, quotes, [w.start for w in words], [w.end for w in words])
        reading.stand_in = {i: w.quote for i, w in enumerate(words) if w.quote is not None}
        return reading

    def _cut_paragraph(
        self, paragraph: _Paragraph, quotes: list[Quote]
    ) -> Iterator[tuple[list[Word], _Paragraph, int | None]]:
        mine = _register(paragraph, find_quotations(paragraph.text), quotes)
        words = list(self._words(paragraph.text, paragraph.start))
        if shouted(paragraph.text):
            for word, cased in zip(words, self._truecaser.cased([w.text for w in words], paragraph.text), strict=True):
                word.text = cased
        _orient(words, mine)
        for quote in mine:
            inner = [w.text for w in words if quote.inner_start <= w.start < quote.inner_end]
            quote.lifted = bool(inner) and _stands_alone(paragraph, quote, mine, inner)
        outer, insides = _lift(words, [q for q in mine if q.lifted], paragraph)
        for sentence in _split(outer):
            yield sentence, paragraph, None
            for quote_id in dict.fromkeys(w.quote for w in sentence if w.quote is not None):
                for said in _split(insides[quote_id]):
                    yield said, paragraph, quote_id

    def _words(self, text: str, offset: int) -> Iterator[Word]:
        for token in self._nlp.make_doc(text):
            start = offset + token.idx
            if len(token) > 2 and _GLUED.search(token.text):
                yield from _unglued(token.text, bool(token.whitespace_), start)
            elif not token.is_space:
                yield Word(token.text, bool(token.whitespace_), start, start + len(token))


def _unglued(text: str, space: bool, offset: int) -> Iterator[Word]:
    """The words of 'home,”Lind', printed without the space."""
    pieces = list(_PIECE.finditer(text))
    for piece in pieces:
        last = piece is pieces[-1]
        yield Word(piece.group(), space and last, offset + piece.start(), offset + piece.end())


def _orient(words: list[Word], quotes: list[Quote]) -> None:
    """Give straight marks a side, so that sentence ends and the parser can tell opening from closing.

    Names with a curly apostrophe get the straight one that the parser learned: 'O’Neill said'.
    """
    opening = {q.start for q in quotes}
    closing = {q.end for q in quotes if not q.open}
    for word in words:
        if word.text in {'"', "''"}:
            word.text = "“" if word.start in opening else "”" if word.end in closing else word.text
        elif "’" in word.text and _APOSTROPHE.search(word.text):
            word.text = word.text.replace("’", "'")


def _paragraphs(text: str, zones: Sequence[Zone]) -> Iterator[_Paragraph]:
    number = 0
    for zone in zones:
        if zone.kind not in {"headline", "body"}:
            continue
        place = zone.start
        for line in text[zone.start : zone.end].split("\n"):
            if line.strip():
                kind: Literal["headline", "body"] = "headline" if zone.kind == "headline" else "body"
                yield _Paragraph(number, place, line, kind)
                number += 1
            place += len(line) + 1


def _register(paragraph: _Paragraph, found: list[Quotation], quotes: list[Quote]) -> list[Quote]:
    mine: list[Quote] = []
    last = quotes[-1] if quotes else None
    for q in found:
        o = paragraph.start
        quote = Quote(
            len(quotes), q.start + o, q.end + o, q.inner_start + o, q.inner_end + o, paragraph.number, open=q.open
        )
        if not paragraph.text[: q.start].strip() and last and last.open and last.paragraph == paragraph.number - 1:
            quote.continues = last.id
        quotes.append(quote)
        mine.append(quote)
    return mine


def _stands_alone(paragraph: _Paragraph, quote: Quote, mine: list[Quote], inner: list[str]) -> bool:
    """True when a quotation is a clause or more of its own, so that its frame reads better without it."""
    before = paragraph.text[: quote.start - paragraph.start].rstrip()
    after = paragraph.text[quote.end - paragraph.start :].lstrip()
    body = paragraph.text[quote.inner_start - paragraph.start : quote.inner_end - paragraph.start].strip()
    closed = body.endswith(_ENDINGS) or after.startswith((",", "—", "–")) or quote.open
    capital = next((c.isupper() for c in body if c.isalpha()), False)
    if len(sentence_ends(inner)) > 1:
        return True
    unmarked = not before and capital and len(inner) >= 8  # '“We go home” Lind said'
    closed = closed or (unmarked and bool(_FRAME.match(after)))
    if not before or before.endswith(_SENTENCE_ENDINGS) or before.endswith(("”", '"', "''")):
        return closed or (not after and len(inner) > 3)
    if before.endswith((",", "—", "–")):
        resumed = any(q.lifted and q.end <= quote.start for q in mine)
        whole = len(inner) >= 8 and body.endswith((".", "?", "!"))
        return (capital and len(inner) > 2) or (resumed and closed) or whole
    if before.split()[-1].lower() in _INWARD or before.endswith(("'s", "’s")):
        return False
    return capital and len(inner) > 4 and body.endswith((".", "?", "!", ","))


def _lift(words: list[Word], lifted: list[Quote], paragraph: _Paragraph) -> tuple[list[Word], dict[int, list[Word]]]:
    outer: list[Word] = []
    insides: dict[int, list[Word]] = {q.id: [] for q in lifted}
    for word in words:
        quote = next((q for q in lifted if q.inner_start <= word.start < q.inner_end), None)
        if quote is None:
            outer.append(word)
            continue
        if not insides[quote.id]:
            outer.extend(_stand_in(quote, paragraph, outer))
        insides[quote.id].append(word)
    return outer, insides


def _stand_in(quote: Quote, paragraph: _Paragraph, outer: list[Word]) -> list[Word]:
    """'It is true' and the quotation's last mark, as the parser saw it in ten thousand news sentences."""
    body = paragraph.text[quote.inner_start - paragraph.start : quote.inner_end - paragraph.start]
    before = next((w.text for w in reversed(outer) if w.text not in {'"', "“", "``", "‘", "'", "''"}), ".")
    opening = "It" if before in TERMINALS or before in {":", ","} else "it"
    words = [
        Word(text, space, quote.inner_start, quote.inner_end, quote.id)
        for text, space in ((opening, True), ("is", True), ("true", False))
    ]
    stripped = body.rstrip()
    after = paragraph.text[quote.end - paragraph.start :].lstrip()
    if stripped.endswith(_ENDINGS) and not after.startswith((",", ".")):
        framed = bool(after) and (after[0].islower() or not stripped.endswith("."))
        end = "," if framed else "."
        words.append(Word(end, False, quote.inner_start, quote.inner_end, quote.id))
    return words


def _split(words: list[Word]) -> Iterator[list[Word]]:
    start = 0
    for end in sentence_ends([w.text for w in words]):
        yield words[start:end]
        start = end
