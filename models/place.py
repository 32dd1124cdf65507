"""Where something happened."""

from pydantic import Field

from models.base import Frozen
from models.span import Span


class Place(Frozen):
    """A named place. Coordinates are WGS 84 degrees; the country is ISO 3166-1 alpha-3."""

    name: str
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="Null = unknown or several (a sea).")
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    span: Span | None = Field(default=None, description="The place as written.")
