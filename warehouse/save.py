"""SQL as a user typed it → a Parquet file of its rows, never held as a whole."""

import datetime as dt
from contextlib import closing
from pathlib import Path

import duckdb

from models.errors import WarehouseError
from warehouse.query import open_reader


def save_parquet(path: Path, sql: str, to: Path, *, as_of: dt.datetime | None = None) -> int:
    """Write the rows of the last statement to `to`; how many there are. as_of: UTC; the views tell what counted then.

    Raises:
        WarehouseError: no such file, the SQL is wrong or gives no rows to write, or `to` cannot be written.
    """
    with closing(open_reader(path, as_of=as_of)) as connection:
        try:
            relation = connection.sql(sql)
            if relation is None:
                raise WarehouseError(path, "this statement gives no rows")
            relation.to_parquet(str(to), compression="zstd")
            counted = connection.read_parquet(str(to)).count("*").fetchone()
        except duckdb.Error as error:
            raise WarehouseError(path, str(error).strip().partition("\n")[0]) from error
    return int(counted[0]) if counted else 0
