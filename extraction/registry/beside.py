"""A description → the name beside it: in apposition, or where the parser did not tie the two together."""

from spacy.tokens import Token

from extraction.registry.definite import person_noun
from extraction.registry.entry import Entry, kind_of_noun
from extraction.registry.names import Name
from extraction.registry.roster import Roster
from extraction.syntax import child

_BODIES = frozenset({"media", "organisation", "government", "group"})
_PLACES = frozenset({"nsubj", "nsubjpass", "pobj"})
_LISTED = _PLACES | {"dobj", "conj"}
_OFFICE = frozenset({"of", "for", "to"})
_MISREAD = frozenset({"advmod", "npadvmod", "appos", "dobj", "dep", "nmod"})  # of a name that no other word asks for
_NAME_REACH = 10  # words between an office and the acronym of it
Found = tuple[Name, Entry]


def name_beside(roster: Roster, head: Token, first: int, last: int) -> Found | None:
    """The name that a description in tokens first … last introduces; null = it stands for itself."""
    return (
        _apposition(roster, head)
        or _right_behind(roster, head)
        or _behind_of(roster, head, last)
        or _before(roster, head, first, last)
    )


def officer(roster: Roster, head: Token) -> Found | None:
    """'Vellish army First Lieutenant Ivan Dorn': title and name right behind the body he belongs to."""
    for c in head.children:
        here = roster.at(c)
        if c.dep_ == "appos" and here is not None and here[0].label == "PERSON":
            between = head.doc[head.i + 1 : here[0].first]
            office = person_noun(head)  # 'Vell Special Envoy for Peru Ivan Dorn', an office taken for a body
            if len(between) and all(
                t.pos_ == "PROPN" or person_noun(t) or (office and t.pos_ == "ADP") for t in between
            ):
                return here
    return None


def _apposition(roster: Roster, head: Token) -> Found | None:
    """'His spokesman, Ivan Dorn'."""
    for c in head.children:
        here = roster.at(c)
        if c.dep_ == "appos" and here is not None and _introduces(head, here[1]):
            return here
    return None


def _introduces(head: Token, entry: Entry) -> bool:
    """'his lawyer, Ivan Dorn', 'the ombudsman, Leyla Sarkan', 'the news agency Velm'."""
    if head.tag_ not in {"NN", "NNP"}:
        return False
    if entry.kind == "person":
        return person_noun(head) or kind_of_noun().get(head.lemma_.lower()) in {None, "group"}
    return entry.kind in {"media", "organisation", "group"} and kind_of_noun().get(head.lemma_.lower()) in _BODIES


def _right_behind(roster: Roster, head: Token) -> Found | None:
    """'The news agency Velm has said', with two subjects."""
    if not _single(head) or head.i + 1 >= len(head.doc):
        return None
    behind = head.doc[head.i + 1]
    here = roster.at(behind)
    if here is None or here[0].first != behind.i or not _introduces(head, here[1]):
        return None
    tied = behind.head.i in {head.i, head.head.i} or (here[1].kind == "person" and _stray(_root(head, here[0])))
    return here if tied else None


def _stray(root: Token) -> bool:
    """'A call from his Peruvian counterpart Ina Reyes late on Sunday': the parser makes the name an adverb."""
    return root.dep_ in _MISREAD and not any(c.dep_ in {"case", "det", "poss", "amod"} for c in root.children)


def _behind_of(roster: Roster, head: Token, last: int) -> Found | None:
    """'Acting chief of staff of the armed forces Ivan Dorn said', 'the envoy for Peru Ina Reyes', 'the director of the
    European Centre, Ina Reyes,'.
    """
    if head.tag_ not in {"NN", "NNP"} or head.dep_ not in _LISTED or not person_noun(head):
        return None
    if child(head, "prep") is None or not (head.dep_ in _PLACES or head.tag_ == "NNP"):
        return None
    if (stray := _behind_acronym(roster, head)) is not None:
        return stray
    end = _end(head, last)
    after = roster.at(head.doc[end + 1]) if end + 1 < len(head.doc) else None
    here = after if after is not None and _tied(head, _root(head, after[0])) else roster.at(head.doc[end])
    if here is None or here[1].kind != "person":
        return None
    before = head.doc[here[0].first - 1]
    while before.dep_ == "compound" and before.pos_ == "PROPN" and before.i > head.i and person_noun(before):
        before = before.nbor(-1)  # 'the Chief of the Naval Staff Admiral Ivan Dorn'
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in _OFFICE), None)
    if before.text == ",":
        of = child(head, "prep")  # 'the spokesperson for the army, Ina Reyes,'
        before = before.nbor(-1)
    elif before.pos_ == "PROPN" and before.i <= head.i:
        return None
    named = before.pos_ in {"NOUN", "PROPN"} and before.i > head.i and not person_noun(before)
    return here if of is not None and named else None


def _tied(head: Token, root: Token) -> bool:
    return root.head.i == head.head.i or _stray(root)


def _behind_acronym(roster: Roster, head: Token) -> Found | None:
    """'The Chief of the Army Staff (COAS) General Ivan Dorn': the name behind the brackets, titles between."""
    doc, begin = head.doc, head.i + 1
    window = doc[begin : begin + _NAME_REACH]
    close = next((t.i for t in window if t.text == ")"), None)
    if close is None or close < begin + 3 or doc[close - 2].text != "(" or not doc[close - 1].is_upper:
        return None
    if any(t.pos_ in {"VERB", "AUX"} or t.text == "," for t in doc[begin:close]):
        return None
    behind = close + 1
    while behind + 1 < len(doc) and roster.at(doc[behind]) is None and doc[behind].dep_ == "compound":
        behind += 1
    here = roster.at(doc[behind]) if behind < len(doc) else None
    return here if here is not None and here[1].kind == "person" and here[0].first == behind else None


def _before(roster: Roster, head: Token, first: int, last: int) -> Found | None:
    """'Harrow, a project to count the dead, says', where the parser takes the project for the subject."""
    doc, end = head.doc, _end(head, last)
    determiner = child(head, "det")
    closed = "," in {doc[i].text for i in (last + 1, end, end + 1) if i < len(doc)}
    if first < 2 or doc[first - 1].text != "," or not closed or determiner is None:
        return None
    here = roster.at(doc[first - 2])
    same = here is not None and determiner.lower_ in {"a", "an"} and _root(head, here[0]).head.i == head.head.i
    return here if _single(head) and same else None


def _single(head: Token) -> bool:
    return head.tag_ in {"NN", "NNP"} and head.dep_ in _PLACES


def _end(head: Token, last: int) -> int:
    found = max((t.i for t in head.subtree if t.i > head.i and t.dep_ not in {"relcl", "acl"}), default=last)
    while found > last and head.doc[found].is_punct:
        found -= 1
    return found


def _root(head: Token, name: Name) -> Token:
    return head.doc[name.first : name.last + 1].root
