"""System events, gold events → pairs, best first, each event used once."""

from collections.abc import Sequence

from flows.evaluation.match import Event, Matcher


def align(system: Sequence[Event], gold: Sequence[Event], matcher: Matcher) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs (system index, gold index); at equal score a required gold event goes first."""
    scored = [(matcher(s, g), i, j) for i, s in enumerate(system) for j, g in enumerate(gold)]
    scored.sort(key=lambda hit: (-hit[0], gold[hit[2]].get("optional", False)))
    used_system: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score > 0 and i not in used_system and j not in used_gold:
            used_system.add(i)
            used_gold.add(j)
            pairs.append((i, j))
    return pairs
