"""Reading → what a finder may ask about it: who, when, where, whether, and according to whom."""

import datetime as dt
from dataclasses import dataclass, field

from spacy.tokens import Token

from extraction.document import Reading
from extraction.realis import realis
from extraction.registry import Registry
from extraction.registry.entry import lexicon
from extraction.syntax import ancestors, doer
from extraction.when.attach import event_date
from extraction.where import event_place, place_at
from models.actor import ActorMention
from models.dates import EventDate
from models.events import Modality, Polarity, Statement
from models.ids import event_id
from models.place import Place
from models.span import Span

_COUNTED = frozenset({"dobj", "prep", "oprd"})


@dataclass
class Context:
    """One article as the finders see it. Statements are found first: the other finders learn from them who says so."""

    reading: Reading
    registry: Registry
    anchor: dt.date | None
    statements: list[Statement] = field(default_factory=list)

    def event_id(self, kind: str, trigger: Span) -> str:
        """The id of an event of this kind read at this place."""
        return event_id(self.reading.article.article_id, kind, trigger.start, trigger.end)

    def actors(self, head: Token) -> list[ActorMention]:
        """The actors a noun phrase names, coordinated ones apart; empty where it names none."""
        return self.registry.mentions(head)

    def realis(self, trigger: Token) -> tuple[Polarity, Modality]:
        """Polarity and modality of the trigger's clause."""
        return realis(trigger)

    def when(self, trigger: Token) -> EventDate:
        """The date that belongs to the trigger; an undated EventDate where none does."""
        return event_date(self.reading, trigger, self.anchor)

    def where(self, trigger: Token) -> Place | None:
        """The place that belongs to the trigger; null where the sentence gives none."""
        return event_place(self.reading, trigger, self.registry.countries)

    def place(self, head: Token) -> Place | None:
        """The place that a noun names; null where it names none."""
        return place_at(self.reading, head, self.registry.countries)

    def attribution(self, trigger: Span) -> ActorMention | None:
        """The speaker of the innermost statement whose content holds the span, or who counted: 'Harrow put it at 40'.

        Null = the outlet itself.
        """
        holding = [s for s in self.statements if any(c.holds(trigger) for c in s.content)]
        best = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        return self._counter(trigger) or (best.speakers[0] if best is not None else None)

    def _counter(self, trigger: Span) -> ActorMention | None:
        """Who documented or counted the figure that the trigger is an object of; null = nobody did."""
        place = next((i for i, start in enumerate(self.reading.starts) if start == trigger.start), None)
        below = self.reading.doc[place] if place is not None else None
        for above in ancestors(below) if below is not None else ():
            if above.pos_ == "VERB":
                counts = above.lemma_ in lexicon()["counting"] and below is not None and below.dep_ in _COUNTED
                counter = doer(above) if counts else None
                return self.registry.mention(counter) if counter is not None and self._counts(counter) else None
            below = above
        return None

    def _counts(self, head: Token) -> bool:
        return self.registry.is_party(head) and head.lower_ not in {"which", "that", "who"}
