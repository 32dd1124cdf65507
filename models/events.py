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
    article_id: str = Field(description="The article it was read from.")
    trigger: Span = Field(description="The word that announced the event; orphan quotes: the quotation.")
    evidence: Span = Field(description="The sentence or sentences it was read from.")
    date: EventDate = Field(default=UNDATED, description="When it happened, never narrower than what was written.")
    place: Place | None = Field(default=None, description="Where it happened; null = no place stated.")
    polarity: Polarity = Field(
        default="positive", description="Whether the text says that it is so, or that it is not."
    )
    modality: Modality = Field(default="asserted", description="How real the text says it is; only asserted is fact.")
    attributed_to: ActorMention | None = Field(default=None, description="Who says so; null = the outlet itself.")
    confidence: float = Field(
        default=0.5, ge=0, le=1, description="Calibrated: of events near 0.8 about 80 % are right."
    )
    rule: str = Field(description="Frame or rule that found it, for `dateline explain`.")
    repeats: tuple[Span, ...] = Field(default=(), description="Other sentences of the article that tell it again.")


class Statement(EventBase):
    """A source communicates a content."""

    type: Literal["statement"] = Field(default="statement", description="Tells the four apart.")
    speakers: tuple[ActorMention, ...] = Field(min_length=1, description="Who says it; joint speakers are several.")
    cue: str | None = Field(description="Lemma of the cue; null for an orphan quotation or a transcript turn.")
    cue_span: Span | None = Field(default=None, description="The cue as written; null = none.")
    content: tuple[Span, ...] = Field(min_length=1, description="Pieces in text order.")
    quotes: tuple[Span, ...] = Field(default=(), description="The quoted parts of the content, without marks.")
    kind: StatementKind = Field(description="How much of the content is quoted.")
    speech_act: SpeechAct = Field(default="say", description="What is done by saying it.")
    addressees: tuple[ActorMention, ...] = Field(default=(), description="To or about whom; empty = nobody is named.")
    medium: Span | None = Field(
        default=None, description="Where it was said: interview, letter, post; null = not stated."
    )
    reported_by: ActorMention | None = Field(default=None, description="An outer relay: 'KCNA reported'; null = none.")


class Participant(Frozen):
    """One party to a meeting."""

    mention: ActorMention = Field(description="Who takes part.")
    role: ParticipantRole | None = Field(default=None, description="Null = neither is said.")


class Meeting(EventBase):
    """Two or more parties come together to talk."""

    type: Literal["meeting"] = Field(default="meeting", description="Tells the four apart.")
    participants: tuple[Participant, ...] = Field(min_length=1, description="The parties identified.")
    format: MeetingFormat = Field(default="unknown", description="How they come together.")
    status: MeetingStatus = Field(default="held", description="Whether it took place.")
    venue: Span | None = Field(default=None, description="Building or site as written; null = not stated.")
    occasion: Span | None = Field(default=None, description="Occasion as written; null = not stated.")


class Deployment(EventBase):
    """A force is sent, moved, stationed, present, fighting abroad, or withdrawn."""

    type: Literal["deployment"] = Field(default="deployment", description="Tells the four apart.")
    owner: ActorMention = Field(description="Whose force it is.")
    force: Span = Field(description="The force as written: '3,000 additional troops'.")
    force_type: ForceType = Field(description="What sort of force it is.")
    strength: Quantity | None = Field(default=None, description="How many, in strength_unit; null = no figure stated.")
    strength_unit: str | None = Field(
        default=None, description="'persons', or the pieces: ships, aircraft, battalions; null = no strength."
    )
    origin: Place | None = Field(default=None, description="Where it comes from; null = not stated.")
    destination: Place | None = Field(default=None, description="Where it goes, stands or leaves; null = not stated.")
    beneficiary: ActorMention | None = Field(default=None, description="Who is helped; null = not stated.")
    status: DeploymentStatus = Field(description="Phase; whether it is fact stands in modality and polarity.")


class CasualtyEstimate(EventBase):
    """A figure of people killed, wounded, missing, captured or displaced."""

    type: Literal["casualty"] = Field(default="casualty", description="Tells the four apart.")
    victims: str = Field(description="Who, in canonical words: 'North Korean soldiers', 'people'.")
    victims_span: Span | None = Field(default=None, description="Victims as written; null = not named by the figure.")
    victims_country: str | None = Field(
        default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3 of the victims; null = unknown."
    )
    victims_kind: VictimsKind = Field(default="unknown", description="Whether they fight.")
    outcome: Outcome = Field(description="What happened to them.")
    count: Quantity = Field(description="How many persons, with bounds.")
    is_part: bool = Field(default=False, description="A part of another figure: 'including three children'.")
    scope: Scope = Field(default="unknown", description="What the figure is a figure of.")
    estimator: ActorMention | None = Field(default=None, description="Who counts; null = the outlet itself.")
    as_of: EventDate = Field(default=UNDATED, description="Time the figure covers.")
    cause: Span | None = Field(default=None, description="Cause as written; null = not stated.")


Event = Annotated[Statement | Meeting | Deployment | CasualtyEstimate, Field(discriminator="type")]


class FieldSpan(Frozen):
    """One piece of text behind one field of an event."""

    field: str = Field(description="Name of the field.")
    span: Span = Field(description="One piece of the text behind it.")


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
