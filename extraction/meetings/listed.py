"""Noun phrase → the nouns that its list holds, where the parser reads it otherwise."""

from spacy.tokens import Token

from config.titles import titles
from extraction.meetings.frames import words
from extraction.syntax import child, conjuncts, prep_objects

_RIGHT_BEHIND = 2  # tokens; the comma between
SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def is_office(word: str) -> bool:
    """True for a word of those who meet: 'minister', 'envoy', 'delegation'."""
    return word in words().party_nouns or titles().category(word) == "political"


def undated(head: Token) -> Token:
    """'Met with Dorn Thursday': the parser takes 'Dorn Thursday' for one name; Dorn."""
    before = head.nbor(-1) if head.ent_type_ == "DATE" and head.i else head
    named = before.pos_ == "PROPN" and before.ent_type_ != "DATE"
    return before if named and before.dep_ == "compound" and before.head.i == head.i else head


def counted_in(head: Token) -> Token | None:
    """'A host of European leaders': the leaders."""
    return next((o for _, o in prep_objects(head, "of") if o.tag_ in {"NNS", "NNPS"}), None)


def astray(head: Token) -> list[Token]:
    """'With X in Vell and Y in Dorn': the parser coordinates Y with the town."""
    if head.ent_type_ != "PERSON":
        return []
    places = (o for _, o in prep_objects(head, "in", "at", "of", "from") if o.ent_type_ in {"GPE", "FAC", "ORG"})
    return [c for o in places for c in o.children if c.dep_ == "conj" and c.ent_type_ == "PERSON"]


def named_by(noun: Token) -> Token:
    """'X Y, Jr., met': the parser takes the suffix for the noun."""
    if noun.text not in SUFFIXES:
        return noun
    return next((t for t in reversed(list(noun.doc[max(0, noun.i - 3) : noun.i])) if t.pos_ == "PROPN"), noun)


def names_beside(head: Token) -> list[Token]:
    """The names that stand in apposition to a noun, coordinated ones too."""
    return [n for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN" for n in conjuncts(c)]


def misplaced_name(noun: Token, first: Token) -> Token | None:
    """'X and the leader of the party, Y', 'X and Peru's Foreign Minister Y': the parser sets Y beside X."""
    office = noun.tag_ == "NN" or (noun.ent_type_ in {"GPE", "NORP", "ORG"} and child(noun, "case") is not None)
    if noun.i == first.i or noun.dep_ != "conj" or not office or child(noun, "appos") is not None:
        return None
    after = (c for c in first.children if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.i > noun.i)
    name = next(after, None)
    between = first.doc[noun.i : name.left_edge.i] if name is not None else ()
    return None if any(t.dep_ == "cc" for t in between) else name


def second_office(noun: Token) -> bool:
    """'Dorn, Pope and Patriarch of Vell, met X': what he is, told behind his name, no further party."""
    while noun.dep_ == "conj" and noun.head.dep_ == "conj" and noun.nbor(-1).lower_ == "and":
        noun = noun.head
    office = noun.dep_ == "conj" and noun.pos_ == "PROPN" and is_office(noun.lower_)
    behind = office and noun.head.ent_type_ == "PERSON" and noun.i > 1 and noun.nbor(-1).text == ","
    return behind and noun.i - noun.head.i == _RIGHT_BEHIND and child(noun, "det", "poss", "compound", "amod") is None
