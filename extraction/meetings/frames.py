"""config/frames/meetings.yml → typed frames: which word brings which parties together."""

from functools import cache
from typing import Any

from pydantic import Field

from config.lexicon import load_mapping
from models.base import Frozen
from models.events import MeetingFormat

ROLES = frozenset({"party", "host", "guest"})


class VerbFrame(Frozen):
    """A verb, and the grammatical places in which its parties stand. Roles: party, host, guest."""

    name: str
    lemmas: frozenset[str]
    particles: frozenset[str] = frozenset()
    subject: str
    object: str | None = None
    object_kind: str = "party"
    object_words: frozenset[str] = frozenset()
    preps: dict[str, str] = Field(default_factory=dict)
    cues: frozenset[str] = frozenset()
    alone: bool = False
    pair: bool = False
    not_objects: bool = False
    officials: bool = False
    public: bool = False
    several: bool = False
    channel: bool = False
    bare: bool = False
    journey: bool = False
    passive: bool = False
    not_preps: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    format: MeetingFormat = "unknown"


class NounFrame(Frozen):
    """A noun that names a meeting; a weak one needs 'with', 'between' or a verb that holds it."""

    name: str
    lemmas: frozenset[str]
    weak: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    partner: bool = False
    format: MeetingFormat = "unknown"


class MeetingWords(Frozen):
    """The whole vocabulary of meetings; the YAML file tells the reasons."""

    verbs: dict[str, tuple[VerbFrame, ...]]
    nouns: dict[str, NounFrame]
    light: frozenset[str]
    hosts: frozenset[str]
    carriers: frozenset[str]
    convening: frozenset[str]
    hosting: frozenset[str]
    bringing: frozenset[str]
    representatives: frozenset[str]
    visit_talks: frozenset[str]
    addressing: frozenset[str]
    saying: frozenset[str]
    party_nouns: frozenset[str]
    not_party: frozenset[str]
    media_words: frozenset[str]
    blocs: frozenset[str]
    sport: frozenset[str]
    not_before: frozenset[str]
    statuses: dict[str, frozenset[str]]
    formats: dict[str, frozenset[str]]
    venues: frozenset[str]
    another: frozenset[str]
    apart: frozenset[str]
    apart_said: frozenset[str]
    including: frozenset[str]
    touching: frozenset[str]
    sending: frozenset[str]
    attending: frozenset[str]
    recent: frozenset[str]
    regions: frozenset[str]
    with_only: frozenset[str]
    anaphors: frozenset[str]
    rounds: frozenset[str]
    margins: frozenset[str]
    inside: frozenset[str]
    partners: tuple[str, ...]
    styles: frozenset[str]
    occasions: frozenset[str]
    reaching: frozenset[str]
    happening: frozenset[str]
    appointed: frozenset[str]
    refusing: frozenset[str]
    offers: frozenset[str]
    travel: frozenset[str]
    landing: frozenset[str]
    aimed: frozenset[str]
    delegates: frozenset[str]
    delegations: frozenset[str]
    sides: frozenset[str]
    states: frozenset[str]
    apart_in_time: frozenset[str]
    accompanying: frozenset[str]
    mediating: frozenset[str]
    ranks: frozenset[str]
    portfolios: frozenset[str]
    officials_of: frozenset[str]
    uniting: frozenset[str]
    attempts: frozenset[str]
    failing: frozenset[str]
    involving: frozenset[str]
    amounts: frozenset[str]
    journeys: frozenset[str]
    receiving: frozenset[str]
    bound: frozenset[str]
    rulers: frozenset[str]
    joint: frozenset[str]
    plenary: frozenset[str]
    presence: frozenset[str]
    joint_bodies: frozenset[str]


@cache
def words() -> MeetingWords:
    """The vocabulary, read once.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: dict[str, Any] = dict(load_mapping("frames/meetings"))
    verbs: dict[str, tuple[VerbFrame, ...]] = {}
    for name, frame in data.pop("verbs").items():
        typed = VerbFrame(name=name, **frame)
        for lemma in typed.lemmas:
            verbs[lemma] = (*verbs.get(lemma, ()), typed)
    nouns = {
        lemma: typed
        for name, frame in data.pop("nouns").items()
        for typed in (NounFrame(name=name, **frame),)
        for lemma in typed.lemmas
    }
    return MeetingWords(verbs=verbs, nouns=nouns, **data)
