"""Noun phrase → victims with their numbers: figures, articles, names; coordinated ones and parts apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from extraction.casualties.frames import Who, frames
from extraction.casualties.people import fits, is_people, lemma, words
from extraction.counts import Counted, counts_in, figure_of
from extraction.document import Reading
from extraction.syntax import noun_phrase
from models.quantity import Quantity

_NAME_TAGS = frozenset({"NNP"})
_NOT_PERSONS = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_SINGLE = frozenset({"he", "she", "him", "her", "himself", "herself"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "our", "my", "your"})


@dataclass(frozen=True, slots=True)
class Victim:
    """Some victims and their number. by: what the number was read from. span: tokens first … last of the phrase."""

    head: Token
    quantity: Quantity
    by: str
    span: tuple[int, int]
    is_part: bool = False
    definite: bool = False
    named: bool = False


class VictimReader:
    """Reads victims of one article; every sentence's figures are read once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def _counted(self) -> dict[int, Counted]:
        """Token → the figure it belongs to: its own words first, then the nouns counted."""
        found: dict[int, Counted] = {}
        heads: dict[int, Counted] = {}
        for unit in self._reading.units:
            for counted in counts_in(self._reading, unit):
                found.update(dict.fromkeys(range(counted.first, counted.last + 1), counted))
                if counted.head is not None:
                    heads.setdefault(counted.head.i, counted)
        return heads | found

    def counted(self, token: Token) -> Counted | None:
        """The figure that counts this noun, or that this word belongs to."""
        return self._counted.get(token.i)

    def read(self, head: Token, who: Who) -> list[Victim]:
        """The victims a noun phrase names, coordinated nouns apart."""
        return [victim for noun in coordinated(head, self) for victim in self._one(noun, who)]

    def _one(self, head: Token, who: Who) -> Iterator[Victim]:
        part = _inside_part(head)
        for victim in self._number(head, who):
            yield replace(victim, is_part=part or victim.is_part)

    def _number(self, head: Token, who: Who) -> Iterator[Victim]:
        counted = self.counted(head)
        inner = _of_what(head)
        if counted is not None:
            noun = counted.head if counted.head is not None else head
            if lemma(noun) in words("transparent") and not is_people(noun) and inner is not None:
                yield from self._number(inner, who)
            elif fits(noun, who) or (counted.head is None and who != "troops"):
                span = self._phrase(noun, counted)
                yield Victim(noun, counted.quantity, "figure", span, is_part=counted.part, definite=_definite(head))
            return
        if lemma(head) in words("transparent") and inner is not None:
            yield from self._number(inner, who)
            return
        if fits(head, who):
            yield from self._by_form(head)

    def _by_form(self, head: Token) -> Iterator[Victim]:
        span = noun_phrase(head)
        low, form = lemma(head), figure_of(self._reading, head)
        size = 2 if low in words("pairs") else 3 if low in words("trios") else None
        if size is not None:
            q = self._exactly(size, "definite_pair" if size == 2 else "exact", head)
            yield Victim(head, q, "pair", span, definite=_definite(head))
        elif form is not None:
            if form.rule != "article" or low not in words("collectives"):
                yield Victim(head, form, form.rule, span)
        elif head.lower_ in _SINGLE:
            yield Victim(head, self._exactly(1, "named", head), "pronoun", span, definite=True, named=True)
        elif head.lower_ == "another":
            yield Victim(head, self._exactly(1, "article", head), "article", span)
        elif _is_name(head):
            yield Victim(head, self._exactly(1, "named", head), "named", span, named=True)
        elif head.tag_ == "NN" and is_people(head) and low not in words("collectives"):
            yield Victim(head, self._exactly(1, "named", head), "definite", span, definite=True)

    def _exactly(self, n: int, rule: str, token: Token) -> Quantity:
        span = self._reading.span(*noun_phrase(token))
        return Quantity.model_validate({"low": n, "best": n, "high": n, "rule": rule, "span": span})

    def _phrase(self, noun: Token, counted: Counted) -> tuple[int, int]:
        first, last = noun_phrase(noun) if noun.tag_ != "CD" else (noun.i, noun.i)
        return min(first, counted.first), max(last, counted.last)


def coordinated(head: Token, reader: VictimReader) -> list[Token]:
    """The noun and those coordinated with it, without names that only tell who 'two persons, A and B' are."""
    found = [head]
    for c in head.children:
        if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"} and not _tells_who(head, c, reader):
            found.extend(coordinated(c, reader))
    return found


def _tells_who(head: Token, conj: Token, reader: VictimReader) -> bool:
    counted = reader.counted(head)
    one = counted is None or counted.quantity.high == 1
    if conj.tag_ != "NNP" or head.tag_ == "NNP" or reader.counted(conj) is not None:
        return False
    first = min(t.i for t in conj.subtree) if conj.left_edge.i > head.i else conj.i
    before = head.doc[max(first - 1, 0)].text
    return before in {",", "(", "–", "-", "—", ":"} and not (one and head.tag_ == "NNP")  # noqa: RUF001


def _inside_part(head: Token) -> bool:
    """True below 'including' or 'among them'."""
    token = head
    while token.dep_ in {"conj", "pobj", "appos", "dobj", "prep", "pcomp", "nsubj"} and token.head.i < token.i:
        token = token.head
        if token.lower_ in frames().parts and token.lower_ != "among":
            return True
    return False


def _of_what(head: Token) -> Token | None:
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "to", "among"}), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _definite(head: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and c.lower_ in _DEFINITE for c in head.children)


def _is_name(head: Token) -> bool:
    """One person by name: a singular proper noun that is no place, people or known body."""
    if head.tag_ not in _NAME_TAGS or head.ent_type_ in _NOT_PERSONS:
        return False
    if lemma(head) in words("collectives") or any(c.lower_ in {"a", "an"} for c in head.children):
        return False
    return head.ent_type_ == "PERSON" or is_people(head) or _titled(head)


def _titled(head: Token) -> bool:
    return any(c.dep_ == "compound" and lemma(c) in words("military") | words("civilian") for c in head.children)
