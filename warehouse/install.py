"""View files → views in the database, created again only when a file changed, each column with its description."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement
from sqlalchemy.sql.compiler import DDLCompiler

from models.ids import sha256
from warehouse.sqlfiles import COLUMNS, SqlFile, core_views, describe, public_views
from warehouse.tables import CORE, view_versions


class CreateView(DDLElement):
    """CREATE OR REPLACE VIEW schema.name AS the text of its file."""

    inherit_cache = False

    def __init__(self, schema: str, file: SqlFile) -> None:
        self.table, self.text = sa.table(file.name, schema=schema), file.text


class CommentView(DDLElement):
    """COMMENT ON VIEW; SQLAlchemy's own knows tables only."""

    inherit_cache = False

    def __init__(self, schema: str, file: SqlFile) -> None:
        self.table, self.comment = sa.table(file.name, schema=schema), file.grain


class DropView(DDLElement):
    """DROP VIEW of a view whose file is gone."""

    inherit_cache = False

    def __init__(self, schema: str, name: str) -> None:
        self.table = sa.table(name, schema=schema)


@compiles(DropView)
def _drop(element: DropView, compiler: DDLCompiler, **_: object) -> str:
    return " ".join(["DROP VIEW", compiler.preparer.format_table(element.table)])


@compiles(CreateView)
def _create(element: CreateView, compiler: DDLCompiler, **_: object) -> str:
    return " ".join(["CREATE OR REPLACE VIEW", compiler.preparer.format_table(element.table), "AS", element.text])


@compiles(CommentView)
def _comment(element: CommentView, compiler: DDLCompiler, **_: object) -> str:
    literal = compiler.sql_compiler.render_literal_value(element.comment, sa.String())
    return " ".join(["COMMENT ON VIEW", compiler.preparer.format_table(element.table), "IS", literal])


def install_views(connection: sa.Connection, *, force: bool = False) -> None:
    """Make the database's views those of the files. One transaction."""
    wanted = {f"{schema}.{file.name}": sha256(file.text) for schema, file in _files()}
    wanted["columns"] = sha256(COLUMNS.read_text("utf-8"))
    with connection.begin():
        rows = connection.execute(sa.select(view_versions.c.name, view_versions.c.sha256))
        if not force and {row.name: row.sha256 for row in rows} == wanted:
            return
        _drop_gone(connection)
        for schema, file in _files():
            connection.execute(CreateView(schema, file))
            connection.execute(CommentView(schema, file))
        _comment_columns(connection)
        connection.execute(sa.delete(view_versions))
        connection.execute(sa.insert(view_versions), [{"name": n, "sha256": d} for n, d in wanted.items()])


def columns_of(connection: sa.Connection) -> dict[str, list[tuple[str, str]]]:
    """Columns of every public view with their SQL types, in order."""
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in public_views()}
    query = sa.text(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where schema_name = 'main' and not internal order by table_name, column_index"
    )
    for view, column, kind in connection.execute(query):
        found.get(view, []).append((column, kind))
    return found


def _files() -> Iterator[tuple[str, SqlFile]]:
    yield from ((CORE, file) for file in core_views().values())
    yield from (("main", file) for file in public_views().values())


def _drop_gone(connection: sa.Connection) -> None:
    """A view whose file is gone must not linger with an old meaning."""
    wanted = {(schema, file.name) for schema, file in _files()}
    query = sa.text("select schema_name, view_name from duckdb_views() where not internal")
    for schema, name in connection.execute(query).all():
        if (schema, name) not in wanted:
            connection.execute(DropView(schema, name))


def _comment_columns(connection: sa.Connection) -> None:
    for view, columns in columns_of(connection).items():
        for column, _ in columns:
            described: sa.Column[str] = sa.Column(column, sa.String, comment=describe(view, column))
            sa.Table(view, sa.MetaData(), described, schema="main")
            connection.execute(sa.schema.SetColumnComment(described))
