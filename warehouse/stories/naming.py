"""Groups of events and the stories they were → the id of each group. Pure.

A story keeps its id while reports join; of two that merge the older id stays; of the parts into which one falls the
greatest keeps it. An id that was given once never names anything else.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from models.ids import sha256

Age = tuple[object, ...]


class Named(NamedTuple):
    """A group, its id, the event that founded the story if the id is new, and the ids it swallowed."""

    events: frozenset[str]
    story_id: str
    founder: str | None
    swallowed: tuple[str, ...]


def name_groups(
    groups: Iterable[frozenset[str]],
    held: Mapping[str, str],
    age: Mapping[str, Age],
    first: Callable[[str], Age],
    taken: Callable[[str], bool],
) -> list[Named]:
    """Give every group its id.

    held: event → the story it was last counted to; age: story id → what sorts older ids first; first: event → what
    sorts the earliest report first; taken: whether an id was ever given.
    """
    groups = list(groups)
    inherited: dict[frozenset[str], list[str]] = {}
    for story, heir in _heirs(groups, held).items():
        inherited.setdefault(heir, []).append(story)
    named = []
    for group in groups:
        won = sorted(inherited.get(group, ()), key=lambda s: (age[s], s))
        founder = None if won else min(group, key=first)
        story_id = won[0] if won else _new_id(str(founder), taken)
        named.append(Named(group, story_id, founder, tuple(won[1:])))
    return named


def _heirs(groups: Collection[frozenset[str]], held: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Story id → the group with most of its events; of equals the one with its founder, then the least event."""
    claims: dict[str, Counter[frozenset[str]]] = {}
    for group in groups:
        for event in group:
            if event in held:
                claims.setdefault(held[event], Counter())[group] += 1
    return {
        story: min(count, key=lambda group: (-count[group], "e" + story[1:] not in group, min(group)))
        for story, count in claims.items()
    }


def _new_id(founder: str, taken: Callable[[str], bool]) -> str:
    """'s' and the founder's digits; where that id lives on without its founder, digits made from both."""
    story_id, tried = "s" + founder[1:], 0
    while taken(story_id):
        tried += 1
        story_id = "s" + sha256(f"{founder}|{tried}")[:20]
    return story_id
