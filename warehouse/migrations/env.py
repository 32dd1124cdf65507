"""Alembic's entry: a connection handed over by warehouse.migrate → the migrations run on it, in one transaction."""

import sqlalchemy as sa
from alembic import context

from warehouse.tables import CORE, metadata

connection = context.config.attributes["connection"]


def _only_core(name: str | None, kind: str, _: object) -> bool:
    return kind != "schema" or name == CORE


context.configure(
    connection=connection,
    target_metadata=metadata,
    include_schemas=True,
    include_name=_only_core,
    version_table_schema=CORE,
    compare_type=True,
)
with connection.begin():
    connection.execute(sa.schema.CreateSchema(CORE, if_not_exists=True))
    with context.begin_transaction():
        context.run_migrations()
