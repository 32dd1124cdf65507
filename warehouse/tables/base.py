"""One metadata for schema `core`, and short words for columns. Times are UTC without zone; a day is a DATE."""

from typing import Any

import sqlalchemy as sa

CORE = "core"
metadata = sa.MetaData(schema=CORE)

TEXT, INT, BOOL = sa.String(), sa.BigInteger(), sa.Boolean()
REAL: sa.Double[float] = sa.Double()
DAY, TIME, BYTES = sa.Date(), sa.DateTime(), sa.LargeBinary()


def key(name: str, kind: sa.types.TypeEngine[Any], comment: str) -> sa.Column[Any]:
    """A column of the primary key. Integers are never auto-incremented: every id is made from content."""
    return sa.Column(name, kind, primary_key=True, autoincrement=False, comment=comment)


def must(name: str, kind: sa.types.TypeEngine[Any], comment: str) -> sa.Column[Any]:
    """A column that is never null."""
    return sa.Column(name, kind, nullable=False, comment=comment)


def may(name: str, kind: sa.types.TypeEngine[Any], comment: str) -> sa.Column[Any]:
    """A column that may be null; its comment says what null means."""
    return sa.Column(name, kind, nullable=True, comment=comment)
