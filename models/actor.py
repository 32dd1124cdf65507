"""Who speaks, meets, sends, dies or counts."""

from typing import Literal

from pydantic import Field

from models.base import Frozen
from models.span import Span

ActorKind = Literal["person", "government", "military", "organisation", "group", "media", "document"]


class Actor(Frozen):
    """One party under its canonical name."""

    name: str = Field(min_length=1, description="Canonical name, the same across articles: 'Kim Jong Un'.")
    kind: ActorKind
    role: str | None = Field(default=None, description="Office or function as written: 'spokesman'.")
    affiliation: str | None = Field(default=None, description="Organisation or country the role belongs to.")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3; null = unknown.")
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$")
    named: bool = Field(default=True, description="False for 'officials', 'a witness'.")


class ActorMention(Frozen):
    """An actor, and the words that stood for it: 'he', 'the commission', 'the North'."""

    actor: Actor
    span: Span
