"""Reports of one sentence each, told by several outlets: what the marts and shapes are counted from."""

import datetime as dt
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import warehouse_cases as cases

from models.actor import Actor, ActorMention
from models.article import Article, Zone
from models.dates import UNDATED, EventDate
from models.events import CasualtyEstimate, Deployment, Event, Meeting, Participant, Statement
from models.ids import article_id, event_id, sha256
from models.place import Place
from models.quantity import Quantity
from models.source import Record, SourceFile
from models.span import Span
from warehouse.batch import Batch
from warehouse.records import Rows, rows_of
from warehouse.store import Warehouse

BORN = Actor(name="Ilka Born", kind="person", role="President", country="VEL")
MADDOX = Actor(name="Sol Maddox", kind="person", role="envoy", country="TRK", wikidata="Q42")
VELDORIA = Actor(name="Veldoria", kind="government", country="VEL", wikidata="Q1234")
LANTERN = Actor(name="Red Lantern", kind="organisation")
ARMY = Actor(name="Tarkan army", kind="military", country="TRK")
OFFICIALS = Actor(name="officials", kind="group", named=False)
AMSEL = Place(name="Port Amsel", country="TRK", latitude=4.5, longitude=-7.25, kind="city", precision=1, wikidata="Q99")
KELD = Place(name="Keld Province", country="TRK", latitude=5.0, longitude=-7.0, kind="province", precision=4)


def day(number: int) -> dt.date:
    """A day of March 2031."""
    return dt.date(2031, 3, number)


def on(number: int) -> EventDate:
    """A date of the event, to the day."""
    return EventDate(date_from=day(number), date_to=day(number), precision="day", edtf=f"2031-03-{number:02}",
                     basis="stated")  # fmt: skip


@dataclass
class Report:
    """One sentence, and the events read from it, made by the functions below. `words` are looked up in the sentence."""

    text: str
    on: dt.date | None = None
    publisher: str | None = "Norvik Wire"
    url: str | None = None
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.id = article_id(self.text, self.on.isoformat() if self.on else None)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start=start, end=start + len(words), text=words)

    def mention(self, actor: Actor, words: str | None = None) -> ActorMention:
        return ActorMention(actor=actor, span=self.span(words or actor.name))

    def _shared(self, kind: str, trigger: str) -> dict[str, Any]:
        span = self.span(trigger)
        return {
            "event_id": event_id(self.id, kind, span.start, span.end), "article_id": self.id, "trigger": span,
            "evidence": Span(start=0, end=len(self.text), text=self.text), "rule": f"{trigger}.v", "confidence": 0.8,
        }  # fmt: skip

    def toll(self, figure: str, *, low: int | None = None, best: int | None = None, high: int | None = None,
             trigger: str = "killed", estimator: Actor | None = None, **more: Any) -> "Report":  # fmt: skip
        count_ = Quantity(low=low, best=best, high=high, rule="exact", span=self.span(figure))
        who = self.mention(estimator) if estimator else None
        known: dict[str, Any] = {"victims": "people", "outcome": "killed", "scope": "incident"}
        self.events.append(
            CasualtyEstimate(**self._shared("casualty", trigger), count=count_, estimator=who, **(known | more))
        )
        return self

    def meeting(self, *parties: Actor, trigger: str = "met", **more: Any) -> "Report":
        there = tuple(Participant(mention=self.mention(actor)) for actor in parties)
        self.events.append(Meeting(**self._shared("meeting", trigger), participants=there, **more))
        return self

    def statement(self, speaker: Actor, cue: str, content: str, **more: Any) -> "Report":
        known: dict[str, Any] = {"kind": "indirect", "cue": cue, "content": (self.span(content),)}
        shared = self._shared("statement", cue) | {"speakers": (self.mention(speaker),)}
        self.events.append(Statement(**shared, **(known | more)))
        return self

    def deployment(self, owner: Actor, force: str, *, trigger: str = "sent", **more: Any) -> "Report":
        known: dict[str, Any] = {"force_type": "troops", "status": "deployed"}
        shared = self._shared("deployment", trigger)
        self.events.append(Deployment(**shared, owner=self.mention(owner), force=self.span(force), **(known | more)))
        return self

    def rows(self, name: str) -> Rows:
        article = Article(
            article_id=self.id, source_file=name, source_format="text", url=self.url, title=self.text[:60],
            publisher=self.publisher, published_on=self.on, date_source="metadata" if self.on else "none",
            language="en", text=self.text, word_count=len(self.text.split()), content_sha256=sha256(self.text),
        )  # fmt: skip
        whole = (Zone(start=0, end=len(self.text), kind="body"),)
        record = Record(source_file=name, data=self.text.encode(), sha256=sha256(self.text))
        source = SourceFile(path=f"/somewhere/{name}", name=name, size=1, mtime_ns=1)
        return rows_of(article, whole, self.events, extractor="test-1", record=record, source=source)


def strength(words: Span, number: int) -> Quantity:
    """An exact strength."""
    return Quantity(low=number, best=number, high=number, rule="exact", span=words)


def load(folder: Path, *reports: Report) -> Path:
    """A warehouse of these reports."""
    path = cases.empty(folder)
    numbers = count(1)
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([report.rows(f"{next(numbers)}.txt") for report in reports]))
    return path


def corpus() -> list[Report]:
    """Three outlets over a week: a shelling, a meeting, a deployment, and what is no fact about them."""
    first = Report(
        "At least 40 people were killed in Port Amsel, Red Lantern said.", day(4), url="https://norvik.example/1"
    )
    first.toll("At least 40", low=40, estimator=LANTERN, place=AMSEL.written(first.span("Port Amsel")), date=on(3))
    second = Report("The shelling killed 35 soldiers, the Tarkan army said.", day(4), "Lunden Post")
    second.toll("35", low=35, best=35, high=35, estimator=ARMY, victims="soldiers", victims_kind="military",
                victims_country="TRK")  # fmt: skip
    third = Report("President Ilka Born met Sol Maddox on Sunday.", day(4))
    third.meeting(BORN, MADDOX, date=on(2))
    fourth = Report("Ilka Born never met Red Lantern.", day(5), "Lunden Post")
    fourth.meeting(BORN, LANTERN, polarity="negative")
    fifth = Report("Veldoria sent 300 soldiers to Keld Province.", day(5))
    fifth.deployment(VELDORIA, "300 soldiers", strength=strength(fifth.span("300"), 300), strength_unit="persons",
                     destination=KELD.written(fifth.span("Keld Province")))  # fmt: skip
    sixth = Report("Veldoria plans: 900 soldiers sent to Keld Province.", day(6), None)
    sixth.deployment(VELDORIA, "900 soldiers", modality="planned", strength=strength(sixth.span("900"), 900),
                     strength_unit="persons", destination=KELD.written(sixth.span("Keld Province")))  # fmt: skip
    seventh = Report("“We accuse Veldoria,” Sol Maddox said.", day(8), "Lunden Post")
    seventh.statement(MADDOX, "said", "We accuse Veldoria", speech_act="accuse", kind="direct",
                      quotes=(seventh.span("We accuse"),), addressees=(seventh.mention(VELDORIA),))  # fmt: skip
    eighth = Report("It will rain, officials said.", None, "Lunden Post")
    eighth.statement(OFFICIALS, "said", "It will rain", date=UNDATED)
    silent = Report("Nothing happened in Lunden.", day(8), "Lunden Post")
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, silent]
