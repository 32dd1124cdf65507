"""Names of one article → entries: surnames and acronyms join the full name they stand for."""

import datetime as dt
import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from config.gazetteer import gazetteer
from config.gazetteer_types import Person
from extraction.registry.acronyms import introduced
from extraction.registry.discourse import country_of_phrase
from extraction.registry.entry import Entry, as_printed, fold, gender_of_name, kind_of_noun, known
from extraction.registry.names import Name, names_of
from extraction.registry.roles import role_of
from models.actor import ActorKind

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "des", "la", "&"})
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "de",
        "del",
        "della",
        "da",
        "dos",
        "di",
        "do",
        "du",
        "le",
        "la",
        "st",
        "abu",
        "ter",
        "zu",
        "mc",
        "ould",
        "ag",
    }
)
_LEADING = frozenset({"head_of_state", "head_of_government", "supreme_leader", "leader"})
_NOT_A_NAME = re.compile(r"^(?:jr|sr|ii|iii|iv|mr|mrs|ms|dr)\.?$", re.IGNORECASE)


class Roster:
    """Which entry each name of the document belongs to. at(i) is token i's name and entry."""

    def __init__(self, doc: Doc, anchor: dt.date | None) -> None:
        self._doc = doc
        self._anchor = anchor
        self._at: dict[int, tuple[Name, Entry]] = {}
        self._written: dict[Name, tuple[tuple[str, ...], str]] = {}
        self.entries: list[Entry] = []
        names = names_of(doc)
        self._introduced = introduced(doc, names)
        surnames = {fold(self._words(n)[-1]) for n in names if n.label == "PERSON" and len(self._words(n)) > 1}
        names = [part for name in names for part in self._apart(name, surnames)]
        names += self._overlooked(names, surnames)
        for name in names:
            if not self._is_short(name, surnames):
                self._enlist(name, self._full(name))
        for name in names:
            if self._is_short(name, surnames):
                self._enlist(name, self._short(name))

    def at(self, token: Token) -> tuple[Name, Entry] | None:
        """The name that a token is part of."""
        return self._at.get(token.i)

    def _is_short(self, name: Name, surnames: set[str]) -> bool:
        """A surname alone, also where the model took it for something else: 'Varga', 'Bin Rashid', 'Al-Karim'."""
        if self._surname(name) is not None and name.label == "PERSON" and not name.known:
            return True
        if len(self._words(name)) > 1 or fold(self._text(name)) in self._introduced:
            return False
        if name.label == "PERSON":
            return True
        if name.known or (name.label in {"GPE", "NORP"} and _on_the_map(self._text(name))):
            return False
        return fold(self._text(name)) in surnames or self._famous(name, set()) is not None

    def _apart(self, name: Name, surnames: set[str]) -> list[Name]:
        """'Dorn and Reyes', which the model takes for a firm: two people who are named in full elsewhere."""
        tokens = list(self._doc[name.first : name.last + 1])
        if len(tokens) > 2 and name.label == "ORG" and name.first > 1:  # 'Secretary of Defense Ivan Dorn'
            office = self._doc[name.first - 2 : name.first + 1].text
            if gazetteer().office_of(office) is not None:
                return [Name(name.first + 1, name.last, "PERSON", known=False)]
        if len(tokens) != 3 or tokens[1].lower_ != "and" or name.known:
            return [name]
        both = tokens[0], tokens[2]
        known_people = all(fold(t.text) in surnames for t in both)
        return [Name(t.i, t.i, "PERSON", known=False) for t in both] if known_people else [name]

    def _overlooked(self, names: list[Name], surnames: set[str]) -> list[Name]:
        """Surnames of people named in full elsewhere, where the tagger saw a common noun ('Zelenskyy has offered')."""
        taken = {i for n in names for i in range(n.first, n.last + 1)}
        noun = (t for t in self._doc if t.tag_ == "NN" and t.text[:1].isupper() and t.i not in taken)
        return [
            Name(t.i, t.i, "PERSON", known=False)
            for t in noun
            if len(t.text) > 3 and (fold(t.text) in surnames or (len(t.text) > 6 and gazetteer().people_named(t.text)))
        ]

    def _words(self, name: Name) -> tuple[str, ...]:
        return self._read(name)[0]

    def _text(self, name: Name) -> str:
        return self._read(name)[1]

    def _read(self, name: Name) -> tuple[tuple[str, ...], str]:
        """Words and text of a name, read from the document once."""
        if name not in self._written:
            span = self._doc[name.first : name.last + 1]
            words = tuple(w for t in span if not _NOT_A_NAME.match(w := t.text) and w not in {"-", ","})
            text = as_printed(span.text)
            shouted = name.label == "PERSON" and " " in text and text.isupper()
            self._written[name] = (words, text.title() if shouted else text)
        return self._written[name]

    def _surname(self, name: Name) -> str | None:
        """The word behind particles: 'Van der Berg' → Berg; null where no particle opens the name."""
        words = [fold(w) for w in self._words(name)]
        opened = len(words) > 1 and all(w in _PARTICLES - {"abu"} for w in words[:-1])  # 'Abu Karim' is a name in full
        return words[-1] if opened else None

    def _enlist(self, name: Name, entry: Entry) -> None:
        if entry not in self.entries:
            self.entries.append(entry)
        for i in range(name.first, name.last + 1):
            self._at[i] = (name, entry)
        if entry.kind == "person":
            self._learn(name, entry)

    def _learn(self, name: Name, entry: Entry) -> None:
        head = self._doc[name.first : name.last + 1].root
        told = role_of(head, name.first)
        entry.role = told.role or entry.role
        entry.affiliation = told.affiliation or entry.affiliation
        entry.country = entry.country or told.country
        entry.gender = entry.gender or told.gender
        entry.offices |= told.offices
        entry.titles |= told.titles

    def _full(self, name: Name) -> Entry:
        words, text = self._words(name), self._text(name)
        full = self._introduced.get(fold(text))
        if full is not None and (here := self._at.get(full.first)) is not None and here[1].kind != "person":
            return here[1]
        for entry in self.entries:
            if fold(entry.name) == fold(text) or _same_person(entry, words, name.label):
                return entry
            if (
                entry.kind in {"government", "military"}
                and len(words) > 1
                and fold(entry.name).endswith(" " + fold(text))
            ):
                return entry  # 'the defence ministry' after 'Russia's defence ministry'
        book = self._of_country(name) or known(text, self._anchor)
        if book is not None and not (name.label == "PERSON" and book.kind == "government"):
            return next((e for e in self.entries if e.name == book.name and e.kind == book.kind), book)
        if name.label != "PERSON" and (long := self._spelled_out(text)) is not None:
            return long
        country = next(
            (c.iso3 for w in (*words, text) if (c := gazetteer().demonym(w) or gazetteer().country(w))), None
        )
        entry = Entry(text, _kind(name.label, words), words, country)
        if entry.kind in {"government", "military"} and country is None:  # 'Russia's defence ministry'
            entry.country = country_of_phrase(self._doc[name.first : name.last + 1].root)
        if entry.kind == "person":
            entry.gender = gender_of_name(words)
        elif words:
            entry.doubtful = len(words) <= 3 and kind_of_noun().get(words[-1].lower()) is None and not text.isupper()
        return entry

    def _of_country(self, name: Name) -> Entry | None:
        """'Russia's Security Council', 'the Iraqi Parliament': a state's own body, not its namesake that all know."""
        if name.label != "ORG" or name.first == 0:
            return None
        before = self._doc[name.first - 1]
        owner = self._doc[name.first - 2] if before.text in {"'s", "’s", "'", "’"} and name.first > 1 else before
        state = gazetteer().demonym(owner.text) or gazetteer().country(_ending_at(self._at, self._doc, owner))
        body = gazetteer().actor(self._text(name))
        if state is None or owner.is_sent_end or (body is not None and body.country == state.iso3):
            return None
        text, kind = self._text(name), body.kind if body is not None else _kind(name.label, self._words(name))
        if (body is None or not name.known) and (kind not in {"government", "military"} or " " not in text):
            return None
        forms = (f"{text} of {state.name}", *(f"{d} {text}" for d in state.demonyms[:1]))
        found = next((e for f in forms if (e := known(f, self._anchor)) is not None), None)
        return found or Entry(forms[-1], kind, tuple(forms[-1].split()), state.iso3)

    def _spelled_out(self, text: str) -> Entry | None:
        """The body whose initials the acronym shows: 'HRW' for Human Rights Watch."""
        form = text.replace(".", "")
        if not (2 <= len(form) <= 7 and form.isupper()):
            return None
        for entry in reversed(self.entries):
            if entry.kind != "person" and form in {_initials(entry.words), _initials(entry.words, small=True)}:
                return entry
        return None

    def _short(self, name: Name) -> Entry:
        """A single name: the bearer named in full before, else after, else someone whom everyone knows so."""
        word = self._surname(name) or fold(next(iter(self._words(name)), self._text(name)))
        bearers = [e for e in self.entries if e.kind == "person" and word in {fold(w) for w in e.words}]
        head = self._doc[name.first : name.last + 1].root
        told = role_of(head, name.first)
        fitting = [e for e in bearers if not (told.gender and e.gender and told.gender != e.gender)]
        by_surname = [e for e in fitting if fold(e.words[-1]) == word]
        before = [e for e in by_surname or fitting if self._first_place(e) < name.first]
        if found := (before[-1:] or (by_surname or fitting)[:1]):
            return found[0]
        return self._famous(name, told.offices) or Entry(self._text(name), "person", self._words(name))

    def _first_place(self, entry: Entry) -> int:
        return min((n.first for n, e in self._at.values() if e is entry), default=0)

    def _famous(self, name: Name, offices: set[str]) -> Entry | None:
        people = gazetteer().people_named(self._text(name))
        if offices:
            held = [
                p
                for p in people
                if any(t.office in offices and (not self._anchor or t.covers(self._anchor)) for t in p.terms)
            ]
            people = tuple(held) or tuple(p for p in people if any(t.office in offices for t in p.terms))
        else:
            people = _best_known(people, self._anchor)
        if len(people) != 1:
            return None
        entry = known(people[0].name, self._anchor)
        return next((e for e in self.entries if entry and e.name == entry.name), entry)


