"""Events → the places they name, with what the gazetteers know of each."""

import sqlalchemy as sa

from warehouse.tables.base import INT, REAL, TEXT, may, metadata, must

event_places = sa.Table(
    "event_places",
    metadata,
    must("extraction_id", TEXT, "Extraction that found it."),
    must("event_id", TEXT, "Event that names the place."),
    must("article_id", TEXT, "Article of the event."),
    must("slot", TEXT, "place (where it happened), origin or destination."),
    must("place_id", TEXT, "'p' and 12 hex digits of canonical name and country."),
    must("name", TEXT, "Canonical name; as written where no gazetteer knows the place."),
    may("text", TEXT, "The place as written; its offsets are in event_fields; null = in no words of its own."),
    may("kind", TEXT, "city, province, region, sea, strait, base, landmark, country …; null = unknown."),
    may("country", TEXT, "ISO 3166-1 alpha-3; null = unknown or several."),
    may("latitude", REAL, "WGS 84 degrees north; null = unknown."),
    may("longitude", REAL, "WGS 84 degrees east; null = unknown."),
    may("where_precision", INT, "UCDP where_prec: 1 exact, 2 near, 3 district, 4 province, 5 area or line, 6 country, "
                                "7 sea or airspace; null = no gazetteer knows the place."),
    may("wikidata", TEXT, "Wikidata item (Q…); null = unknown."),
    comment="One row per place and part it has in an event.",
)  # fmt: skip
