"""config/stories.yml → when two reports tell one story: weights, thresholds, and words too common to tell anything."""

from functools import cache
from typing import Self

from pydantic import Field, PositiveInt, ValidationError, field_validator, model_validator

from config.lexicon import find, load_mapping
from models.base import Frozen
from models.errors import SettingsError
from models.events import EventType

Weights = dict[str, dict[str, float]]


class StoryRules(Frozen):
    """How pairs of events are judged. Weights and thresholds are bits of evidence, windows days."""

    link: dict[EventType, float]
    near: float
    apart: float
    copy_from: float = Field(alias="copy", gt=0, le=1)
    copy_days: PositiveInt
    window: dict[EventType, PositiveInt]
    common_articles: PositiveInt
    common_share: float = Field(gt=0, lt=1)
    block_limit: PositiveInt
    news_days: PositiveInt
    weights: dict[EventType, Weights]
    levels: dict[str, dict[str, str]]
    stop_words: frozenset[str]
    negations: frozenset[str]
    numerals: dict[str, str]

    @field_validator("stop_words", "negations", mode="before")
    @classmethod
    def _split(cls, words: object) -> object:
        return frozenset(words.split()) if isinstance(words, str) else words

    @field_validator("numerals", mode="before")
    @classmethod
    def _as_written(cls, numerals: object) -> object:
        return {k: str(v) for k, v in numerals.items()} if isinstance(numerals, dict) else numerals

    @model_validator(mode="after")
    def _every_level_has_words(self) -> Self:
        for kind, features in self.weights.items():
            for feature, levels in features.items():
                if silent := set(levels) - set(self.levels.get(feature, {})):
                    raise ValueError(f"{kind}.{feature}: no words for {', '.join(sorted(silent))}")
        return self


@cache
def story_rules() -> StoryRules:
    """The rules, read once.

    Raises:
        SettingsError: the file is missing or says something else.
    """
    try:
        return StoryRules.model_validate(load_mapping("stories"))
    except ValidationError as error:
        raise SettingsError(find("stories"), " ".join(str(error).split())) from error


def stop_words() -> frozenset[str]:
    """Words too common in news to tell events apart, folded."""
    return story_rules().stop_words


def negations() -> frozenset[str]:
    """Words that say that something is not so, folded."""
    return story_rules().negations


def numerals() -> dict[str, str]:
    """Number words → digits."""
    return story_rules().numerals
