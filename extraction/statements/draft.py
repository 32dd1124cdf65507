"""What is known of a statement while the article is still being read."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from extraction.document import Unit
from models.actor import ActorMention
from models.events import SpeechAct
from models.span import Span


@dataclass
class Draft:
    """A statement in the making.

    pieces: its content as token ranges while its sentence is read; spans: the same in the article, quotations of
    later sentences added; quotes: ids of the lifted quotations it holds; verbatim: said in just these words, though
    no marks stand around them.
    """

    unit: Unit
    speakers: list[ActorMention]
    trigger: Span
    lemma: str | None
    cue: Token | None
    spans: list[Span]
    rule: str
    pieces: list[tuple[int, int]] = field(default_factory=list)
    act: SpeechAct = "say"
    quotes: list[int] = field(default_factory=list)
    addressees: list[ActorMention] = field(default_factory=list)
    medium: Span | None = None
    reported_by: ActorMention | None = None
    confidence: float = 0.7
    verbatim: bool = False

    @property
    def last_end(self) -> int:
        """Where the content ends so far."""
        return max(s.end for s in self.spans)
