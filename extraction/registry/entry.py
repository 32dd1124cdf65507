"""Name mentions → the people, bodies and states of one article, each under one entry."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal

from config.gazetteer import gazetteer
from config.lexicon import load_yaml
from models.actor import Actor, ActorKind

Gender = Literal["m", "f"]


@dataclass(slots=True)
class Entry:
    """One actor of the article while it is being put together. words = the name's words, in order."""

    name: str
    kind: ActorKind
    words: tuple[str, ...]
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None
    wikidata: str | None = None
    gender: Gender | None = None
    offices: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)  # 'dr', 'gen': said before the name
    once: frozenset[str] = frozenset()  # offices held before
    named: bool = True
    doubtful: bool = False  # a name that only the statistical model calls a body; 'she' may show that it is a person

    def actor(self) -> Actor:
        """The entry as everyone else sees it."""
        return Actor(
            name=self.name,
            kind=self.kind,
            role=self.role,
            affiliation=self.affiliation,
            country=self.country,
            wikidata=self.wikidata,
            named=self.named,
        )


@cache
def lexicon() -> dict[str, Any]:
    """config/lexicons/actors.yml as it stands."""
    data = load_yaml("lexicons/actors.yml")
    return dict(data) if isinstance(data, dict) else {}


@cache
def kind_of_noun() -> dict[str, ActorKind]:
    """Lemma → kind; the first kind that lists a word wins."""
    kinds: dict[str, ActorKind] = {}
    for kind, words in lexicon()["kinds"].items():
        for word in words:
            kinds.setdefault(word, kind)
    return kinds


@cache
def _given_names() -> dict[str, Gender]:
    data: Any = load_yaml("lexicons/given_names.yml")
    return dict.fromkeys(data["male"].split(), "m") | dict.fromkeys(data["female"].split(), "f")


def gender_of_name(words: tuple[str, ...]) -> Gender | None:
    """By the given name, where it tells; only for names of two words or more."""
    return _given_names().get(fold(words[0])) if len(words) > 1 else None


def gender_of_word(word: str) -> Gender | None:
    """By a noun or honorific that tells: 'spokeswoman', 'Mr.'."""
    form = word.lower().rstrip(".")
    if form in lexicon()["male_words"]:
        return "m"
    return "f" if form in lexicon()["female_words"] else None


_SPACED = re.compile(r"\b([UED])\. (?=[SNKUC]\.)")  # 'U. S.', as some corpora write
_DASHED = re.compile(r"(?<=\w) - (?=\w)")


def as_printed(name: str) -> str:
    """A name without the blanks that tokenised text puts into it."""
    return _DASHED.sub("-", _SPACED.sub(r"\1.", name))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, without accents and dots."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower().replace(".", "")


def known(words: str, on: dt.date | None) -> Entry | None:
    """The gazetteer's actor of that name: people, states (also by seat), bodies, outlets."""
    book = gazetteer()
    state = book.seat(words)
    actor = state.actor() if state is not None else book.actor(words, on)
    if actor is None:
        return None
    entry = Entry(actor.name, actor.kind, tuple(actor.name.split()), actor.country, wikidata=actor.wikidata)
    if actor.kind == "person":
        entry.role, entry.affiliation = actor.role, actor.affiliation
        entry.gender = gender_of_name(entry.words)
        if actor.role and (office := book.office_of(actor.role)):
            entry.offices.add(office)
        person = book.person(words, on)
        entry.once = frozenset(t.office for t in person.terms if t.office) if person is not None else frozenset()
    return entry
