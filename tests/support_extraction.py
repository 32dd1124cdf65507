"""Text → events, for sentence tests. The pipeline is loaded once a process."""

import datetime as dt

from extraction.extract import Extractor
from extraction.prepare import prepare
from models.article import RawArticle
from models.events import Event

EXTRACTOR = Extractor()
DAY = dt.date(2031, 5, 14)  # a Wednesday


def events(text: str, published: dt.date | None = DAY) -> list[Event]:
    """All events of a plain text without headline."""
    raw = RawArticle(source_file="sample.txt", source_format="text", body=text, published_on=published)
    article, _ = prepare(raw)
    return EXTRACTOR.extract([article])[0][1]
