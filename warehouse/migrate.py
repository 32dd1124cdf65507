"""An opened file → the newest tables and views, by itself."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from models.errors import WarehouseError, WarehouseNewerError
from warehouse.tables import CORE

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: sa.Connection, path: Path) -> bool:
    """Bring the file's tables to this version; True when something was done. One transaction: all or nothing.

    Raises:
        WarehouseNewerError: the file was made by a newer version.
        WarehouseError: the file is a DuckDB database of something else.

    """
    scripts = ScriptDirectory.from_config(config())
    with connection.begin():
        version = current_version(connection)
    _refuse_foreign(connection, path, version)
    if version == scripts.get_current_head():
        return False
    require_known(scripts, path, version)
    _run(connection)
    return True


def config() -> Config:
    """Alembic's settings without an alembic.ini."""
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    return settings


def current_version(connection: sa.Connection) -> str | None:
    """Revision of the file; None = no Dateline tables in it."""
    return MigrationContext.configure(connection, opts={"version_table_schema": CORE}).get_current_revision()


def require_known(scripts: ScriptDirectory, path: Path, version: str | None) -> None:
    """Raises WarehouseNewerError for a revision that this version does not have."""
    if version is not None and version not in {script.revision for script in scripts.walk_revisions()}:
        raise WarehouseNewerError(path, f"was made by a newer version of Dateline (schema {version}); update Dateline")


def require_current(connection: sa.Connection, path: Path) -> None:
    """For readers, who cannot migrate: raises unless the file has exactly this version's tables."""
    scripts = ScriptDirectory.from_config(config())
    with connection.begin():
        version = current_version(connection)
    _refuse_foreign(connection, path, version or "none")
    require_known(scripts, path, version)
    if version != scripts.get_current_head():
        raise WarehouseError(path, "was made by an older version of Dateline; run `dateline run` once to update it")


def _refuse_foreign(connection: sa.Connection, path: Path, version: str | None) -> None:
    if version not in (None, "none"):
        return
    with connection.begin():
        tables = connection.scalar(sa.text("select count(*) from duckdb_tables() where not internal"))
    if tables or version == "none":
        raise WarehouseError(path, "is a DuckDB database, but not a Dateline warehouse")


def _run(connection: sa.Connection) -> None:
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
