"""Noun → nouns that share its fate: coordinated with it, beside its apposition, in company of the one harmed."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.casualties.frames import frames
from extraction.casualties.lists import Figures
from extraction.casualties.people import is_people

CUTS = frozenset({",", "(", "—", "–", ";", ":", "--"})
_APPOSED = frozenset({"appos", "npadvmod", "dep", "nmod"})
_NOUN_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def coordinated(head: Token, counted: Figures) -> list[Token]:
    """The noun and those coordinated with it, without names that only tell who 'two persons, A and B' are."""
    head = _behind_alias(head)
    found = [head]
    for c in head.children:
        if own_state(head) and own_state(c):
            continue
        if c.dep_ == "conj" and c.pos_ in _NOUN_POS and not _tells_who(head, c, counted):
            found.extend(coordinated(c, counted))
        elif c.dep_ in _APPOSED and c.i > head.i:
            found.extend(_after_apposition(head, c, counted))
    return found


def own_state(noun: Token) -> bool:
    """'19 dead and 30 wounded': a word right behind says what became of these alone."""
    after = next((t for t in noun.doc[noun.i + 1 : noun.i + 3] if not t.tag_.startswith("RB")), None)
    return after is not None and after.lower_ in frames().states


def _behind_alias(head: Token) -> Token:
    """'R. Singh alias Raju was shot': the parser takes 'alias' for the noun; the name before it is meant."""
    if head.lower_ not in {"alias", "a.k.a.", "aka", "urf"} or head.i == 0:
        return head
    before = head.doc[head.i - 1]
    return before if before.tag_.startswith("NN") else head


def _after_apposition(head: Token, appos: Token, counted: Figures) -> Iterator[Token]:
    """What else is counted beside an apposition.

    'a professor, a policeman, and a pedestrian' is a list though parsed as apposition; in 'a constable, N. Payam, and
    his niece' the niece hangs on the name, but stands beside the constable; 'those hurt, an officer and two men'.
    """
    more = [c for c in appos.children if c.dep_ == "conj"]
    listed = more and itemized(head, counted) and itemized(appos, counted)
    if head.tag_ == "DT" or listed or _all_names(head, appos, more) or _who_they_are(head, appos, counted):
        yield from coordinated(appos, counted)
        return
    figure = counted(head)
    if figure is not None and figure.quantity.high != 1:
        return
    for c in more:
        if c.tag_ in {"NN", "NNS", "NNPS"} and (is_people(c) or counted(c) is not None):
            yield from coordinated(c, counted)
    for c in appos.children:
        if c.dep_ == "appos" and c.i > appos.i:
            yield from (t for t in _after_apposition(head, c, counted) if itemized(t, counted))


def _all_names(head: Token, appos: Token, more: list[Token]) -> bool:
    """'Juan Soto, Amado Lopes and Luis Varga': a list, though the parser takes the second for an apposition."""
    return bool(more) and all(t.ent_type_ == "PERSON" for t in (head, appos, *more))


def _who_they_are(head: Token, appos: Token, counted: Figures) -> bool:
    """'The priests Ignacio Ellara and Martin Bora': nobody counts them, their names do."""
    named = head.tag_ == "NNS" and counted(head) is None and appos.tag_ == "NNP" and appos.ent_type_ == "PERSON"
    return named and appos.left_edge.i == head.i + 1


def itemized(noun: Token, counted: Figures) -> bool:
    """True for nouns with a figure or an indefinite article."""
    return counted(noun) is not None or any(c.lower_ in {"a", "an", "another"} for c in noun.children)


def in_company(verb: Token, limit: int) -> Token | None:
    """'along with two guards', 'together with his wife' behind a verb of harm: they shared its fate."""
    for i in range(verb.i + 1, min(limit, verb.i + 25) - 1):
        token = verb.doc[i]
        if token.tag_.startswith("VB") or token.lower_ in {"by", "when", "after", ";"}:
            return None
        if token.lower_ in {"along", "together"} and verb.doc[i + 1].lower_ == "with":
            return next((c for c in verb.doc[i + 1].children if c.dep_ == "pobj"), None)
    return None


def _tells_who(head: Token, conj: Token, counted: Figures) -> bool:
    """True for names behind a comma after a noun: 'two persons, A and B' and 'his niece, C'."""
    if conj.tag_ != "NNP" or head.tag_ == "NNP" or head.ent_type_ == "PERSON" or counted(conj) is not None:
        return False
    if any(c.dep_ == "det" for c in conj.children):
        return False
    first = min(t.i for t in conj.subtree if t.i > head.i)
    return head.doc[first - 1].text in CUTS | {"-"}
