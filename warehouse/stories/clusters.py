"""Links between events → groups of events that tell one story. Pure; the order of the input changes nothing."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

Pair = tuple[str, str]


class Link(NamedTuple):
    """Two events and how surely they tell one story."""

    score: float
    a: str
    b: str


class Groups:
    """A union-find that knows which groups must never meet, and how many days lie within each."""

    def __init__(self, days: Mapping[str, dt.date] | None = None) -> None:
        self._span = {event: (day, day) for event, day in (days or {}).items()}
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}

    def find(self, event: str) -> str:
        """The event that stands for the group; a new event is a group of its own."""
        if event not in self._parent:
            self._parent[event], self._members[event] = event, [event]
        root = event
        while (parent := self._parent[root]) != root:
            self._parent[root] = root = self._parent[parent]
        return root

    def keep_apart(self, a: str, b: str) -> None:
        """The groups of the two are never united. Say so before uniting."""
        self._apart.setdefault(self.find(a), set()).add(self.find(b))
        self._apart.setdefault(self.find(b), set()).add(self.find(a))

    def within(self, a: str, b: str, reach: int) -> bool:
        """Whether the days of both groups together lie within so many; one without a day lies anywhere."""
        spans = [self._span[group] for group in (self.find(a), self.find(b)) if group in self._span]
        return not spans or (max(last for _, last in spans) - min(first for first, _ in spans)).days <= reach

    def unite(self, a: str, b: str) -> bool:
        """Make one group of two, unless they are kept apart; True when they are one now."""
        keep, lose = sorted((self.find(a), self.find(b)))
        if keep == lose:
            return True
        if lose in self._apart.get(keep, ()):
            return False
        if len(self._members[lose]) > len(self._members[keep]):
            keep, lose = lose, keep
        self._parent[lose] = keep
        self._members[keep] += self._members.pop(lose)
        spans = [self._span[group] for group in (keep, lose) if group in self._span]
        if spans:
            self._span[keep] = min(first for first, _ in spans), max(last for _, last in spans)
        for other in self._apart.pop(lose, set()):
            self._apart[other].discard(lose)
            self._apart[other].add(keep)
            self._apart.setdefault(keep, set()).add(other)
        return True

    def groups(self) -> list[frozenset[str]]:
        """All groups, by their least member."""
        return sorted((frozenset(members) for members in self._members.values()), key=min)


def neighbours(group: Iterable[str], days: Mapping[str, dt.date], reach: int) -> Iterator[Pair]:
    """Pairs of the group whose days lie within so many of each other, or of which one has no day; ordered."""
    dated = sorted((days[event], event) for event in group if event in days)
    for i, (day, event) in enumerate(dated):
        for later, other in islice(dated, i + 1, None):
            if (later - day).days > reach:
                break
            yield min(event, other), max(event, other)
    undated = sorted(event for event in group if event not in days)
    yield from combinations(undated, 2)
    yield from ((min(a, b), max(a, b)) for a in undated for _, b in dated)


def components(events: Iterable[str], together: Iterable[Sequence[str]], pairs: Iterable[Pair]) -> list[frozenset[str]]:
    """What hangs together at all, whatever speaks against it."""
    return clusters(events, together, [Link(0, a, b) for a, b in pairs], apart=())


def clusters(
    events: Iterable[str],
    together: Iterable[Sequence[str]],
    links: Iterable[Link],
    apart: Iterable[Pair],
    days: Mapping[str, dt.date] | None = None,
    reach: Mapping[str, int] | None = None,
) -> list[frozenset[str]]:
    """Groups of events: those that are together already, united by links, the surest first, unless kept apart.

    together: groups that stay whole; apart: pairs that never meet; reach: event → days within which its group lies. A
    link whose groups hold such a pair, or would reach further, is left out: daily reports in the same words are not one
    story.
    """
    made = Groups(days)
    for event in events:
        made.find(event)
    for group in together:
        for other in group[1:]:
            made.unite(group[0], other)
    for a, b in apart:
        if made.find(a) != made.find(b):
            made.keep_apart(a, b)
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        if reach is None or made.within(link.a, link.b, reach[link.a]):
            made.unite(link.a, link.b)
    return made.groups()
