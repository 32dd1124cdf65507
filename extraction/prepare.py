"""RawArticle → Article and its zones."""

import datetime as dt
from typing import NamedTuple

from extraction.datelines import Dateline
from extraction.headline import find_headline
from extraction.language import detect_language
from extraction.paragraphs import clean_line, clean_paragraphs
from extraction.stamps import find_stamp
from extraction.zones import find_zones, first_dateline
from models.article import Article, DateSource, RawArticle, Zone
from models.ids import article_id, sha256


class _Published(NamedTuple):
    at: dt.datetime | None  # UTC
    on: dt.date | None
    source: DateSource


def prepare(raw: RawArticle) -> tuple[Article, tuple[Zone, ...]]:
    """Clean the text, find headline, dateline, date and language; the zones tile Article.text in order.

    Preparing a prepared text again changes nothing.
    """
    paragraphs = clean_paragraphs(raw.body)
    title = clean_line(raw.title or "") or find_headline(paragraphs)
    text = "\n".join(_under_headline(title, paragraphs))
    zones = find_zones(text, title)
    dateline = first_dateline(text, zones)
    published = _published(raw, dateline, text, zones)
    article = Article(
        article_id=article_id(text, published.on.isoformat() if published.on else None),
        source_file=raw.source_file,
        source_format=raw.source_format,
        url=raw.url,
        title=title,
        author=raw.author,
        publisher=raw.publisher or (dateline.agency if dateline else None),
        dateline_place=dateline.place if dateline else None,
        published_at=published.at,
        published_on=published.on,
        date_source=published.source,
        language=detect_language(text, raw.language),
        text=text,
        word_count=len(text.split()),
        content_sha256=sha256(text),
    )
    return article, zones


def zones_of(article: Article) -> tuple[Zone, ...]:
    """The zones of a stored article, the same that prepare gave."""
    return find_zones(article.text, article.title)


def _under_headline(title: str | None, paragraphs: list[str]) -> list[str]:
    if title is None or (paragraphs and paragraphs[0] == title):
        return paragraphs
    return [title, *paragraphs]


def _published(raw: RawArticle, dateline: Dateline | None, text: str, zones: tuple[Zone, ...]) -> _Published:
    """The date by metadata, header, dateline or time stamp, in that order; a stamp of the same day adds its time."""
    stamps = [find_stamp(text[zone.start : zone.end]) for zone in zones if zone.kind == "timestamp"]
    days = [stamp for stamp in stamps if stamp and stamp.day]
    if raw.published_at:
        return _Published(raw.published_at, raw.published_at.astimezone(dt.UTC).date(), raw.date_source)
    if raw.published_on:
        same = [stamp.instant for stamp in days if stamp.instant and stamp.day == raw.published_on]
        return _Published(same[0] if same else None, raw.published_on, raw.date_source)
    if dateline and dateline.day:
        return _Published(None, dateline.day, "dateline")
    if days:
        return _Published(days[0].instant, days[0].day, "timestamp")
    return _Published(None, None, "none")
