"""config/frames/deployments.yml → typed frames: which word moves, keeps or withdraws a force."""

from functools import cache
from typing import Any, Literal

from config.lexicon import load_mapping
from models.base import Frozen
from models.events import DeploymentStatus, Modality


class VerbFrame(Frozen):
    """A verb, and whether its subject, its object or the agent of its passive is the force."""

    name: str
    lemmas: frozenset[str]
    force: Literal["subject", "object", "agent", "with"]
    owner: Literal["subject"] | None = None
    status: DeploymentStatus
    weak: bool = False
    actor: Literal["power", "state", "group"] | None = None
    abroad: bool = False
    place: bool = False
    grown: bool = False
    counted: bool = False
    sized: bool = False
    named: bool = False
    withdraw: bool = False
    bare: bool = False
    aimless: bool = False
    homeward: bool = False
    away: bool = False
    beside: bool = False
    also: bool = False
    modality: Modality | None = None
    cue: frozenset[str] = frozenset()


class NounFrame(Frozen):
    """A noun that names a movement or presence; a weak one needs an unmistakable force."""

    name: str
    lemmas: frozenset[str]
    weak: frozenset[str] = frozenset()
    status: DeploymentStatus
    withdraw: bool = False


class DeploymentWords(Frozen):
    """The whole vocabulary of movements; the YAML file tells the reasons."""

    verbs: dict[str, tuple[VerbFrame, ...]]
    nouns: dict[str, NounFrame]
    destination: frozenset[str]
    origin: frozenset[str]
    leaving: frozenset[str]
    place_objects: frozenset[str]
    help: frozenset[str]
    another: frozenset[str]
    giving: frozenset[str]
    equipping: frozenset[str]
    operations: frozenset[str]
    within: frozenset[str]
    place_nouns: frozenset[str]
    here: frozenset[str]
    orders: frozenset[str]
    shelters: frozenset[str]
    ending: frozenset[str]
    captives: frozenset[str]
    pushing: frozenset[str]
    again: frozenset[str]
    drilling: frozenset[str]
    expelling: frozenset[str]
    landing: frozenset[str]
    holding: frozenset[str]
    tallies: frozenset[str]
    totals: frozenset[str]
    estimates: frozenset[str]
    talking: frozenset[str]
    denying: frozenset[str]
    keeping: frozenset[str]
    ways: frozenset[str]
    vague: frozenset[str]
    lengths: frozenset[str]
    calling: frozenset[str]
    all_over: frozenset[str]
    homes: frozenset[str]
    resizing: frozenset[str]
    putting: frozenset[str]
    ranks: frozenset[str]
    standing: frozenset[str]
    part_leads: frozenset[str]
    heading: frozenset[str]
    retreating: frozenset[str]
    lost: frozenset[str]
    blaming: frozenset[str]
    ports: frozenset[str]
    composing: frozenset[str]
    composed: frozenset[str]
    reckoning: frozenset[str]
    meant: dict[str, tuple[str, ...]]
    calls: frozenset[str]
    returning: frozenset[str]
    civil: frozenset[str]
    harming: frozenset[str]
    harm_nouns: frozenset[str]
    organs: frozenset[str]
    offices: frozenset[str]
    sharing: frozenset[str]
    onward: frozenset[str]
    sending_any: frozenset[str]
    surely: frozenset[str]
    adverbial: frozenset[str]
    bordering: frozenset[str]
    causing: frozenset[str]
    beneficiary_preps: frozenset[str]


@cache
def words() -> DeploymentWords:
    """The vocabulary, read once.

    Raises:
        SettingsError: the file is missing or broken.
    """
    data: dict[str, Any] = dict(load_mapping("frames/deployments"))
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
    return DeploymentWords(verbs=verbs, nouns=nouns, **data)
