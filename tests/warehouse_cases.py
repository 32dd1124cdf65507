"""A fictional article with one event of each type, built by hand, in as many variants as a test wants."""

import datetime as dt
import shutil
import tempfile
from functools import cache
from pathlib import Path

from models.actor import Actor, ActorMention
from models.article import Article, Zone
from models.dates import EventDate
from models.events import CasualtyEstimate, Deployment, Event, Meeting, Participant, Statement
from models.ids import article_id, event_id, sha256
from models.place import Place
from models.quantity import Quantity
from models.source import Record, SourceFile
from models.span import Span
from warehouse.records import Rows, rows_of
from warehouse.store import Warehouse

TEXT = """Veldoria sends troops to Port Amsel №{n}
LUNDEN, March 4 (Norvik Wire) — Veldoria sent about 300 soldiers to Port Amsel on Monday — “à la carte”, said Ana Reyes.
“We will not leave,” Reyes, the defence minister, told reporters. “Not this year.”
President Ilka Born met Tarkan envoy Sol Maddox in Lunden on Sunday.
At least 40 people were killed in the shelling, the Red Lantern aid group said.
"""
PUBLISHED = dt.date(2031, 3, 4)
REYES = Actor(name="Ana Reyes", kind="person", role="defence minister", affiliation="Veldoria", country="VEL")
BORN = Actor(name="Ilka Born", kind="person", role="President", country="VEL")
MADDOX = Actor(name="Sol Maddox", kind="person", role="envoy", country="TRK")
VELDORIA = Actor(name="Veldoria", kind="government", country="VEL", wikidata="Q1234")
LANTERN = Actor(name="Red Lantern", kind="organisation")


@cache
def _template() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory()
    with Warehouse.open(Path(folder.name) / "w.duckdb"):
        return folder


def empty(folder: Path, name: str = "w.duckdb") -> Path:
    """An empty warehouse file. Copied: migrating one for every test would take half a second each."""
    return Path(shutil.copy(Path(_template().name) / "w.duckdb", folder / name))


def article(n: int = 1, *, publisher: str | None = "Norvik Wire") -> Article:
    """Article number n; a different n is a different text."""
    text = TEXT.format(n=n)
    return Article(
        article_id=article_id(text, PUBLISHED.isoformat()), source_file=f"day/{n}.txt", source_format="text",
        title=text.partition("\n")[0], publisher=publisher, published_on=PUBLISHED, date_source="dateline",
        published_at=dt.datetime(2031, 3, 4, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))), language="en",
        text=text, word_count=len(text.split()), content_sha256=sha256(text),
    )  # fmt: skip


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text, the nth time from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words), text=words)


def zones(a: Article) -> tuple[Zone, ...]:
    first = a.text.index("\n") + 1
    return (Zone(start=0, end=first, kind="headline"), Zone(start=first, end=len(a.text), kind="body"))


def events(a: Article) -> list[Event]:
    """One statement, one meeting, one deployment, one casualty figure."""
    return [_statement(a), _meeting(a), _deployment(a), _casualty(a)]


def source(n: int = 1, *, path: str | None = None) -> SourceFile:
    return SourceFile(path=path or f"/somewhere/day/{n}.txt", name=f"day/{n}.txt", size=10, mtime_ns=n)


def record(a: Article) -> Record:
    return Record(source_file=a.source_file, data=a.text.encode(), sha256=sha256(a.text))


def rows(n: int = 1, *, extractor: str = "test-1", at: SourceFile | None = None) -> Rows:
    """The rows of article n, as a worker would give them."""
    a = article(n)
    return rows_of(a, zones(a), events(a), extractor=extractor, record=record(a), source=at or source(n))


def mention(a: Article, actor: Actor, words: str, nth: int = 0) -> ActorMention:
    return ActorMention(actor=actor, span=span(a.text, words, nth))


def _id(a: Article, kind: str, trigger: Span) -> str:
    return event_id(a.article_id, kind, trigger.start, trigger.end)


def _statement(a: Article) -> Statement:
    cue = span(a.text, "told")
    pieces = (span(a.text, "We will not leave"), span(a.text, "Not this year"))
    return Statement(
        event_id=_id(a, "statement", cue), article_id=a.article_id, trigger=cue,
        evidence=span(a.text, "“We will not leave,” Reyes, the defence minister, told reporters. “Not this year.”"),
        speakers=(mention(a, REYES, "Reyes", 1),), cue="tell", cue_span=cue, content=pieces, quotes=pieces,
        kind="direct", speech_act="reject", rule="quote+cue", confidence=0.9,
    )  # fmt: skip


def _meeting(a: Article) -> Meeting:
    trigger = span(a.text, "met")
    parties = (Participant(mention=mention(a, BORN, "Ilka Born"), role="host"),
               Participant(mention=mention(a, MADDOX, "Sol Maddox")))  # fmt: skip
    sunday = EventDate(
        date_from=dt.date(2031, 3, 2), date_to=dt.date(2031, 3, 2), precision="day", edtf="2031-03-02",
        basis="relative", span=span(a.text, "on Sunday"),
    )  # fmt: skip
    return Meeting(
        event_id=_id(a, "meeting", trigger), article_id=a.article_id, trigger=trigger, date=sunday,
        place=Place(name="Lunden", country="VEL", latitude=10.5, longitude=20.5, span=span(a.text, "Lunden")),
        evidence=span(a.text, "President Ilka Born met Tarkan envoy Sol Maddox in Lunden on Sunday."),
        participants=parties, format="in_person", rule="meet.v", confidence=0.8,
    )  # fmt: skip


def _deployment(a: Article) -> Deployment:
    trigger = span(a.text, "sent")
    return Deployment(
        event_id=_id(a, "deployment", trigger), article_id=a.article_id, trigger=trigger,
        evidence=span(a.text, "Veldoria sent about 300 soldiers to Port Amsel on Monday"),
        owner=mention(a, VELDORIA, "Veldoria", 1), force=span(a.text, "about 300 soldiers"), force_type="troops",
        strength=Quantity(
            low=300, best=300, high=300, rule="approximate", approximate=True, span=span(a.text, "about 300")
        ),
        strength_unit="persons",
        destination=Place(name="Port Amsel", country="TRK", span=span(a.text, "Port Amsel", 1)),
        status="deployed", attributed_to=mention(a, REYES, "Ana Reyes"), rule="send.v", confidence=0.7,
    )  # fmt: skip


def _casualty(a: Article) -> CasualtyEstimate:
    trigger = span(a.text, "killed")
    return CasualtyEstimate(
        event_id=_id(a, "casualty", trigger), article_id=a.article_id, trigger=trigger,
        evidence=span(a.text, "At least 40 people were killed in the shelling, the Red Lantern aid group said."),
        victims="people", victims_span=span(a.text, "people"), outcome="killed",
        count=Quantity(low=40, best=None, high=None, rule="at_least", span=span(a.text, "At least 40")),
        scope="incident", estimator=mention(a, LANTERN, "Red Lantern aid group"), cause=span(a.text, "the shelling"),
        rule="kill.v", confidence=0.6,
    )  # fmt: skip
