"""Reading → who says 'I' in a letter, address or press statement: named in its title or in its signature."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Unit
from models.actor import ActorMention

_KINDS = frozenset(
    "statement statements remarks letter address message speech memorandum proclamation declaration testimony "
    "communique communiqué op-ed column notice order".split()
)
_CLOSINGS = frozenset("sincerely respectfully yours regards truly faithfully cordially".split())
_LONGEST_SIGNATURE = 8  # words: name, rank, 'Jr.'


def author(context: Context) -> list[ActorMention]:
    """The author of a first-person document; empty for news, whose 'I' and 'we' stand in quotations."""
    for head in _named(context):
        found = context.actors(head)
        if found:
            return found
    return []


def _named(context: Context) -> Iterator[Token]:
    units = [u for u in context.reading.units if u.quote is None]
    yield from (h for u in units[:2] if (h := _in_title(context, u)) is not None)
    for above, below in zip(units[-4:], units[-3:], strict=False):
        words = context.reading.tokens(above)
        if words[0].lower_ in _CLOSINGS and len(words) <= 4:
            yield from _signature(context, below)


def _in_title(context: Context, unit: Unit) -> Token | None:
    """'Joint statement by the ministers of …', 'Remarks of the Secretary'."""
    for token in list(context.reading.tokens(unit))[:4]:
        if token.lower_ in _KINDS:
            by = next((c for c in token.children if c.lower_ in {"by", "from", "of"} and c.i <= token.i + 3), None)
            inner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
            if inner is not None:
                return inner
    return None


def _signature(context: Context, unit: Unit) -> Iterator[Token]:
    words = context.reading.doc[unit.start : unit.end]
    if len(words) <= _LONGEST_SIGNATURE and all(w.text[0].isupper() for w in words if w.is_alpha):
        yield words.root
