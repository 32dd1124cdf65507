"""The four events of the codebook and their union."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from models.actor import ActorMention
from models.base import Frozen
from models.dates import UNDATED, EventDate
from models.place import Place
from models.quantity import Quantity
from models.span import Span

Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "planned", "hypothetical", "demanded", "denied"]
SpeechAct = Literal["say", "support", "accuse", "reject", "request", "threaten", "promise", "deny", "confirm"]
StatementKind = Literal["direct", "indirect", "mixed"]
MeetingFormat = Literal["in_person", "call", "video", "summit", "visit", "unknown"]
MeetingStatus = Literal["held", "ongoing", "planned", "cancelled", "proposed"]
ForceType = Literal[
    "troops", "special_forces", "police", "peacekeepers", "naval", "air", "armour", "artillery", "missiles",
    "air_defence", "drones", "other",
]  # fmt: skip
DeploymentStatus = Literal["deployed", "engaged", "withdrawn"]
Outcome = Literal["killed", "wounded", "missing", "captured", "displaced", "killed_or_wounded", "casualties"]
VictimsKind = Literal["military", "civilian", "mixed", "unknown"]
Scope = Literal["incident", "period", "cumulative", "unknown"]
ParticipantRole = Literal["host", "guest"]
EventType = Literal["statement", "meeting", "deployment", "casualty"]


class EventBase(Frozen):
    """What all four events share. Every Span and mention indexes the text of the event's article."""

    event_id: str = Field(description="Names where it was read: article, type, place of the trigger.")
    article_id: str
    trigger: Span = Field(description="The word that announced the event; orphan quotes: the quotation.")
    evidence: Span = Field(description="The sentence or sentences it was read from.")
    date: EventDate = UNDATED
    place: Place | None = None
    polarity: Polarity = "positive"
    modality: Modality = "asserted"
    attributed_to: ActorMention | None = Field(default=None, description="Who says so; null = the outlet itself.")
    confidence: float = Field(default=0.5, ge=0, le=1)
    rule: str = Field(description="Frame or rule that found it, for `dateline explain`.")
    repeats: tuple[Span, ...] = Field(default=(), description="Other sentences of the article that tell it again.")


class Statement(EventBase):
    """A source communicates a content."""

    type: Literal["statement"] = "statement"
    speakers: tuple[ActorMention, ...] = Field(min_length=1)
    cue: str | None = Field(description="Lemma of the cue; null for an orphan quotation or a transcript turn.")
    cue_span: Span | None = None
    content: tuple[Span, ...] = Field(min_length=1, description="Pieces in text order.")
    quotes: tuple[Span, ...] = Field(default=(), description="The quoted parts of the content, without marks.")
    kind: StatementKind
    speech_act: SpeechAct = "say"
    addressees: tuple[ActorMention, ...] = ()
    medium: Span | None = Field(default=None, description="Where it was said: interview, letter, post on X.")
    reported_by: ActorMention | None = Field(default=None, description="An outer relay: 'KCNA reported'.")


class Participant(Frozen):
    """One party to a meeting."""

    mention: ActorMention
    role: ParticipantRole | None = None


class Meeting(EventBase):
    """Two or more parties come together to talk."""

    type: Literal["meeting"] = "meeting"
    participants: tuple[Participant, ...] = Field(min_length=1)
    format: MeetingFormat = "unknown"
    status: MeetingStatus = "held"
    venue: Span | None = None
    occasion: Span | None = None


class Deployment(EventBase):
    """A force is sent, moved, stationed, present, fighting abroad, or withdrawn."""

    type: Literal["deployment"] = "deployment"
    owner: ActorMention
    force: Span = Field(description="The force as written: '3,000 additional troops'.")
    force_type: ForceType
    strength: Quantity | None = None
    strength_unit: str | None = Field(
        default=None, description="'persons', or the pieces: ships, aircraft, battalions."
    )
    origin: Place | None = None
    destination: Place | None = None
    beneficiary: ActorMention | None = None
    status: DeploymentStatus


class CasualtyEstimate(EventBase):
    """A figure of people killed, wounded, missing, captured or displaced."""

    type: Literal["casualty"] = "casualty"
    victims: str = Field(description="Who, in canonical words: 'North Korean soldiers', 'people'.")
    victims_span: Span | None = None
    victims_country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    victims_kind: VictimsKind = "unknown"
    outcome: Outcome
    count: Quantity
    is_part: bool = Field(default=False, description="A part of another figure: 'including three children'.")
    scope: Scope = "unknown"
    estimator: ActorMention | None = Field(default=None, description="Who counts; null = the outlet itself.")
    as_of: EventDate = UNDATED
    cause: Span | None = None


Event = Annotated[Statement | Meeting | Deployment | CasualtyEstimate, Field(discriminator="type")]


class FieldSpan(Frozen):
    """One piece of text behind one field of an event."""

    field: str
    span: Span


def field_spans(event: Event) -> Iterator[FieldSpan]:
    """Every filled field's characters, in model order; several rows where a field has several pieces."""
    for name in type(event).model_fields:
        yield from _spans(name, getattr(event, name))


def _spans(field: str, value: object) -> Iterator[FieldSpan]:
    if isinstance(value, Span):
        yield FieldSpan(field=field.removesuffix("_span"), span=value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(_SINGULAR.get(field, field), item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, Span | ActorMention):
                yield from _spans(field, inner)


_SINGULAR = {"speakers": "speaker", "participants": "participant", "addressees": "addressee", "quotes": "quote"}
