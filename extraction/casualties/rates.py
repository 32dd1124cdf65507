"""Figures that are no counts of victims: rates, ratios, shares, and harm that was only attempted."""

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.people import lemma

_SHARES = frozenset(
    {"half", "third", "thirds", "quarter", "quarters", "fifth", "percent", "%", "most", "majority", "fraction"}
)
_RATIOS = frozenset({"in", "of", "every"})


def is_no_count(f: Finding) -> bool:
    """True where the figure counts nobody who was harmed."""
    return _rate(f) or _ratio(f) or _share(f) or _only_tried(f.governor)


def _rate(f: Finding) -> bool:
    """'12 deaths per 100,000', 'one dies every 11 minutes'."""
    last = max(f.victims[1], f.head.i, f.trigger.i)
    window = f.head.doc[min(f.head.i, f.trigger.i) : min(f.unit.end, last + 4)]
    return any(t.lower_ in {"per", "every"} and t.i + 1 < f.unit.end and t.nbor(1).tag_ == "CD" for t in window)


def _ratio(f: Finding) -> bool:
    """'one person in five was hurt', and the five of it."""
    doc, head = f.head.doc, f.head
    if f.quantity.rule == "named":
        return False
    after = list(doc[head.i + 1 : min(f.unit.end, head.i + 4)])
    if len(after) == 3 and after[0].lower_ in {"in", "out"} and _small(after[1], after[2]):
        return True
    before = [t.lower_ for t in doc[max(f.unit.start, f.victims[0] - 2) : f.victims[0]]]
    return len(before) == 2 and before[1] == "in" and before[0] in {"one", "1", "two", "three"} and head.tag_ == "CD"


def _small(number: Token, next_: Token) -> bool:
    """The five of 'one in five': no year, and no noun that it counts."""
    return number.tag_ == "CD" and not next_.tag_.startswith("NN") and len(number.text) < 6 and not _year(number)


def _year(number: Token) -> bool:
    return number.text.isdigit() and 1000 < int(number.text) < 2200


def _share(f: Finding) -> bool:
    """'a third of the 300 villagers were killed' does not say that 300 were; 'half of the 90 injured' does."""
    first = f.victims[0]
    before = [t.lower_ for t in f.head.doc[max(f.unit.start, first - 2) : first]]
    return (
        len(before) == 2
        and before[1] == "of"
        and before[0] in _SHARES
        and f.trigger.i > max(f.head.i, f.victims[1]) + 1
        and not f.named
    )


def _only_tried(verb: Token) -> bool:
    """'attempted to kill two', 'a plot to kill 30', 'plotting to kill three'."""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return False
    while verb.dep_ == "conj":
        verb = verb.head
    return lemma(verb.head) in frames().tries and verb.head.i < verb.i
