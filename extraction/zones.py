"""Article text → zones, tiling it in order: what is read for events and what is not."""

from models.article import Zone


def find_zones(text: str, title: str | None) -> tuple[Zone, ...]:
    """The zones of a text whose headline, if any, is its first line."""
    if not text:
        return ()
    split = len(title) + 1 if title and text.startswith(title + "\n") else 0
    head = (Zone(start=0, end=split, kind="headline"),) if split else ()
    return (*head, Zone(start=split, end=len(text), kind="body")) if split < len(text) else head
