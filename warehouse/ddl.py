"""Name and text → statements on views and macros, which SQLAlchemy does not know; names are quoted by the dialect."""

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement
from sqlalchemy.sql.compiler import DDLCompiler


class Statement(DDLElement):
    """Words before a name, the name, words after it."""

    inherit_cache = False

    def __init__(self, before: str, table: sa.TableClause, after: str = "", literal: str | None = None) -> None:
        self.before, self.table, self.after, self.literal = before, table, after, literal


@compiles(Statement)
def _compile(element: Statement, compiler: DDLCompiler, **_: object) -> str:
    words = f"{element.before} {compiler.preparer.format_table(element.table)}{element.after}"
    if element.literal is None:
        return words
    return f"{words} {compiler.sql_compiler.render_literal_value(element.literal, sa.String())}"


def create(kind: str, schema: str, name: str, text: str, *, parameter: str | None = None) -> Statement:
    """CREATE OR REPLACE VIEW schema.name AS text; of a MACRO with its parameter, AS TABLE text."""
    body = f" AS {text}" if parameter is None else f"({parameter}) AS TABLE {text}"
    return Statement(f"CREATE OR REPLACE {kind}", sa.table(name, schema=schema), body)


def comment_on(kind: str, schema: str, name: str, comment: str) -> Statement:
    """COMMENT ON a VIEW or MACRO TABLE."""
    return Statement(f"COMMENT ON {kind}", sa.table(name, schema=schema), " IS", comment)


def drop(kind: str, schema: str, name: str) -> Statement:
    """DROP a VIEW or MACRO TABLE whose file is gone."""
    return Statement(f"DROP {kind}", sa.table(name, schema=schema))
