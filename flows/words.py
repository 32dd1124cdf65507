"""A row of an event view → one readable line."""

from collections.abc import Mapping
from typing import Any

Row = Mapping[str, Any]
CONTENT_WIDTH = 110  # characters of a statement's content that are shown


def describe(kind: str, row: Row) -> str:
    """The event in words: 'Ministry of Defence: 57 soldiers killed'."""
    return _marked(_WORDINGS[kind](row), row)


def _statement(row: Row) -> str:
    if row["cue"] == "according to":
        return f"According to {_joined(row['speaker'])}: “{shorten(row['content'])}”"
    cue = row["cue_text"] or "quoted"
    addressee = f" to {row['addressee']}" if row["addressee"] else ""
    return f"{_joined(row['speaker'])} ({cue}{addressee}): “{shorten(row['content'])}”"


def _meeting(row: Row) -> str:
    details = [row["status"], *([_plain(row["format"])] if row["format"] != "unknown" else []), row["place"]]
    return f"{_joined(row['participants'])}: meeting, {', '.join(filter(None, details))}"


def _deployment(row: Row) -> str:
    strength = count(row["strength_low"], row["strength_best"], row["strength_high"])
    unit = row["strength_unit"] if strength and row["strength_unit"] not in (None, "persons") else None
    force = " ".join(filter(None, (strength, unit or _plain(row["force_type"]))))
    way = f" from {row['origin']}" if row["origin"] else ""
    way += f" to {row['destination']}" if row["destination"] else ""
    return f"{row['force_owner']}: {force} {row['status']}{way}"


def _casualty(row: Row) -> str:
    figure = count(row["count_low"], row["count_best"], row["count_high"])
    estimator = f", according to {row['estimator']}" if row["estimator"] else ""
    return f"{figure} {row['victims']} {_plain(row['outcome'])}{estimator}"


_WORDINGS = {
    "statement": _statement,
    "meeting": _meeting,
    "deployment": _deployment,
    "casualty": _casualty,
}


def count(low: int | None, best: int | None, high: int | None) -> str:
    """A figure with its bounds: '57', '300–500', 'at least 40', 'up to 40'; empty when there is none."""
    if best is not None:
        return f"{best:,}"
    if low is not None and high is not None:
        return f"{low:,}–{high:,}"
    if low is not None:
        return f"at least {low:,}"
    return f"up to {high:,}" if high is not None else ""


def shorten(text: str, width: int = CONTENT_WIDTH) -> str:
    """The text on one line, cut at a word with '…' when longer than width."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + " …"


def _marked(words: str, row: Row) -> str:
    """Words that say how real it is, and when: a denied or planned event never reads as a fact."""
    marks = [row["date_text"], *([] if row["modality"] == "asserted" else [row["modality"]])]
    marks += ["negated"] if row["polarity"] == "negative" else []
    return f"{words} [{', '.join(filter(None, marks))}]" if any(marks) else words


def _joined(names: str) -> str:
    return names.replace(" | ", ", ")


def _plain(value: str | None) -> str:
    return (value or "").replace("_", " ")
