"""Noun → whether it is one person by name."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.casualties.people import lemma, words
from extraction.places import resolve_place

_NEVER_PERSONS = frozenset({"DATE", "TIME", "EVENT", "LAW", "MONEY", "PERCENT", "QUANTITY"})


def is_name(head: Token, *, sure: bool = False) -> bool:
    """One person by name: a singular proper noun that is no known place, people or body.

    sure: only where the recognizer or a title says so, for verbs that towns suffer too ('captured').

    The recognizer's label counts little here: names it has never seen are labelled as it likes.
    """
    if not _proper(head) or head.ent_type_ in _NEVER_PERSONS or lemma(head) in words("collectives") | words("things"):
        return False
    left = [c for c in head.children if c.i < head.i]
    if any(c.lower_ in {"a", "an", "no", "another"} for c in left):
        return False
    if head.ent_type_ == "PERSON" or _titled(head) or _with_age(head):
        return True
    if sure or any(c.lower_ == "the" for c in left):
        return False
    name = [c for c in left if c.dep_ == "compound"]
    if head.ent_type_ == "NORP" or known_otherwise(" ".join(t.text for t in (*name, head)), head.text):
        return False
    return (len(name) > 0 or head.ent_type_ == "") and head.text[0].isupper() and not head.text.isupper()


def _proper(head: Token) -> bool:
    """A name in the singular, also one that only looks like a plural: 'Amado Lopes'."""
    if head.tag_ != "NNPS" or head.ent_type_ != "PERSON":
        return head.tag_ == "NNP"
    given = any(c.dep_ == "compound" and c.ent_type_ == "PERSON" for c in head.children)
    return given and not known_otherwise(head.text)


def known_otherwise(*names: str) -> bool:
    """True for the name of a place, a people or a body."""
    known = gazetteer()
    return any(known.country(n) or known.place(n) or known.demonym(n) or known.body_names.one(n) for n in names)


def is_town(head: Token) -> bool:
    """A name that the recognizer may take for a person's: a known place, or one 'in' which something happens."""
    if head.tag_ != "NNP" or _titled(head) or _with_age(head):
        return False
    name = [*(c for c in head.children if c.dep_ == "compound" and c.i < head.i), head]
    if resolve_place(" ".join(t.text for t in name), ()) is not None:
        return True
    return any(t.text == head.text and t.dep_ == "pobj" and _of_place(t.head) for t in head.doc)


def _of_place(preposition: Token) -> bool:
    """'in Kell', 'near Kell', 'the town of Kell'."""
    of = preposition.lower_ == "of" and lemma(preposition.head) in words("settlements")
    return of or preposition.lower_ in words("whereabouts")


def _with_age(head: Token) -> bool:
    """'Tamer, 26, died', 'Tamer (26)': only people have their age behind their name."""
    after = [t.text for t in head.doc[head.i + 1 : head.i + 4]]
    closed = len(after) == 3 and (after[0], after[2]) in {(",", ","), ("(", ")")}
    return closed and after[1].isdigit() and len(after[1]) < 3


def _titled(head: Token) -> bool:
    return any(
        c.dep_ in {"compound", "amod"} and lemma(c) in words("military") | words("civilian") and c.i < head.i
        for c in head.children
    )
