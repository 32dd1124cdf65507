"""Features → blocks. Only events that share a block are compared; a block is what two reports of one event share."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from warehouse.stories.features import Row

NAMES = 10  # names of event and lead that make blocks
WORDS = 5  # longest stems of a statement, in pairs: reports that name its speaker differently still share one


def key_rows(feature: Row, setting_names: str | None) -> Iterator[Row]:
    """One row per block of the event, with the day in the middle of its days."""
    blocks = sorted({"|".join(map(str, block)) for block in _blocks(feature, (setting_names or "").split())})
    return ({"event_id": feature["event_id"], "block": block, "day": _day(feature)} for block in blocks)


def _blocks(f: dict[str, Any], setting: list[str]) -> Iterator[tuple[object, ...]]:
    actors = sorted({actor.split(" ")[-1] for actor in f["actors"].split("|")}) if f["actors"] else []
    names = [n for n in [*(f["names"] or "").split(), *setting] if not n.isdecimal()][:NAMES]
    match f["event_type"]:
        case "statement":
            yield from (("s", "who", actor) for actor in actors)
            stems = sorted((f["words"] or "").split(), key=lambda s: (-len(s), s))[:WORDS]
            yield from (("s", "words", *sorted((a, b))) for i, a in enumerate(stems) for b in stems[i + 1 :])
        case "meeting":
            yield from (("m", "who", actor) for actor in actors)
            if f["actor_countries"]:
                yield "m", "countries", f["actor_countries"]
            if f["place"]:
                yield "m", "where", f["place"]
        case "deployment":
            owners = actors or ["?"]
            yield from (("d", f["kind"], owner, name) for owner in owners for name in {*names, f["place"]})
            yield from (("d", f["kind"], owner, f["figure_low"]) for owner in owners if f["figure_low"])
        case _:
            places = {*names, f["place"]} - {None}
            yield from (("c", f["kind"], name) for name in places)
            yield from (("c", f["kind"], name, f["figure_low"]) for name in places if f["figure_low"])


def _day(f: dict[str, Any]) -> dt.date | None:
    """The last day: the stated one, or that of the report."""
    day: dt.date | None = f["day_to"] or f["day_from"]
    return day