def _on_the_map(word: str) -> bool:
    """A country, a people or a place that the gazetteer knows: not a surname that the model took for one."""
    know = gazetteer()
    return bool(know.country(word) or know.demonym(word) or know.place(word) or know.seat(word))


def _ending_at(at: dict[int, tuple[Name, Entry]], doc: Doc, token: Token) -> str:
    name = at.get(token.i)
    return doc[name[0].first : name[0].last + 1].text if name is not None else token.text


def _best_known(people: Sequence[Person], on: dt.date | None) -> tuple[Person, ...]:
    """Whom a bare surname means: who leads a state on that day, else holds another office then, else ever led one."""
    holding = [(p, t) for p in people if (t := p.term(on)) is not None]
    leading = tuple(p for p, t in holding if t.office in _LEADING)
    ever = tuple(p for p in people if any(t.office in _LEADING for t in p.terms))
    return leading or tuple(p for p, _ in holding) or ever


def _same_person(entry: Entry, words: tuple[str, ...], label: str) -> bool:
    """'Hillary Clinton' and 'Hillary Rodham Clinton': first and last word agree, or one ends the other."""
    if label != "PERSON" or entry.kind != "person" or len(entry.words) < 2:
        return False
    mine, theirs = [fold(w) for w in words], [fold(w) for w in entry.words]
    if mine[-1] != theirs[-1]:
        return False
    return mine[0] == theirs[0] or (mine[0] in theirs and mine[0] not in _PARTICLES and len(mine) > 1)


def _kind(label: str, words: tuple[str, ...]) -> ActorKind:
    if label == "PERSON":
        return "person"
    if label == "GPE":
        return "government"
    kind = kind_of_noun().get(words[-1].lower()) if words else None
    return kind if kind and kind != "person" else "group" if label == "NORP" else "organisation"


def _initials(words: tuple[str, ...], *, small: bool = False) -> str:
    return "".join(w[0].upper() for w in words if w and (small or w.lower() not in _SMALL))
