"""Names of one article → the short forms it introduces itself: 'the Harbour Union (HU)', 'the Union, known as HU'."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc

from extraction.registry.entry import fold
from extraction.registry.names import Name

_SHORTEST, _LONGEST = 2, 9
_BETWEEN = 7  # tokens from the name to its short form: 'known by its Kurdish acronym'
_SAYING = frozenset({"known", "acronym", "abbreviated", "abbreviation", "called", "initials"})


def introduced(doc: Doc, names: Sequence[Name]) -> dict[str, Name]:
    """Folded short form → the full name it was given to, the first time."""
    found: dict[str, Name] = {}
    for long, short in pairwise(names):
        if _bracketed(doc, long, short) or _known_as(doc, long, short):
            full, form = (long, short) if _is_short(doc, short) else (short, long)
            if _is_short(doc, form) and full.last > full.first and full.label != "PERSON":
                found.setdefault(fold(_text(doc, form)), full)
    return found


def _bracketed(doc: Doc, long: Name, short: Name) -> bool:
    closes = short.last + 1 < len(doc) and doc[short.last + 1].text in {")", ",", ";", "]"}
    return short.first - long.last == 2 and doc[long.last + 1].text in {"(", "["} and closes


def _known_as(doc: Doc, long: Name, short: Name) -> bool:
    between = doc[long.last + 1 : short.first]
    if len(between) > _BETWEEN or doc[long.first].sent != doc[short.first].sent:
        return False
    return any(t.lower_ in _SAYING for t in between) and between[-1].lower_ in {"as", "acronym", "initials", "called"}


def _is_short(doc: Doc, name: Name) -> bool:
    """'HU', 'NPF', 'PYD', 'AfD': one word, at least half of it capitals."""
    text = _text(doc, name).replace(".", "")
    capitals = sum(c.isupper() for c in text)
    return name.first == name.last and _SHORTEST <= len(text) <= _LONGEST and capitals >= max(2, len(text) / 2)


def _text(doc: Doc, name: Name) -> str:
    return doc[name.first : name.last + 1].text
