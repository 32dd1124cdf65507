"""Article and its events → plain rows by table. Pure and picklable: workers call it; nothing here knows a database."""

import datetime as dt
import os
from collections.abc import Iterator, Sequence

from models.article import Article, Zone
from models.events import CasualtyEstimate, Deployment, Event, Meeting, Statement, field_spans
from models.source import Record, SourceFile
from warehouse.details import casualty_row, deployment_row, meeting_row, statement_row
from warehouse.links import actor_rows, alias_rows, link_rows
from warehouse.whereabouts import place_rows

Row = dict[str, object]
Rows = dict[str, list[Row]]

# Where the model's word differs from the column the reader sees.
COLUMN_OF_FIELD = {
    "owner": "force_owner", "force": "force_text", "strength": "strength_text", "count": "count_text",
    "date": "date_text",
}  # fmt: skip


def rows_of(
    article: Article,
    zones: Sequence[Zone],
    events: Sequence[Event],
    *,
    extractor: str,
    record: Record | None = None,
    source: SourceFile | None = None,
) -> Rows:
    """All rows of one article, keyed by table of schema `core`.

    record and source say where it was read; both None for an article taken from the warehouse again (reextract).
    """
    rows: Rows = {
        "articles": [_article_row(article)],
        "extractions": [{"article_id": article.article_id, "extractor": extractor}],
        "article_zones": [
            {"article_id": article.article_id, "zone_start": z.start, "zone_end": z.end, "kind": z.kind} for z in zones
        ],
        "source_records": [_record_row(article, record, source)] if record and source else [],
        "events": [_event_row(event) for event in events],
        "event_fields": [row for event in events for row in _field_rows(event)],
        "event_actors": [row for event in events for row in link_rows(event)],
        "event_places": [row for event in events for row in place_rows(event)],
        "statement_details": [statement_row(event) for event in events if isinstance(event, Statement)],
        "meeting_details": [meeting_row(event) for event in events if isinstance(event, Meeting)],
        "deployment_details": [deployment_row(event) for event in events if isinstance(event, Deployment)],
        "casualty_details": [casualty_row(event) for event in events if isinstance(event, CasualtyEstimate)],
    }
    rows["actors"] = actor_rows(rows["event_actors"])
    rows["actor_aliases"] = alias_rows(rows["event_actors"])
    return rows


def source_path(source: SourceFile) -> str:
    """A file's identity: its absolute path, so that equal names in two folders stay two files; '-' stays '-'."""
    return source.path if source.path == "-" else storable(os.path.abspath(source.path))  # noqa: PTH100 - text only


def storable(name: str) -> str:
    """A file name that UTF-8 can hold: bytes that were no UTF-8 on disk are written out as escapes."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _article_row(article: Article) -> Row:
    return {
        "article_id": article.article_id,
        "title": article.title,
        "dateline_place": article.dateline_place,
        "published_at": _utc(article.published_at),
        "published_on": article.published_on,
        "date_source": article.date_source,
        "language": article.language,
        "text": article.text,
        "word_count": article.word_count,
        "content_sha256": article.content_sha256,
    }


def _record_row(article: Article, record: Record, source: SourceFile) -> Row:
    return {
        "source_path": source_path(source),
        "source_file": storable(record.source_file),
        "article_id": article.article_id,
        "record_sha256": record.sha256,
        "source_format": article.source_format,
        "url": article.url,
        "author": article.author,
        "publisher": article.publisher,
    }


def _event_row(event: Event) -> Row:
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "type": event.type,
        "trigger_text": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "evidence": event.evidence.text,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        **_date_columns(event),
        **_place_columns(event),
        "polarity": event.polarity,
        "modality": event.modality,
        "attributed_to": event.attributed_to.actor.name if event.attributed_to else None,
        "attributed_to_text": event.attributed_to.span.text if event.attributed_to else None,
        "confidence": event.confidence,
        "rule": event.rule,
    }


def _date_columns(event: Event) -> Row:
    date = event.date
    return {
        "date_text": date.span.text if date.span else None,
        "date_from": date.date_from,
        "date_to": date.date_to,
        "date_precision": date.precision,
        "date_edtf": date.edtf,
        "date_basis": date.basis,
    }


def _place_columns(event: Event) -> Row:
    place = event.place
    return {
        "place": place.name if place else None,
        "place_text": place.span.text if place and place.span else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def _field_rows(event: Event) -> Iterator[Row]:
    for piece in field_spans(event):
        yield {
            "event_id": event.event_id,
            "article_id": event.article_id,
            "field": COLUMN_OF_FIELD.get(piece.field, piece.field),
            "text": piece.span.text,
            "start_char": piece.span.start,
            "end_char": piece.span.end,
        }


def _utc(moment: dt.datetime | None) -> dt.datetime | None:
    # The warehouse keeps UTC without a zone: BI tools shift zoned times to their own clock.
    return moment.astimezone(dt.UTC).replace(tzinfo=None) if moment and moment.tzinfo else moment
