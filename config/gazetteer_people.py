"""leaders.yml → people with dated offices."""

from collections.abc import Iterator
from typing import Any

from config.gazetteer_load import reading, terms
from config.gazetteer_types import Person, Term
from config.lexicon import load_mapping
from config.titles import titles

# Words that belong to the family name: 'von der Leyen', 'bin Salman', 'al-Assad' (also just 'Assad').
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "da", "di", "del", "della", "dos", "du", "la", "le", "al", "el", "bin", "ibn",
     "ben", "bint", "abu", "abd", "ould", "ait", "st", "ter", "ten", "zu", "af", "ul"}
)  # fmt: skip
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v", "vi", "viii", "x", "xiv", "xvi"})


def people(home_of: dict[str, str | None]) -> Iterator[Person]:
    """Everyone in leaders.yml. home_of: organisation or group → its country, for people known only by such an office.

    Raises:
        SettingsError: a term that is no date, or facts about somebody who holds no office.
    """
    data: Any = load_mapping("leaders")
    held: dict[str, list[Term]] = {}
    for of, offices in data["holders"].items():
        for role, holders in offices.items():
            office = titles().office_of(role)
            for name, spans in holders.items():
                with reading("leaders", f"{of}, {role}, {name}"):
                    held.setdefault(name, []).extend(terms(role, office, of, spans))
    family_first = frozenset(data["family_name_first"])
    facts = data["people"]
    nationals = {name: country for country, names in data["nationals"].items() for name in names}
    for stray in (facts.keys() | nationals.keys()) - held.keys():
        with reading("leaders", stray):
            raise ValueError("has no office")
    for name, their_terms in held.items():
        with reading("leaders", name):
            known = facts.get(name) or {}
            home = known.get("from") or nationals.get(name) or _home(their_terms, home_of)
            yield _person(name, tuple(their_terms), known, home, family_first=home in family_first)


def _person(name: str, held: tuple[Term, ...], known: Any, home: str | None, *, family_first: bool) -> Person:  # noqa: ANN401
    return Person(
        name=name,
        aliases=tuple(known.get("aka", ())),
        surnames=tuple(known.get("sur") or _surnames(name, family_first=family_first)),
        country=home,
        terms=held,
        wikidata=known.get("q"),
    )


def _home(held: list[Term], home_of: dict[str, str | None]) -> str | None:
    """The country of the first office that belongs to one."""
    return next((country for term in held if (country := home_of.get(term.of, term.of))), None)


def _surnames(name: str, *, family_first: bool) -> tuple[str, ...]:
    """What later mentions use: the last word with its particles, and without them; the first word in East Asia."""
    words = name.split()
    if family_first and len(words) > 1:
        return (words[0],)
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    last, full = words[-1], " ".join(words[start:])
    bare = last.split("-", 1)[1] if last.lower().startswith(("al-", "el-", "as-", "ar-")) else last
    return tuple(dict.fromkeys((full, last, bare)))
