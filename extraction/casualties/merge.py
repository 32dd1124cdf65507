"""Findings → one finding a figure: repeats and anaphors of the same figure fall together."""

from collections.abc import Callable
from dataclasses import dataclass, field

from config.gazetteer import gazetteer
from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.people import lemma, words
from extraction.context import Context
from models.dates import EventDate

Claim = str | None


@dataclass
class Merged:
    """One figure with the sentences that tell it again. source: who says so."""

    first: Finding
    source: Claim
    again: list[Finding] = field(default_factory=list)


class Apart:
    """Tells whether two equal figures are told of different places or days: 'ten in Vell and ten in Orvash'."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __call__(self, a: Finding, b: Finding) -> bool:
        """True where both have a place, or both a day, and these differ; across sentences both must differ."""
        one, two = self._context.where(a.governor), self._context.where(b.governor)
        places = one is not None and two is not None and one.name != two.name
        day, other = self._context.when(a.governor), self._context.when(b.governor)
        dates = _elsewhen(day, other) or _elsewhen(other, day)
        return (places or dates) if a.unit.index == b.unit.index else (places and dates)


def _elsewhen(a: EventDate, b: EventDate) -> bool:
    return a.date_to is not None and b.date_from is not None and a.date_to < b.date_from


def merge(findings: list[tuple[Finding, Claim]], apart: Callable[[Finding, Finding], bool]) -> list[Merged]:
    """Fold repeats: same outcome, same numbers, victims that can be the same, no other source, place or day."""
    kept: list[Merged] = []
    told = _identities([f for f, _ in findings])
    for finding, source in findings:
        if id(finding) in told:
            continue
        twin = next((m for m in kept if _same(m, finding, source) and not _told_apart(m.first, finding, apart)), None)
        if twin is None:
            kept.append(Merged(finding, source))
        elif finding.unit.index != twin.first.unit.index or finding.trigger.i != twin.first.trigger.i:
            _fold(twin, finding, source)
    return kept


def _told_apart(a: Finding, b: Finding, apart: Callable[[Finding, Finding], bool]) -> bool:
    return a.head.i != b.head.i and apart(a, b)


def _fold(twin: Merged, finding: Finding, source: Claim) -> None:
    """One more sentence for a figure; a headline gives way to the body's fuller words."""
    if twin.first.unit.zone == "headline":
        twin.again.append(twin.first)
        twin.first = finding
    else:
        twin.again.append(finding)
    twin.source = twin.source or source


def _identities(findings: list[Finding]) -> set[int]:
    """Names that only tell who some counted victims were: as many names beside one verb as a figure counts."""
    figures = {(f.outcome, f.quantity.best) for f in findings if not f.named and not f.is_part}
    groups: dict[tuple[int, str], list[Finding]] = {}
    for f in findings:
        if f.named and not f.definite:
            groups.setdefault((f.trigger.i, f.outcome), []).append(f)
    return {id(f) for g in groups.values() if len(g) > 1 and (g[0].outcome, len(g)) in figures for f in g}


def _same(merged: Merged, b: Finding, source: Claim) -> bool:
    a = merged.first
    if a.outcome != b.outcome:
        return False
    if _bounds(a) != _bounds(b):
        return _headline_of(a, b)
    if a.head.i == b.head.i or (a.quantity.span and a.quantity.span == b.quantity.span):
        return True
    if a.unit.index == b.unit.index and a.trigger.i == b.trigger.i:
        return False
    if _one(a) and a.named and b.named and _names(a) & _names(b):
        return True  # who is named is not counted by anyone
    if a.is_part and b.is_part and "CD" in {a.head.tag_, b.head.tag_} and a.unit.index != b.unit.index:
        return False  # 'two of them' here and there
    if _one(a) and b.definite and lemma(a.head) == lemma(b.head):
        return True  # 'the officer' is the one told of, whoever tells it
    apart = merged.source is not None and source is not None and _differ(merged.source, source)
    return not apart and not b.quantity.additional and _compatible(a, b)


def _one(f: Finding) -> bool:
    return f.quantity.high == 1 and f.quantity.low == 1


def _differ(one: str, two: str) -> bool:
    """'the sources' may be 'opposition sources'."""
    a, b = set(one.lower().split()), set(two.lower().split())
    return not (a <= b or b <= a)


def _headline_of(a: Finding, b: Finding) -> bool:
    """'85 killed' above 'at least 85 soldiers were killed': headlines drop the qualifier."""
    number = a.quantity.best or a.quantity.low or a.quantity.high
    return (
        a.unit.zone == "headline"
        and b.unit.zone == "body"
        and number in {b.quantity.low, b.quantity.best, b.quantity.high}
    )


def _bounds(f: Finding) -> tuple[int | None, int | None, int | None]:
    return f.quantity.low, f.quantity.best, f.quantity.high


def _compatible(a: Finding, b: Finding) -> bool:
    """True where both may be the same people; single victims need the same name or noun, or a definite mention."""
    one = _one(a)
    if one and a.named and b.named and not (b.definite or a.definite):
        return _names(a) & _names(b) != set()
    if _peoples(a) and _peoples(b) and not _peoples(a) & _peoples(b):
        return False
    same_noun = lemma(a.head) == lemma(b.head)
    if same_noun:
        return not one or (a.unit.index != b.unit.index and (a.definite or not _told_anew(b))) or b.definite
    general = words("neutral")
    if one or (b.definite and not b.is_part and not a.is_part):
        return b.definite  # 'three guards were killed … the three men'
    return lemma(a.head) in general or lemma(b.head) in general or a.head.tag_ == "CD" or b.head.tag_ == "CD"


def _told_anew(f: Finding) -> bool:
    """'Later, a man was shot', 'In a separate attack': a sentence that opens upon something else."""
    opening = [t.lower_ for t in f.head.doc[f.unit.start : min(f.unit.end, f.unit.start + 4)]]
    return any(word in frames().anew for word in opening)


def _peoples(f: Finding) -> set[str]:
    """Whose people they are: 'four Russian generals' are not 'four Syrian generals'."""
    near = (f.head, *(c for c in f.head.children if c.dep_ in {"amod", "compound", "nmod"}))
    found = (gazetteer().demonym(t.text.removesuffix("s")) for t in near if t.text[0].isupper())
    return {country.iso3 for country in found if country is not None}


def _names(f: Finding) -> set[str]:
    return {t.text for t in f.head.doc[f.victims[0] : f.victims[1] + 1] if t.tag_ == "NNP"}
