"""Noun phrase → victims with their numbers: figures, articles, names; coordinated ones and parts apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from extraction.casualties.frames import Who, frames
from extraction.casualties.lists import before_aged, before_shared, run_on
from extraction.casualties.names import is_name, is_town, known_otherwise
from extraction.casualties.people import fits, is_people, lemma, one_more, words
from extraction.casualties.them import meant_by
from extraction.casualties.together import CUTS, coordinated, itemized, own_state
from extraction.counts import Counted, counts_in, figure_of
from extraction.document import Reading, Unit
from extraction.syntax import noun_phrase
from models.quantity import Quantity

_NAME = 9  # words a name may go on behind its head
_BEFORE = frozenset({"NN", "JJ"})  # 'local committee member'
_SINGLE = frozenset({"he", "she", "him", "her", "his"})
_THEY = frozenset({"they", "them"})
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

    def __init__(self, reading: Reading, is_person: Callable[[Token], bool]) -> None:
        self._reading, self._is_person = reading, is_person
        self._counted: dict[int, dict[int, Counted]] = {}
        self._own: dict[int, Counted] = {}

    def counted(self, token: Token) -> Counted | None:
        """The figure that counts this noun, or that this word belongs to."""
        unit = self._reading.unit_of(token)
        if unit.index not in self._counted:
            self._counted[unit.index] = self._read_figures(unit)
        return self._counted[unit.index].get(token.i)

    def _read_figures(self, unit: Unit) -> dict[int, Counted]:
        """Token → the figure it belongs to: its own words first, then the nouns counted."""
        found: dict[int, Counted] = {}
        heads: dict[int, Counted] = {}
        for counted in counts_in(self._reading, unit):
            found.update(dict.fromkeys(range(counted.first, counted.last + 1), counted))
            self._own[counted.first] = counted
            if counted.head is not None:
                heads.setdefault(counted.head.i, counted)
        return heads | found

    def whole_of(self, victim: Victim, verb: Token) -> Victim:
        """'two of the 35 pupils who were abducted': the clause harms all 35, not only the two."""
        clause = next((c for c in victim.head.children if c.dep_ in {"relcl", "acl"} and c.i <= verb.i), None)
        counted = self.counted(victim.head)
        if clause is None or counted is None or not (clause.i == verb.i or clause.is_ancestor(verb)):
            return victim
        between = range(counted.last + 1, victim.head.i)
        inner = next((c for i in between if (c := self._own.get(i)) is not None and c.first > counted.last), None)
        if inner is None:
            return victim
        return replace(victim, quantity=inner.quantity, span=(inner.first, victim.span[1]), is_part=False)

    def form_of(self, token: Token) -> Quantity | None:
        """The number a noun has by its form: 'no casualties', 'a hostage'."""
        return figure_of(self._reading, token)

    def read(self, head: Token, who: Who) -> list[Victim]:
        """The victims a noun phrase names, coordinated nouns apart."""
        nouns = coordinated(head, self.counted)
        if (lost := before_aged(head)) is not None:
            nouns.insert(0, lost)
        if itemized(nouns[-1], self.counted) and not own_state(nouns[-1]):
            nouns += [t for t in run_on(nouns[-1], self.counted) if t not in nouns]
        shared = [v for noun in nouns for v in self._shared_noun(noun, who)]
        return [*shared, *(victim for noun in nouns for victim in self._one(noun, who))]

    def _shared_noun(self, noun: Token, who: Who) -> Iterator[Victim]:
        shared = before_shared(noun, self.counted) if fits(noun, who) else None
        if shared is not None:
            people, figure = shared
            yield Victim(people, figure.quantity, "figure", (figure.first, people.i))

    def _one(self, head: Token, who: Who) -> Iterator[Victim]:
        part = _inside_part(head)
        appos = head.dep_ == "appos" and head.i > head.head.i and not is_name(head)
        if appos and self.counted(head) is None and is_name(head.head):
            head = head.head  # 'Arlo Vent, the clerk executed in May': the name tells more than the clerk
        member = _behind_bracket(head)
        if member is not None and self.counted(head) is None and self.counted(member) is None:
            quantity = figure_of(self._reading, head) or self._exactly(1, "named", member)
            yield Victim(member, quantity, "article", (phrase(head)[0], member.i), is_part=part)
            return
        for victim in self._number(head, who):
            yield replace(victim, is_part=part or victim.is_part)

    def _number(self, head: Token, who: Who) -> Iterator[Victim]:
        if one_more(head):
            yield Victim(head, self._exactly(1, "article", head), "article", (head.i - 1, head.i))
            return
        counted = self.counted(head)
        inner = _of_what(head)
        if counted is not None:
            if counted.first and head.doc[counted.first - 1].lower_ in {"not", "nor"}:
                return  # 'not one of our men'
            noun = counted.head if counted.head is not None else head
            if lemma(noun) in words("transparent") and not is_people(noun) and inner is not None:
                yield from self._number(inner, who)
            elif (
                fits(noun, who)
                or (counted.part and lemma(noun) == "number")
                or (counted.head is None and who != "troops")
            ):
                span = self._phrase(noun, counted)
                yield Victim(noun, counted.quantity, "figure", span, is_part=counted.part, definite=_definite(head))
            return
        if lemma(head) in words("transparent") and inner is not None:
            yield from self._number(inner, who)
            return
        if head.lower_ in _THEY:
            meant = meant_by(head, self._reading.unit_of(head), lambda noun: self.counted(noun) is not None)
            yield from (
                (v for noun in coordinated(meant, self.counted) for v in self._number(noun, who)) if meant else ()
            )
        elif self._surname(head) or self._somebody(head, who):
            yield from self._by_form(head, who)

    def _by_form(self, head: Token, who: Who) -> Iterator[Victim]:
        span = phrase(head)
        low, form = lemma(head), figure_of(self._reading, head)
        own = head.lower_ in words("own_pairs") and any(c.dep_ == "poss" for c in head.children)
        size = 2 if low in words("pairs") or own else 3 if low in words("trios") else None
        if size is not None:
            q = self._exactly(size, "definite_pair" if size == 2 else "exact", head)
            yield Victim(head, q, "pair", span, definite=_definite(head))
        elif form is not None:
            if form.rule == "zero" and any(c.lower_ in {"other", "further", "more"} for c in head.children):
                return  # 'no other victims' says nothing of those known
            if form.rule != "article" or low not in words("collectives") or low == "personnel":
                yield Victim(head, form, form.rule, span)
        elif head.lower_ in _SINGLE:
            yield Victim(head, self._exactly(1, "named", head), "pronoun", span, definite=True, named=True)
        elif head.lower_ == "another" and who == "living":
            yield Victim(head, self._exactly(1, "article", head), "article", span)
        elif is_name(head) or self._surname(head):
            yield Victim(head, self._exactly(1, "named", head), "named", span, named=True)
        elif (name := _name_behind(head)) is not None:
            yield Victim(name, self._exactly(1, "named", name), "named", (head.i, name.i), named=True)
        elif head.tag_ in {"NN", "NNP"} and is_people(head) and low not in words("collectives") and _determined(head):
            related = any(
                c.dep_ == "poss" for c in head.children
            )  # 'his wife' is someone new, 'the driver' may be known
            yield Victim(head, self._exactly(1, "named", head), "definite", span, definite=not related)

    @staticmethod
    def _somebody(head: Token, who: Who) -> bool:
        """A noun for people, or a name; of verbs that towns suffer too, not the name of a town ('captured Kell')."""
        sure = who != "living"
        return (fits(head, who) or is_name(head, sure=sure)) and not (sure and is_town(head))

    def _surname(self, head: Token) -> bool:
        """'Sarot was taken away', after 'Juma Sarot, a farmer': its own sentence does not say that it is someone."""
        return head.tag_ in {"NN", "NNP"} and self._is_person(head) and not known_otherwise(head.text)

    def single(self, token: Token) -> Victim:
        """One person whom the words do not count: 'his body'."""
        return Victim(token, self._exactly(1, "named", token), "pronoun", phrase(token), definite=True, named=True)

    def _exactly(self, n: int, rule: str, token: Token) -> Quantity:
        span = self._reading.span(*noun_phrase(token))
        return Quantity.model_validate({"low": n, "best": n, "high": n, "rule": rule, "span": span})

    def _phrase(self, noun: Token, counted: Counted) -> tuple[int, int]:
        first, last = phrase(noun) if noun.tag_ != "CD" else (noun.i, noun.i)
        return counted.first if counted.first <= noun.i else first, max(last, counted.last)


def phrase(noun: Token) -> tuple[int, int]:
    """First and last token of the noun phrase, closed at the first comma or bracket after the noun."""
    first, last = noun_phrase(noun)
    cut = next((i for i in range(noun.i + 1, last + 1) if noun.doc[i].text in CUTS), last + 1)
    return first, cut - 1


def _behind_bracket(head: Token) -> Token | None:
    """'a Workers Party (WP) activist': the parser stops at the bracket; the activist behind it is meant."""
    doc, i = head.doc, head.i + 1
    while i < len(doc) and i - head.i < _NAME and doc[i].tag_ in {"NNP", "NNPS", "IN", "DT", "HYPH", "CC"}:
        i += 1
    if i + 3 >= len(doc) or doc[i].text != "(" or is_people(head):
        return None
    closed = next((j for j in range(i + 1, min(i + 4, len(doc) - 1)) if doc[j].text == ")"), None)
    member = doc[closed + 1] if closed is not None else None
    while member is not None and member.i + 1 < len(doc) and doc[member.i + 1].tag_ == "NN" and member.tag_ in _BEFORE:
        member = doc[member.i + 1]
    return member if member is not None and member.tag_ in {"NN", "NNP"} and is_people(member) else None


def _name_behind(head: Token) -> Token | None:
    """'coach Arlo Vent' where the parser cut the name off: its last word."""
    doc, i = head.doc, head.i
    if head.tag_ != "NN" or not is_people(head) or any(c.dep_ in {"det", "poss"} for c in head.children):
        return None
    while i + 1 < head.sent.end and doc[i + 1].tag_ == "NNP" and doc[i + 1].ent_type_ not in {"DATE", "GPE"}:
        i += 1
    return doc[i] if i > head.i else None


def _determined(head: Token) -> bool:
    if head.dep_ == "conj" and not any(c.dep_ in {"det", "poss"} for c in head.children):
        head = head.head  # 'the driver and helper'
    if any(c.dep_ in {"det", "poss"} for c in head.children):
        return True
    named = any(c.dep_ in {"appos", "npadvmod"} and c.tag_ == "NNP" for c in head.children)
    return named and head.tag_ == "NN"  # 'Police constable, Arlo Vent, was killed'


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
