"""A person's mention → role, affiliation, country: 'Ministry spokesperson Koo', 'Moon, an analyst for …'."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.registry.entry import Gender, gender_of_word, kind_of_noun, lexicon
from extraction.syntax import noun_phrase

_OF = frozenset({"of", "for", "at", "with", "from", "to"})
_LONGEST_TITLE = 6
_PARTY = re.compile(r"[,(]\s?([RD])\s?[-–—]\s?[A-Z]")  # 'Olga Reyes, R-Ariz.', as American papers write
_PARTIES = {"R": "Republican Party", "D": "Democratic Party"}
_RANKS = frozenset(
    {
        "deputy",
        "vice",
        "first",
        "former",
        "senior",
        "chief",
        "acting",
        "assistant",
        "associate",
        "interim",
        "then",
        "top",
    }
)


@dataclass(slots=True)
class Role:
    """What a mention says about its bearer; null = nothing."""

    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    gender: Gender | None = None
    offices: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


def role_of(head: Token, first: int) -> Role:
    """From the words before the name (tokens up to `first`) and the apposition behind it."""
    found = Role()
    left = _words_before(head, first)
    _read_title([t.text for t in left], found)
    for appos in head.children:
        if appos.dep_ == "appos" and appos.i > head.i and _is_role(appos):
            _read_apposition(appos, found)
    if head.dep_ == "appos" and _is_role(head.head) and head.head.i < first:
        _read_apposition(head.head, found)
    if party := _PARTY.match(head.doc[head.i + 1 : head.i + 5].text):
        found.affiliation = found.affiliation or _PARTIES[party[1]]
    return found


def _words_before(head: Token, first: int) -> list[Token]:
    begin = max(head.left_edge.i, first - 10)
    words = [head.doc[i] for i in range(begin, first)]
    cut = max((k for k, t in enumerate(words) if t.text in {",", ";", "(", "“", "and", "or"}), default=-1)
    return words[cut + 1 :]


def _is_role(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return token.pos_ in {"NOUN", "PROPN"} and (gazetteer().is_title(lemma) or gazetteer().is_title(token.text))


def _read_title(words: list[str], found: Role) -> None:
    """Title words stand right before the name; what is left of them is the affiliation."""
    book = gazetteer()
    for longest in range(min(_LONGEST_TITLE, len(words)), 0, -1):
        size = longest
        title = " ".join(words[-size:])
        if book.is_title(title):
            while size < len(words) and words[-size - 1].lower() in _RANKS:
                size += 1
            title = " ".join(words[-size:])
            found.gender = found.gender or gender_of_word(words[-1])
            found.titles.add(words[-1].lower().strip("."))
            if book.title_category(words[-1]) != "honorific":
                found.role = found.role or title
            if office := book.office_of(title):
                found.offices.add(office)
            _read_affiliation(words[:-size], found)
            return


def _read_affiliation(words: list[str], found: Role) -> None:
    words = [w for w in words if w.lower() not in lexicon()["determiners"] and w not in {"'s", "’s"}]
    for size in range(len(words), 0, -1):
        if state := gazetteer().demonym(" ".join(words[:size])) or gazetteer().country(" ".join(words[:size])):
            found.country = found.country or state.iso3
            break
    if words and (body := " ".join(words))[:1].isupper():
        state = gazetteer().demonym(body)
        found.affiliation = found.affiliation or (state.name if state else body)


def _read_apposition(noun: Token, found: Role) -> None:
    first, _ = noun_phrase(noun)
    words = [noun.doc[i].text for i in range(first, noun.i + 1)]
    _read_title([w for w in words if w.lower() not in {"the", "a", "an"}], found)
    found.gender = found.gender or gender_of_word(noun.lemma_.lower())
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in _OF:
            for inner in prep.children:
                if inner.dep_ == "pobj":
                    begin, end = noun_phrase(inner)
                    text = noun.doc[begin : end + 1].text
                    with_of = f"{' '.join(words[-1:])} {prep.text} {text}"
                    if office := gazetteer().office_of(with_of):
                        found.offices.add(office)
                        found.role = with_of
                    elif found.affiliation is None or kind_of_noun().get(inner.lemma_.lower()):
                        found.affiliation = text.removeprefix("the ").removeprefix("The ")
                    state = gazetteer().country(text)
                    found.country = found.country or (state.iso3 if state else None)
