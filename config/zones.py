"""config/zones.yml → typed rules: what stands in an article without being its story."""

import re
from functools import cache
from typing import Literal

from pydantic import Field, PositiveInt, ValidationError, model_validator

from config.lexicon import find, load_mapping
from models.base import Frozen
from models.errors import SettingsError


class ZoneRule(Frozen):
    """One rule for a paragraph; config/zones.yml explains the fields."""

    kind: Literal["boilerplate", "link", "credit", "caption"]
    pattern: re.Pattern[str]
    longest: PositiveInt = Field(description="Characters.")
    whole: bool = False
    cased: bool = False
    unfinished: bool = False
    scene: bool = False
    opens: bool = False

    @model_validator(mode="before")
    @classmethod
    def _compile(cls, rule: dict[str, object]) -> dict[str, object]:
        flags = 0 if rule.get("cased") else re.IGNORECASE
        return rule | {"pattern": re.compile(str(rule["pattern"]).replace("\n", ""), flags)}

    def takes(self, paragraph: str) -> bool:
        """True when the pattern fits; `unfinished` and `scene` are the caller's to check."""
        if len(paragraph) > self.longest:
            return False
        return bool(self.pattern.fullmatch(paragraph) if self.whole else self.pattern.match(paragraph))


class Scenes(Frozen):
    """How a caption tells what a picture shows."""

    verbs: frozenset[str]
    never: frozenset[str]


class Subhead(Frozen):
    """What a heading between paragraphs may be."""

    longest: PositiveInt = Field(description="Characters.")
    most_words: PositiveInt
    valedictions: frozenset[str] = Field(description="Lines that close a letter; a signature follows.")


class DatelineWords(Frozen):
    """What opens a story like a place without being one, and how agencies sign."""

    not_places: frozenset[str]
    agencies: dict[str, str] = Field(description="Sign in capitals → full name.")


class ZoneWords(Frozen):
    """All of config/zones.yml."""

    rules: tuple[ZoneRule, ...]
    scenes: Scenes
    subhead: Subhead
    dateline: DatelineWords


@cache
def zone_words() -> ZoneWords:
    """The rules, read once.

    Raises:
        SettingsError: the file is missing, not YAML, or says something that is no rule.
    """
    try:
        return ZoneWords.model_validate(load_mapping("zones"))
    except (ValidationError, re.error) as error:
        raise SettingsError(find("zones"), " ".join(str(error).split())) from error
