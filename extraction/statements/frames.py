"""config/frames/statement*.yml → typed frames: which words report speech, and how they take their content."""

from collections import defaultdict
from functools import cache
from typing import Literal

from config.lexicon import load_mapping
from models.base import Frozen
from models.events import SpeechAct


class Frame(Frozen):
    """One class of cues. takes: its constructions, in the order in which they are tried.

    loose: the verbs whose content the order of the words may tell where the parser finds none.
    hears: whatever is told hears; factual: verbs that ask only with a wish; threats: what makes a warning a threat.
    """

    name: str
    act: SpeechAct
    takes: tuple[str, ...]
    source: Literal["any", "agent"] = "any"
    addressee: Literal["object"] | None = None
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    qualified: frozenset[str] = frozenset()
    needs_phrase: bool = False
    loose: frozenset[str] = frozenset()
    hears: bool = False
    factual: frozenset[str] = frozenset()
    threats: frozenset[str] = frozenset()


class Sources(Frozen):
    """Common nouns by what they are as sources; see config/frames/statement_sources.yml."""

    nobody: frozenset[str]
    documents: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    endings: tuple[str, ...]
    things: frozenset[str]
    media: frozenset[str]
    mediums: frozenset[str]
    carriers: frozenset[str]
    shares: frozenset[str]
    utterances: frozenset[str]
    private: frozenset[str]


class Infinitives(Frozen):
    """Verbs above an infinitive cue that show that it was said."""

    phase: frozenset[str]
    contact: frozenset[str]
    cause: frozenset[str]


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Verb lemma, with its particle if it has one ('point out') → its frames in the order of trial."""
    return _by_word("statements", "verbs")


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """Noun lemma → its frames."""
    return _by_word("statement_nouns", "nouns")


@cache
def noun_givers() -> frozenset[str]:
    """Verbs whose subject utters the noun: 'remarks made by'."""
    words = load_mapping("frames/statement_nouns")["givers"]
    return frozenset(words) if isinstance(words, list) else frozenset()


@cache
def sources() -> Sources:
    """The words for sources."""
    return Sources.model_validate(load_mapping("frames/statement_sources"))


@cache
def infinitives() -> Infinitives:
    """The governors of infinitive cues."""
    return Infinitives.model_validate(load_mapping("frames/statements")["infinitives"])


@cache
def as_said() -> frozenset[str]:
    """Verbs of 'as the mayor put it'."""
    words = load_mapping("frames/statements")["as_said"]
    return frozenset(words) if isinstance(words, list) else frozenset()


@cache
def done_too() -> frozenset[str]:
    """Verbs that events do as well as people: 'highlighting the danger'."""
    words = load_mapping("frames/statements")["done_too"]
    return frozenset(words) if isinstance(words, list) else frozenset()


class Deed(Frozen):
    """Verbs that are done, not said, with these objects, or 'on' somebody with these aims.

    subjects: only where one of these does it.
    reporting: only as a participle ('citing officials'); 'quoted the official as saying' goes on.
    """

    verbs: frozenset[str]
    objects: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    reporting: bool = False


@cache
def deeds() -> dict[str, tuple[Deed, ...]]:
    """Verb lemma → what makes it a deed."""
    listed = load_mapping("frames/statements")["deeds"]
    found = [Deed.model_validate(d) for d in listed] if isinstance(listed, list) else []
    return {verb: tuple(d for d in found if verb in d.verbs) for deed in found for verb in deed.verbs}


@cache
def said_though_negated() -> frozenset[str]:
    """Verbs that report speech even when negated: 'did not rule out talks'."""
    words = load_mapping("frames/statements")["said_though_negated"]
    return frozenset(words) if isinstance(words, list) else frozenset()


def _by_word(file: str, key: str) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    classes = load_mapping(f"frames/{file}")["classes"]
    if not isinstance(classes, dict):
        raise TypeError(f"frames/{file}.yml holds classes")
    for name, data in classes.items():
        fields = {k: v for k, v in data.items() if k != key}
        frame = Frame.model_validate({"name": name, **fields})
        for word in dict.fromkeys(str(w) for w in data[key]):
            found[word].append(frame)
    return {word: tuple(frames) for word, frames in found.items()}
