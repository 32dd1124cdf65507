"""One mention of a deployment, before mentions are merged."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from extraction.deployments.forces import Force
from models.actor import ActorMention
from models.dates import EventDate
from models.events import DeploymentStatus, Modality, Polarity
from models.place import Place
from models.span import Span


@dataclass
class Draft:
    """A mention with its qualifiers; mentions that add nothing are united in the first."""

    trigger: Token
    evidence: Span
    rule: str
    owner: ActorMention
    force: Force
    status: DeploymentStatus
    origin: Place | None
    destination: Place | None
    beneficiary: ActorMention | None
    polarity: Polarity
    modality: Modality
    date: EventDate
    place: Place | None
    confidence: float
    another: bool = False
    headline: bool = False
    repeats: list[Span] = field(default_factory=list)
