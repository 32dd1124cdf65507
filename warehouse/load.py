"""Batch → tables, in the caller's transaction: Arrow rows in, anti-joined against what is there."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from models.ids import sha256
from warehouse import tables as t
from warehouse.arrow import staged, utc_now
from warehouse.batch import Batch, LoadReport
from warehouse.records import Row, Rows
from warehouse.revise import load_records

# Rows that hang on an extraction; each has article_id, by which it finds its extraction.
_OF_EXTRACTION = (
    t.article_zones, t.events, t.event_fields, t.event_actors, t.event_places,
    t.statement_details, t.meeting_details, t.deployment_details, t.casualty_details,
)  # fmt: skip


def load_batch(connection: sa.Connection, batch: Batch, hashes: Mapping[str, str | None]) -> LoadReport:
    """Load a batch. What is there already is left alone, so that loading twice changes nothing.

    hashes: hex SHA-256 of the files it was read from, by path.
    """
    now = utc_now()
    once = _each_article_once(batch.articles)
    fresh = _without_current(connection, once)
    known_before = _known_articles(connection, list(once))
    _insert_missing(connection, t.articles, [a["articles"][0] | {"ingested_at": now} for a in once.values()])
    records = [
        r | {"file_sha256": hashes.get(str(r["source_path"]))} for a in batch.articles for r in a["source_records"]
    ]
    revised = load_records(connection, records, batch.run_id, now)
    _retire_extractions(connection, list(fresh), batch.run_id, now)
    _insert_extractions(connection, fresh, batch.run_id, now)
    _insert_missing(connection, t.actors, _distinct(fresh.values(), "actors"))
    _insert_missing(connection, t.actor_aliases, _distinct(fresh.values(), "actor_aliases"))
    return LoadReport(
        articles=len(once) - known_before,
        known=len(once) - len(fresh),
        revised=revised,
        words=sum(int(str(a["articles"][0]["word_count"])) for a in fresh.values()),
        events=Counter(str(event["type"]) for a in fresh.values() for event in a["events"]),
    )


def _each_article_once(articles: Sequence[Rows]) -> dict[str, Rows]:
    """Two files of a batch may hold one text: its events are loaded from the first."""
    once: dict[str, Rows] = {}
    for rows in articles:
        once.setdefault(str(rows["articles"][0]["article_id"]), rows)
    return once


def _without_current(connection: sa.Connection, once: Mapping[str, Rows]) -> dict[str, Rows]:
    """Articles that this extractor has not read yet, or not last."""
    x = t.extractions
    asked = [rows["extractions"][0] for rows in once.values()]
    with staged(connection, x, ["article_id", "extractor"], asked) as s:
        same = sa.and_(x.c.article_id == s.c.article_id, x.c.extractor == s.c.extractor, x.c.valid_to.is_(None))
        current = set(connection.scalars(sa.select(s.c.article_id).join(x, same)))
    return {key: rows for key, rows in once.items() if key not in current}


def _known_articles(connection: sa.Connection, ids: Sequence[str]) -> int:
    with staged(connection, t.articles, ["article_id"], [{"article_id": i} for i in ids]) as s:
        there = sa.select(sa.func.count()).select_from(t.articles).join(s, t.articles.c.article_id == s.c.article_id)
        return connection.scalar(there) or 0


def _insert_missing(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Insert those rows whose primary key is not there; the rows themselves are distinct."""
    if not rows:
        return
    names = [column.name for column in table.columns]
    with staged(connection, table, names, rows) as s:
        same = sa.and_(*(table.c[key.name] == s.c[key.name] for key in table.primary_key))
        missing = sa.select(*(s.c[name] for name in names)).where(~sa.exists().where(same))
        connection.execute(sa.insert(table).from_select(names, missing))


def _retire_extractions(connection: sa.Connection, ids: Sequence[str], run_id: str | None, now: dt.datetime) -> None:
    x = t.extractions
    with staged(connection, t.articles, ["article_id"], [{"article_id": i} for i in ids]) as s:
        connection.execute(
            sa.update(x)
            .where(x.c.valid_to.is_(None), x.c.article_id.in_(sa.select(s.c.article_id)))
            .values(valid_to=now, change_reason="reextracted", end_run_id=run_id)
        )


def _insert_extractions(
    connection: sa.Connection, fresh: Mapping[str, Rows], run_id: str | None, now: dt.datetime
) -> None:
    """The extractions, and every row that hangs on one, joined to it by article."""
    x = t.extractions
    acts = [_extraction(rows["extractions"][0], run_id, now) for rows in fresh.values()]
    with staged(connection, x, [c.name for c in x.columns], acts) as s:
        connection.execute(sa.insert(x).from_select([c.name for c in x.columns], sa.select(s)))
        for table in _OF_EXTRACTION:
            _insert_of(connection, table, s, [row for rows in fresh.values() for row in rows[table.name]])


def _insert_of(connection: sa.Connection, table: sa.Table, acts: sa.FromClause, rows: Sequence[Row]) -> None:
    if not rows:
        return
    names = [column.name for column in table.columns if column.name != "extraction_id"]
    with staged(connection, table, names, rows) as s:
        joined = sa.select(acts.c.extraction_id, *(s.c[name] for name in names)).join_from(
            s, acts, s.c.article_id == acts.c.article_id
        )
        connection.execute(sa.insert(table).from_select(["extraction_id", *names], joined))


def _extraction(row: Row, run_id: str | None, now: dt.datetime) -> Row:
    key = sha256(f"{row['article_id']}|{row['extractor']}|{now.isoformat()}")[:16]
    return row | {
        "extraction_id": f"x{key}", "run_id": run_id, "extracted_at": now, "valid_to": None, "change_reason": None,
        "end_run_id": None,
    }  # fmt: skip


def _distinct(articles: Iterable[Rows], table: str) -> list[Row]:
    """Rows of many articles, each primary key once."""
    keys = [key.name for key in t.metadata.tables[f"{t.CORE}.{table}"].primary_key]
    found: dict[tuple[object, ...], Row] = {}
    for rows in articles:
        for row in rows[table]:
            found.setdefault(tuple(row[key] for key in keys), row)
    return list(found.values())
