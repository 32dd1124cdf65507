"""Where the parser breaks a list off → its further items: 'two Iraqis, one Tunisian, one Chinese and an old man'."""

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from extraction.casualties.frames import frames
from extraction.casualties.people import is_aged, is_people
from extraction.counts import Counted

_LONGEST = 8  # words of one item
_ARTICLES = frozenset({"a", "an", "another"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUNS | {"JJ", "CD", "HYPH", "VBN", "POS"}
Figures = Callable[[Token], Counted | None]


def run_on(last: Token, counted: Figures) -> Iterator[Token]:
    """Heads of the items that follow this noun at once, each with its own number and none with a verb of its own."""
    doc, end = last.doc, last.sent.end
    while (start := _past_joint(doc, last.i + 1, end)) is not None:
        head = _item(doc, start, end, counted)
        if head is None or not is_people(head) or _has_verb(head, end):
            return
        yield head
        last = head


def before_aged(head: Token) -> Token | None:
    """'an 11-year-old and a 13-year-old girl': the first of them has no noun, and the parser loses it."""
    doc, first = head.doc, head.left_edge.i
    if first < 3 or doc[first - 1].lower_ != "and" or doc[first].lower_ not in _ARTICLES:
        return None
    before = doc[first - 2]
    return before if is_aged(before) and before.dep_ not in {"conj", "pobj", "dobj"} else None


def before_shared(noun: Token, counted: Figures) -> tuple[Token, Counted] | None:
    """'six Tavian and seven Sarnish soldiers': the first figure has only its people's name for a noun."""
    own = counted(noun)
    if own is None or own.first < 3 or own.head is None or own.head.i != noun.i:
        return None
    people, joint = noun.doc[own.first - 2], noun.doc[own.first - 1]
    figure = counted(noun.doc[own.first - 3])
    named = people.tag_ in {"JJ", "NNP"} and people.text[0].isupper()
    near = figure is not None and own.first > figure.last >= people.i - 1
    return (people, figure) if figure is not None and near and named and joint.lower_ == "and" else None


def _past_joint(doc: Doc, i: int, end: int) -> int | None:
    at = i
    if at < end and doc[at].text == ",":
        at += 1
    if at < end and doc[at].lower_ == "and":
        at += 1
    return at if i < at < end else None


def _item(doc: Doc, start: int, end: int, counted: Figures) -> Token | None:
    figure = counted(doc[start])
    if figure is not None:
        return figure.head if figure.first == start and not figure.part else None
    if doc[start].lower_ not in _ARTICLES:
        return None
    found: Token | None = None
    for i in range(start + 1, min(end, start + _LONGEST)):
        word = doc[i]
        if word.dep_ == "npadvmod":
            continue  # 'year' of 'a 13-year-old girl'
        if is_aged(word) or word.tag_ in _NOUNS:
            found = word
        elif word.tag_ not in _INSIDE or (found is not None and word.tag_ != "HYPH"):
            break
    return found


def _has_verb(head: Token, end: int) -> bool:
    """'killed two soldiers, three others were wounded': the three have a lot of their own."""
    after = head.doc[head.i + 1] if head.i + 1 < end else None
    own = after is not None and (after.tag_.startswith(("VB", "MD")) or after.lower_ in frames().states)
    return own or head.dep_ in _SUBJECTS
