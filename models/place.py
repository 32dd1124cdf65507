"""Where something happened."""

from pydantic import Field

from models.base import Frozen
from models.span import Span


class Place(Frozen):
    """A named place. Coordinates are WGS 84 degrees; the country is ISO 3166-1 alpha-3."""

    name: str = Field(description="Canonical name; as written where no gazetteer knows it.")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{3}$", description="Null = unknown or several (a sea).")
    latitude: float | None = Field(default=None, ge=-90, le=90, description="WGS 84 degrees north; null = unknown.")
    longitude: float | None = Field(default=None, ge=-180, le=180, description="WGS 84 degrees east; null = unknown.")
    kind: str | None = Field(default=None, description="city, province, region, sea, base, country …; null = unknown.")
    precision: int | None = Field(
        default=None,
        ge=1,
        le=7,
        description="UCDP where_precision: 1 exact, 2 near, 3 district, 4 province, 5 area or line, 6 country, "
        "7 sea or airspace; null = no gazetteer knows the place.",
    )
    wikidata: str | None = Field(default=None, pattern=r"^Q\d+$", description="Wikidata item; null = unknown.")
    span: Span | None = Field(default=None, description="The place as written; null = in no words of its own.")

    def written(self, span: Span) -> "Place":
        """The same place, as these words name it; what a subclass adds is left behind."""
        facts = {name: getattr(self, name) for name in Place.model_fields}
        return Place(**facts | {"span": span})
