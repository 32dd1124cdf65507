"""First paragraph → headline or none."""

import re
from collections.abc import Sequence

_LONGEST = 160  # characters; the longest headlines of dailies stay under it
_CLOSED = re.compile(r"[.!?:;,…][\"”'’)]*$")


def find_headline(paragraphs: Sequence[str]) -> str | None:
    """The first line if it stands there as a headline: short, no sentence of its own, longer copy below."""
    if len(paragraphs) < 2 or len(paragraphs[0]) > _LONGEST:
        return None
    first = paragraphs[0]
    if _CLOSED.search(first) or max(map(len, paragraphs[1:])) <= len(first):
        return None
    return first
