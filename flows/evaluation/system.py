"""Read copy → events per file, in the shape the matchers compare."""

from pathlib import Path, PurePosixPath
from typing import Any

from flows.lookup import Row, rows

Events = dict[str, dict[str, list[dict[str, Any]]]]


def read_system(path: Path) -> Events:
    """All current events, by base name of their article's file and by type."""
    files = {row["article_id"]: _base(row["source_file"]) for row in rows(path, "from articles")}
    found: Events = {name: {} for name in files.values()}
    for kind, sql, shape in _KINDS:
        for row in rows(path, sql):
            found[files[row["article_id"]]].setdefault(kind, []).append(row | shape(row))
    parties: dict[str, list[list[str]]] = {}
    for row in rows(path, "from meeting_participants"):
        parties.setdefault(row["event_id"], []).append(_names(row, "participant", "participant_text"))
    for events in found.values():
        for meeting in events.get("meeting", []):
            meeting["participants"] = parties.get(meeting["event_id"], [])
    return found


def _statement(row: Row) -> Row:
    return {
        "speaker": _names(row, "speaker", "speaker_text"),
        "addressee": _names(row, "addressee", "addressee_text"),
        "reported_by": _names(row, "reported_by"),
        "place": _names(row, "place", "place_text"),
    }


def _meeting(row: Row) -> Row:
    return {"place": _names(row, "place", "place_text")}


def _deployment(row: Row) -> Row:
    return {
        "owner": _names(row, "force_owner", "force_text"),
        "destination": _names(row, "destination", "destination_text", "origin", "origin_text"),
        "place": _names(row, "place", "place_text"),
        **{bound: row[f"strength_{bound}"] for bound in ("low", "best", "high")},
    }


def _casualty(row: Row) -> Row:
    return {
        "victims": _names(row, "victims", "victims_text"),
        "estimator": _names(row, "estimator", "estimator_text"),
        "place": _names(row, "place", "place_text"),
        **{bound: row[f"count_{bound}"] for bound in ("low", "best", "high")},
    }


def _names(row: Row, *columns: str) -> list[str]:
    return [row[column] for column in columns if row[column]]


def _base(source_file: str) -> str:
    """'day.zip!wire/01.txt' → '01.txt', as gold files name it."""
    return PurePosixPath(source_file).name


_KINDS = (
    ("statement", "from statements", _statement),
    ("meeting", "from meetings", _meeting),
    ("deployment", "from deployments", _deployment),
    ("casualty", "from casualty_estimates", _casualty),
)
