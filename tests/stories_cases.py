"""The fixture tests/stories/articles.jsonl: marked articles → articles, and which incident each marked stretch tells.

A mark is [[type:incident|words]], type being c, d, m or s. An extracted event bears the label of the mark of its own
type that holds its trigger (a toll: its figure); events outside every mark bear none. A headline event that the body
repeats is the same event (codebook, 1): where both were extracted, the body's bears the label.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from extraction.extract import Extractor
from extraction.prepare import prepare, zones_of
from models.article import Article, RawArticle
from models.events import CasualtyEstimate, Event
from models.ids import sha256
from models.source import Record, SourceFile
from models.span import Span
from warehouse.records import Rows, rows_of

FIXTURE = Path(__file__).parent / "stories" / "articles.jsonl"
CONFUSABLES = FIXTURE.with_name("confusables.jsonl")  # the same actors, towns and figures in other events
HELD_OUT = FIXTURE.with_name("held_out.jsonl")  # no weight was ever set by looking at these
TYPES = {"c": "casualty", "d": "deployment", "m": "meeting", "s": "statement"}
_MARK = re.compile(r"\[\[(\w):([\w-]+)\|(.*?)\]\]", re.DOTALL)


class Mark(NamedTuple):
    """A stretch of an article's text, the type of event it tells, and the incident."""

    kind: str
    incident: str
    span: Span


class Told(NamedTuple):
    """An article and its marks."""

    article: Article
    marks: list[Mark]


class Found(NamedTuple):
    """An extracted event's label; article names the fixture's article."""

    article: str
    incident: str
    event: Event


def articles(path: Path = FIXTURE) -> list[Told]:
    """Every article of the fixture, prepared as the pipeline would, with its marks found again in the prepared text."""
    return [_told(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _told(row: dict[str, str]) -> Told:
    raw = RawArticle(
        source_file=f"{row['name']}.json", source_format="json", title=_plain(row["title"]), publisher=row["publisher"],
        published_on=row["published"], date_source="metadata", body=_plain(row["body"]),
    )  # fmt: skip
    article, _ = prepare(raw)
    return Told(article, list(_marks(article.text, row["title"] + row["body"])))


def _plain(marked: str) -> str:
    return _MARK.sub(r"\3", marked)


def _marks(text: str, body: str) -> Iterator[Mark]:
    after = 0
    for kind, incident, words in _MARK.findall(body):
        start = text.index(words, after)
        after = start + len(words)
        yield Mark(TYPES[kind], f"{kind}:{incident}", Span(start=start, end=after, text=words))


def label(event: Event, marks: Iterable[Mark]) -> str | None:
    """The incident whose mark holds the event's trigger or figure; None = no mark does."""
    at = event.count.span if isinstance(event, CasualtyEstimate) and event.count.span else event.trigger
    return next((mark.incident for mark in marks if mark.kind == event.type and mark.span.holds(at)), None)


def extracted(told: list[Told], extractor: Extractor, *, repeats: bool = False) -> tuple[list[Rows], list[Found]]:
    """Rows for the warehouse, and the events that bear a label; repeats: also headlines that the body repeats."""
    rows, found = [], []
    for one, (article, events) in zip(told, extractor.extract([t.article for t in told]), strict=True):
        rows.append(rows_for(article, events))
        name = article.source_file.removesuffix(".json")
        labelled = [Found(name, said, event) for event in events if (said := label(event, one.marks))]
        found += labelled
    return rows, found if repeats else told_once(found, told)


def told_once(found: list[Found], told: list[Told]) -> list[Found]:
    """Without headline events that the body of the same article repeats."""
    body = {t.article.article_id: len(t.article.title or "") for t in told}
    inside = {(f.article, f.incident) for f in found if f.event.trigger.start >= body[f.event.article_id]}
    return [
        f for f in found if f.event.trigger.start >= body[f.event.article_id] or (f.article, f.incident) not in inside
    ]


def rows_for(article: Article, events: list[Event], extractor: str = "stories") -> Rows:
    """What a worker would hand to the loader."""
    source = SourceFile(path=f"/stories/{article.source_file}", name=article.source_file)
    record = Record(source_file=article.source_file, data=b"", sha256=sha256(article.text))
    return rows_of(article, zones_of(article), events, extractor=extractor, record=record, source=source)
