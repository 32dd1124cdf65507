"""GOLD.jsonl → gold documents.

One JSON object a line: {"file": "a.txt", "published": "2025-10-11", "events": [{"type": "statement", …}]}, and where
a file is marked for some types only, "annotated": [...] and "recall_only": [...].
The slots are those that slots.py compares.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.errors import MalformedError, UnreadableError

EVENT_TYPES = ("statement", "meeting", "deployment", "casualty")
REQUIRED = {
    "statement": ("speaker", "content"),
    "meeting": ("participants",),
    "deployment": ("owner",),
    "casualty": ("outcome",),
    "casualty_total": ("outcome", "total"),
}
Event = Mapping[str, Any]


@dataclass(frozen=True)
class GoldDoc:
    """One article's marks. `annotated`: types marked at all; `recall_only`: types marked in part."""

    file: str
    events: tuple[Event, ...]
    annotated: frozenset[str] = frozenset(EVENT_TYPES)
    recall_only: frozenset[str] = field(default_factory=frozenset)

    def of(self, kind: str) -> list[Event]:
        """The gold events of one type."""
        return [event for event in self.events if event["type"] == kind]


def read_gold(path: Path) -> list[GoldDoc]:
    """All documents of a gold file.

    Raises:
        UnreadableError: no such file. MalformedError: a line that is no gold document; the line is named.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(path, f"cannot be read ({type(error).__name__})") from error
    return [_document(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _document(path: Path, number: int, line: str) -> GoldDoc:
    try:
        doc = json.loads(line)
        return GoldDoc(
            file=doc["file"],
            events=tuple(map(_checked, doc["events"])),
            annotated=frozenset(doc.get("annotated", EVENT_TYPES)),
            recall_only=frozenset(doc.get("recall_only", ())),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise MalformedError(path, f"line {number} is no gold document ({error!r})") from error


def _checked(event: dict[str, Any]) -> Event:
    missing = [slot for slot in REQUIRED[event["type"]] if slot not in event]
    if missing:
        raise KeyError(*missing)
    return event
