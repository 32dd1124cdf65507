"""Articles → events. The whole way inside one process."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import config
from extraction import casualties, deployments, meetings, statements
from extraction.confidence import confidence
from extraction.context import Context
from extraction.document import Reading
from extraction.pipeline import DEFAULT_MODEL, load, parse
from extraction.prepare import zones_of
from extraction.registry import Registry
from models.article import Article
from models.events import Event, Statement

VERSION = "0.1.0"


class Extractor:
    """Finds the four events in articles. Loads its pipeline when first used."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model

    @cached_property
    def version(self) -> str:
        """Code version, model with its version, hash of all lexicons: 'dateline 0.1.0 · … · lexicons 1a2b3c4d'."""
        meta = load(self.model).meta
        return f"dateline {VERSION} · {self.model} {meta['version']} · lexicons {lexicon_hash()}"

    def extract(self, articles: Sequence[Article]) -> list[tuple[Article, list[Event]]]:
        """Each article with its events, in order. Articles that are not English are kept and not read."""
        english = [a for a in articles if a.language in {"en", None}]
        found = dict(zip((id(a) for a in english), self._events(english), strict=True))
        return [(a, found.get(id(a), [])) for a in articles]

    def _events(self, articles: Sequence[Article]) -> Iterator[list[Event]]:
        readings = parse(load(self.model), [(a, zones_of(a)) for a in articles])
        return (events_of(reading) for reading in readings)


def events_of(reading: Reading) -> list[Event]:
    """All events of a parsed article, in text order."""
    anchor = reading.article.published_on
    context = Context(reading, Registry(reading, anchor), anchor)
    said = statements.find(context)
    context.statements = [s for s in said if isinstance(s, Statement)]
    events = [*said, *meetings.find(context), *deployments.find(context), *casualties.find(context)]
    scored = [e.model_copy(update={"confidence": confidence(e)}) for e in events]
    return sorted(scored, key=lambda e: (e.trigger.start, e.type))


def lexicon_hash() -> str:
    """Eight hex digits over all YAML files of config/."""
    digest = hashlib.sha256()
    for path in sorted(Path(config.__file__).parent.rglob("*.yml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
