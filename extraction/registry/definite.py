"""Definite description → the entries it stands for: 'the Russian leader', 'the ministry', 'the North', 'the pair'."""

import datetime as dt

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.registry.discourse import Discourse, country_of_phrase
from extraction.registry.entry import Entry, as_printed, known, lexicon
from extraction.registry.roster import Roster
from extraction.syntax import child

_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})
_BODY_HEAD = "head_of_organisation"
_TOP_OFFICES = frozenset({"head_of_state", "vice_president", "head_of_government"})


def person_noun(head: Token) -> bool:
    """True for a title or a word for a person: 'minister', 'Sen.', 'villager', 'head of the army'."""
    book = gazetteer()
    if book.is_title(head.lemma_.lower()) or book.is_title(head.text):
        return True
    hyphened = head.i >= 2 and head.nbor(-1).text == "-"
    if hyphened and book.is_title(as_printed(head.doc[head.i - 2 : head.i + 1].text)):
        return True
    return office_of(head) is not None


def office_of(head: Token) -> str | None:
    """The office that a noun names with the words before it or its 'of': 'foreign minister', 'head of state'."""
    book = gazetteer()
    left = [t.text for t in head.doc[head.left_edge.i : head.i + 1]]
    for start in range(len(left)) if book.ends_office(head.text) else ():
        words = " ".join(left[start:])
        if office := book.office_of(as_printed(words) if "-" in words else words):
            return office
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    return book.office_of(f"{head.text} of {inner.text}") if inner is not None else None


def _opening(head: Token) -> Token | None:
    """'The' of 'the U.N. secretary-general', which hangs on a word between."""
    first = head.doc[head.left_edge.i]
    return first if first.i < head.i and first.lower_ in _DEFINITE else None


def _shared(head: Token) -> Token | None:
    """'The front-runner and former secretary of state': one article for two roles of one person."""
    return child(head.head, "det") if head.dep_ == "conj" and head.tag_ == "NN" else None


class Descriptions:
    """Looks a description up among the names of the article and what was mentioned before it."""

    def __init__(self, roster: Roster, discourse: Discourse, anchor: dt.date | None) -> None:
        self._roster = roster
        self._discourse = discourse
        self._anchor = anchor

    def resolve(self, head: Token) -> list[Entry]:
        """The entries behind it; empty where it stands for nobody met before."""
        lemma = head.lemma_.lower()
        determiner = child(head, "det", "poss") or _opening(head) or _shared(head)
        definite = determiner is not None and (determiner.lower_ in _DEFINITE or determiner.dep_ == "poss")
        country = country_of_phrase(head)
        if (pair := self._pair(head, lemma, country)) or head.tag_ in {"NNS", "NNPS"}:
            return pair
        if lemma in lexicon()["stands_for"] and (own := self._own_name(head)) is not None:
            return [own]
        if lemma in lexicon()["quarters"] and definite:
            return self._quarter(lemma)
        if not (definite or country or head.text[:1].isupper()) or (
            determiner is not None and determiner.lower_ in {"a", "an"}
        ):
            return []
        if any(c.dep_ == "appos" and self._roster.at(c) for c in head.children):
            return []  # the name behind it says who
        if person_noun(head) or lemma in lexicon()["partisans"]:
            found = self._person(head, country)
        else:
            found = self._discourse.body(head) if definite and country is None else None
        if found is None and determiner is not None and determiner.lower_ in {"the", "this", "that"}:
            found = self._discourse.nameless(head) or self._discourse.in_focus(head)
        return [found] if found is not None else []

    def _person(self, head: Token, country: str | None) -> Entry | None:
        office, body = office_of(head), self._body(head)
        if office is None and body and country is None and head.lemma_.lower() in lexicon()["heads"]:
            office = _BODY_HEAD
        found = self._discourse.described(head, country, office)
        # 'The Secretary General of Japan's Secretariat' is not Japan's head of state.
        nation = country if office != _BODY_HEAD else None
        if found is None and office and (home := nation or body or self._home(head, office)):
            actor = gazetteer().office_holder(office, home, self._anchor)
            found = self._known_person(actor.name) if actor is not None and self._anchor else None
        return found

    def _own_name(self, head: Token) -> Entry | None:
        """'The Harrow Front rebel group', 'the Velm news agency': the body whose name stands before the noun."""
        for c in head.children:
            if c.dep_ in {"compound", "nmod"} and c.i < head.i and (here := self._roster.at(c)) is not None:
                entry = here[1]
                if here[0].last < head.i and entry.kind in {"group", "organisation", "military", "media"}:
                    return entry
        return None

    def _body(self, head: Token) -> str | None:
        """'NATO's chief', 'the U.N. secretary-general': the organisation whose head it is."""
        for c in head.doc[head.left_edge.i : head.i]:
            if (here := self._roster.at(c)) is not None and here[1].kind != "person" and here[1].country is None:
                return here[1].name
        of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = self._roster.at(of_object) if of is not None and (of_object := child(of, "pobj")) is not None else None
        return inner[1].name if inner is not None and inner[1].kind != "person" else None

    def _known_person(self, name: str) -> Entry | None:
        return next((e for e in self._roster.entries if e.name == name), None) or known(name, self._anchor)

    def _home(self, head: Token, office: str) -> str | None:
        """Whose 'the President' it is, in a paper that never says: the United States, if it is written in capitals
        and the article names that country or its capital's institutions.
        """
        if not head.text[:1].isupper() or office not in _TOP_OFFICES:
            return None
        named = {e.country for e in self._roster.entries if e.kind != "person"}
        return "USA" if office != "head_of_government" and (not named or "USA" in named) else None

    def _quarter(self, lemma: str) -> list[Entry]:
        countries = lexicon()["quarters"][lemma]
        named = {e.country for e in self._roster.entries}
        iso = next((c for c in countries if c in named), None)
        found = self._state(iso) if iso else None
        return [found] if found is not None else []

    def _state(self, iso: str) -> Entry | None:
        state = gazetteer().country_of(iso)
        entry = known(state.name, self._anchor) if state is not None else None
        return next((e for e in self._roster.entries if e.name == entry.name), entry) if entry is not None else None

    def _pair(self, head: Token, lemma: str, country: str | None) -> list[Entry]:
        """'The two leaders', 'both sides', 'the pair'."""
        pairs = lexicon()["pairs"]
        modifiers = {c.lower_ for c in head.children if c.i < head.i}
        if lemma in pairs["couple"] and modifiers == {"the"}:
            return self._discourse.pair(people=True)
        if head.tag_ not in {"NNS", "NNPS"} or country is not None or lemma not in pairs["people"] + pairs["sides"]:
            return []
        unsaid = modifiers == {"the"} and lemma in pairs["unsaid"]
        if not modifiers & {"two", "both"} and not unsaid:
            return []
        if lemma in pairs["states"]:
            lands = [e for iso in self._discourse.lands() if (e := self._state(iso)) is not None]
            if len(lands) == 2:
                return lands
        people = lemma in pairs["people"]
        title = people and gazetteer().title_category(lemma) not in {None, "private", "honorific"}  # 'men' says nothing
        return (self._discourse.colleagues(lemma) if title else []) or self._discourse.pair(people=people)
