"""Linking learns of offices, states and negations; every article is compared anew."""

import sqlalchemy as sa
from alembic import op

revision = "0005_offices"
down_revision = "0004_dimensions"
branch_labels = None
depends_on = None

TEXT, BOOL = sa.String, sa.Boolean


# fmt: off
_COLUMNS = (
    ("offices", TEXT(), "Offices by which persons are told of, not by name, with country, joined by '|'; null = none."),
    ("offices_held", TEXT(), "Offices of its named persons, with country, joined by '|'; null = none stated."),
    ("states", TEXT(), "ISO 3166-1 alpha-3 of parties that are told of as states, joined by '|'; null = none."),
    ("negated", BOOL(), "True for a statement whose words say that something is not so; null = no statement."),
    ("is_part", BOOL(), "True for a part of another figure, or forces beyond those told of before."),
)
# fmt: on


def upgrade() -> None:
    """Add what is compared from now on, and make every article pending; ids of stories and judgements stay."""
    for name, kind, comment in _COLUMNS:
        column: sa.Column[object] = sa.Column(name, kind, comment=comment)
        if name != "is_part":
            op.add_column("story_features", sa.Column(name, kind), schema="core")
        sa.Table("story_features", sa.MetaData(), column, schema="core")
        op.execute(sa.schema.SetColumnComment(column))
    op.execute("update core.story_articles set extraction_id = ''")


def downgrade() -> None:
    """Warehouses only go forward: publish before an upgrade and keep the copy."""
    raise NotImplementedError
