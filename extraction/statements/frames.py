"""config/frames/statement*.yml → typed frames: which words report speech, and how they take their content."""

from collections import defaultdict
from functools import cache
from typing import Literal

from config.lexicon import load_mapping
from models.base import Frozen
from models.events import SpeechAct


class Frame(Frozen):
    """One way in which a cue takes its content; `takes` in the order in which they are tried."""

    name: str
    act: SpeechAct
    takes: tuple[str, ...]
    source: Literal["any", "agent"] = "any"
    addressee: Literal["object"] | None = None
    particle: frozenset[str] = frozenset()
    particle_optional: bool = False
    objects: frozenset[str] = frozenset()
    sign: bool = False
    needs_phrase: bool = False


class Sources(Frozen):
    """Common nouns by what they are as sources; see config/frames/statement_sources.yml."""

    nobody: frozenset[str]
    documents: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    endings: tuple[str, ...]
    media: frozenset[str]
    mediums: frozenset[str]


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Verb lemma → its frames, the most demanding construction first."""
    return _by_word("statements", "verbs")


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """Noun lemma → its frames."""
    return _by_word("statement_nouns", "nouns")


@cache
def sources() -> Sources:
    """The words for sources."""
    return Sources.model_validate(load_mapping("frames/statement_sources"))


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
