"""Who speaks, meets, sends, dies or counts."""

from typing import Literal

from pydantic import Field

from models.base import Frozen
from models.span import Span

ActorKind = Literal["person", "government", "military", "organisation", "group", "media", "document"]


class Actor(Frozen):
    """One party under its canonical name."""

    name: str = Field(min_length=1, description="Canonical name, the same across articles: 'Kim Jong Un'.")
    kind: ActorKind = Field(description="What sort of party it is.")
    role: str | None = Field(
        default=None, description="Office or function as written: 'spokesman'; null = none stated."
    )
    affiliation: str | None = Field(
        default=None, description="Organisation or country the role belongs to; null = none."
    )
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3; null = unknown.")
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$", description="Wikidata item; null = unknown.")
    named: bool = Field(default=True, description="False for 'officials', 'a witness'.")


class ActorMention(Frozen):
    """An actor, and the words that stood for it: 'he', 'the commission', 'the North'."""

    actor: Actor = Field(description="Who is meant, resolved within the article and across articles.")
    span: Span = Field(description="The words that stood for it.")
