"""Places as a dimension: what events name, with kind, precision and Wikidata item."""
# ruff: noqa: E501 - comments are written out as the database holds them

import sqlalchemy as sa
from alembic import op

revision = "0004_dimensions"
down_revision = "0003_memory"
branch_labels = None
depends_on = None

TEXT, INT, REAL = sa.String, sa.BigInteger, sa.Double


# fmt: off
def upgrade() -> None:
    """Make the table and fill it with what older extractions knew: names, countries and coordinates, no precision."""
    op.create_table(
        "event_places",
        sa.Column("extraction_id", TEXT(), nullable=False, comment="Extraction that found it."),
        sa.Column("event_id", TEXT(), nullable=False, comment="Event that names the place."),
        sa.Column("article_id", TEXT(), nullable=False, comment="Article of the event."),
        sa.Column("slot", TEXT(), nullable=False, comment="place (where it happened), origin or destination."),
        sa.Column("place_id", TEXT(), nullable=False, comment="'p' and 12 hex digits of canonical name and country."),
        sa.Column("name", TEXT(), nullable=False, comment="Canonical name; as written where no gazetteer knows the place."),
        sa.Column("text", TEXT(), nullable=True, comment="The place as written; its offsets are in event_fields; null = in no words of its own."),
        sa.Column("kind", TEXT(), nullable=True, comment="city, province, region, sea, strait, base, landmark, country …; null = unknown."),
        sa.Column("country", TEXT(), nullable=True, comment="ISO 3166-1 alpha-3; null = unknown or several."),
        sa.Column("latitude", REAL(), nullable=True, comment="WGS 84 degrees north; null = unknown."),
        sa.Column("longitude", REAL(), nullable=True, comment="WGS 84 degrees east; null = unknown."),
        sa.Column("where_precision", INT(), nullable=True, comment="UCDP where_prec: 1 exact, 2 near, 3 district, 4 province, 5 area or line, 6 country, 7 sea or airspace; null = no gazetteer knows the place."),
        sa.Column("wikidata", TEXT(), nullable=True, comment="Wikidata item (Q…); null = unknown."),
        schema="core",
        comment="One row per place and part it has in an event.",
    )
    op.execute(_READ_THE_PAST)


_READ_THE_PAST = """
insert into core.event_places
with named as (
    select extraction_id, event_id, article_id, 'place' as slot, place as name, place_text as text, country, latitude, longitude
    from core.events where place is not null
    union all
    select extraction_id, event_id, article_id, 'origin', origin, origin_text, null, null, null
    from core.deployment_details where origin is not null
    union all
    select extraction_id, event_id, article_id, 'destination', destination, destination_text, destination_country, null, null
    from core.deployment_details where destination is not null
)
select extraction_id, event_id, article_id, slot, 'p' || left(sha256(name || '|' || coalesce(country, '')), 12),
    name, text, null, country, latitude, longitude, null, null
from named
"""
# fmt: on


def downgrade() -> None:
    """Warehouses only go forward: publish before an upgrade and keep the copy."""
    raise NotImplementedError
