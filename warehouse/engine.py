"""Path → an open, migrated database connection, or one clear error."""

import re
from pathlib import Path

import duckdb
import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from models.errors import WarehouseError, WarehouseLockedError

_PID = re.compile(r"\(PID (\d+)\)")


def make_engine(path: Path, *, read_only: bool = False) -> sa.Engine:
    """An engine without a pool: one connection is one hold on the file, and closing it lets go."""
    url = sa.URL.create("duckdb", database=str(path))
    engine = sa.create_engine(url, poolclass=NullPool, connect_args={"read_only": read_only})

    # Alembic compares bare schema names; the dialect gives 'database.schema' and every table would look new.
    def bare_names(connection: sa.Connection, **_: object) -> list[str]:
        return list(connection.scalars(sa.text("select distinct schema_name from duckdb_schemas() where not internal")))

    engine.dialect.get_schema_names = bare_names  # type: ignore[method-assign]
    return engine


def connect(path: Path, *, read_only: bool = False) -> sa.Connection:
    """Open the file with UTC as its time zone.

    Raises:
        WarehouseLockedError: another process writes it.
        WarehouseError: the file is missing (read_only), not DuckDB's, or cannot be made.

    """
    if path.is_dir():
        raise WarehouseError(path, "is a folder, not a warehouse file")
    if read_only and not path.exists():
        raise WarehouseError(path, "there is no such file; `dateline run` makes one")
    try:
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        connection = make_engine(path, read_only=read_only).connect()
    except (duckdb.Error, sa.exc.DBAPIError, OSError) as error:
        raise explain(path, error) from error
    with connection.begin():
        connection.exec_driver_sql("SET TimeZone = 'UTC'")
        connection.exec_driver_sql("SET enable_progress_bar = false")  # it would draw over ours
        # DuckDB would fill most of the machine's memory with what it has read; beyond this it spills beside the file.
        connection.exec_driver_sql("SET memory_limit = '1GiB'")
    return connection


def explain(path: Path, error: Exception) -> WarehouseError:
    """DuckDB's paragraph → one line."""
    text = str(getattr(error, "orig", None) or error)
    if "lock" in text and "Conflicting" in text:
        pid = _PID.search(text)
        holder = f"process {pid[1]}" if pid else "another process"
        return WarehouseLockedError(path, f"{holder} is writing it; wait for it, or read the published copy")
    if "not a valid DuckDB database file" in text:
        return WarehouseError(path, "is not a DuckDB file")
    return WarehouseError(path, re.sub(r"\s+", " ", text.partition("\n")[0]).strip() or type(error).__name__)
