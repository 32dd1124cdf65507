"""What a user calls an article or an event → its rows in the read copy."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import WarehouseError

Row = dict[str, Any]
SHOWN_CANDIDATES = 10

ARTICLES = """
    from articles
    where article_id = $1
        or source_file = $1
        or contains(lower(source_file), lower($1))
        or contains(lower(title), lower($1))
    order by (article_id = $1 or source_file = $1) desc, published_on desc, article_id
"""
OF_ARTICLE = {
    "statement": "from statements where article_id = $1 order by evidence_start, event_id",
    "meeting": "from meetings where article_id = $1 order by evidence_start, event_id",
    "deployment": "from deployments where article_id = $1 order by evidence_start, event_id",
    "casualty": "from casualty_estimates where article_id = $1 order by evidence_start, event_id",
}
BY_ID = {
    "statement": "from statements where starts_with(event_id, $1)",
    "meeting": "from meetings where starts_with(event_id, $1)",
    "deployment": "from deployments where starts_with(event_id, $1)",
    "casualty": "from casualty_estimates where starts_with(event_id, $1)",
}
FIELDS_OF_ARTICLE = "from event_fields where article_id = $1 order by start_char, end_char"
FIELDS_OF_EVENT = "from event_fields where event_id = $1 order by start_char, end_char, field"


@dataclass(frozen=True)
class Event:
    """A row of an event view, and its fields' places."""

    kind: str
    row: Row
    fields: list[Row]


def rows(path: Path, sql: str, *parameters: object) -> list[Row]:
    """Rows as dictionaries."""
    from warehouse.query import query  # DuckDB: only when there is something to ask

    result = query(path, sql, parameters)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def article(path: Path, wanted: str) -> Row:
    """The one article that is meant by an id, or by a part of its file name or title.

    Raises:
        WarehouseError: none, or several; then the first few are named.
    """
    found = rows(path, ARTICLES, wanted)
    exact = [row for row in found if wanted in (row["article_id"], row["source_file"])]
    found = exact or found
    if len(found) == 1:
        return found[0]
    if not found:
        raise WarehouseError(path, f"no article's id, file or title has {wanted!r}")
    names = ", ".join(f"{row['article_id']} ({row['source_file']})" for row in found[:SHOWN_CANDIDATES])
    raise WarehouseError(path, f"{len(found)} articles have {wanted!r}: {names}")


def events(path: Path, article_id: str) -> list[Event]:
    """The events of an article, in text order."""
    places: dict[str, list[Row]] = {}
    for field in rows(path, FIELDS_OF_ARTICLE, article_id):
        places.setdefault(field["event_id"], []).append(field)
    found = [
        Event(kind, row, places.get(row["event_id"], []))
        for kind, sql in OF_ARTICLE.items()
        for row in rows(path, sql, article_id)
    ]
    return sorted(found, key=lambda event: (event.row["evidence_start"], event.row["event_id"]))


def event(path: Path, wanted: str) -> Event:
    """The one event whose id begins so.

    Raises:
        WarehouseError: none, or several.
    """
    found = [(kind, row) for kind, sql in BY_ID.items() for row in rows(path, sql, wanted)]
    if len(found) != 1:
        raise WarehouseError(path, f"{len(found) or 'no'} current events have an id that begins with {wanted!r}")
    kind, row = found[0]
    return Event(kind, row, rows(path, FIELDS_OF_EVENT, row["event_id"]))
