"""One mention of a meeting, before mentions are merged."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from models.actor import ActorMention
from models.dates import EventDate
from models.events import MeetingFormat, MeetingStatus, Modality, ParticipantRole, Polarity
from models.place import Place
from models.span import Span

Party = tuple[ActorMention, ParticipantRole | None]


@dataclass
class Found:
    """What a frame saw: the trigger and its parties. back: it points back to a meeting told before."""

    trigger: Token
    rule: str
    format: MeetingFormat
    parties: list[Party] = field(default_factory=list)
    back: bool = False
    joins: bool = False  # its parties were at the meeting told last
    sides: bool = False  # its parties are words for those of the meeting told last
    explicit: bool = False  # 'with X', 'between X and Y': told with its parties
    convened: bool = False  # 'X hosts a summit': one identified party is enough
    apart: list[Party] = field(default_factory=list)  # each of them was met on its own
    key: Span | None = None  # tells it from the others of its trigger


@dataclass
class Draft:
    """A mention with all its qualifiers; mentions of one meeting are united in the first."""

    trigger: Token
    evidence: Span
    rule: str
    parties: list[Party]
    format: MeetingFormat
    status: MeetingStatus
    polarity: Polarity
    modality: Modality
    date: EventDate
    place: Place | None
    venue: Span | None
    occasion: Span | None
    back: bool
    another: bool
    explicit: bool
    headline: bool = False
    ahead: bool = False  # its day is still to come
    before: bool = False  # told in the pluperfect: 'had met'
    over: bool = False  # told in the past tense: 'met', 'held talks'
    bygone: bool = False  # it was planned once: 'was to have met X'
    sides: bool = False
    joins: bool = False
    convened: bool = False
    sentence: int = 0
    key: Span | None = None
    office: frozenset[str] = frozenset()  # of 'the foreign ministers of A and B'
    told: int = 0  # parties that the evidence itself names; 0 = those of this mention
    repeats: list[Span] = field(default_factory=list)
