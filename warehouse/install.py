"""View files → views and macros in the database, created again only when a file changed, each with its description."""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from models.ids import sha256
from warehouse.asof import View, in_order
from warehouse.asof import macros as as_of_macros
from warehouse.ddl import comment_on, create, drop
from warehouse.sqlfiles import SqlFile, column_comment, core_views, description_files, macros, public_views
from warehouse.tables import CORE, view_versions


def install_views(connection: sa.Connection, *, force: bool = False) -> None:
    """Make the database's views those of the files. One transaction."""
    views = in_order([View(schema, file) for schema, file in files()])
    wanted = {f"{schema}.{file.name}": sha256(file.text) for schema, file in views}
    wanted |= {f"macro {name}": sha256(file.text) for name, file in macros().items()}
    wanted["columns"] = sha256("".join(path.read_text("utf-8") for path in description_files()))
    with connection.begin():
        rows = connection.execute(sa.select(view_versions.c.name, view_versions.c.sha256))
        if not force and {row.name: row.sha256 for row in rows} == wanted:
            return
        _drop_gone(connection)
        for macro in macros().values():
            connection.exec_driver_sql(macro.text)
        for schema, file in views:
            connection.execute(create("VIEW", schema, file.name, file.text))
            connection.execute(comment_on("VIEW", schema, file.name, file.grain))
        _install_as_of(connection, views)
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


def files() -> Iterator[tuple[str, SqlFile]]:
    """Every view, with its schema."""
    yield from ((CORE, file) for file in core_views().values())
    yield from (("main", file) for file in public_views().values())


def _drop_gone(connection: sa.Connection) -> None:
    """A view whose file is gone must not linger with an old meaning."""
    wanted = {(schema, file.name) for schema, file in files()}
    query = sa.text("select schema_name, view_name from duckdb_views() where not internal")
    for schema, name in connection.execute(query).all():
        if (schema, name) not in wanted:
            connection.execute(drop("VIEW", schema, name))


def _install_as_of(connection: sa.Connection, views: Sequence[View]) -> None:
    wanted = list(as_of_macros(views))
    names = {(macro.schema, macro.name) for macro in wanted}
    query = sa.text(
        "select schema_name, function_name from duckdb_functions() where function_type = 'table_macro' and not internal"
    )
    for schema, name in connection.execute(query).all():
        if (schema, name) not in names:
            connection.execute(drop("MACRO TABLE", schema, name))
    for macro in wanted:
        connection.execute(create("MACRO", macro.schema, macro.name, macro.text, parameter="ts"))
        connection.execute(comment_on("MACRO TABLE", macro.schema, macro.name, f"As of ts (UTC). {macro.grain}"))


def _comment_columns(connection: sa.Connection) -> None:
    """All columns in one go: hundreds of statements sent one by one would double the time a new file takes to open."""
    described: list[sa.Column[str]] = []
    for view, columns in columns_of(connection).items():
        table = sa.Table(view, sa.MetaData(), *(sa.Column(c, sa.String) for c, _ in columns), schema="main")
        for column in table.columns:
            column.comment = column_comment(view, column.name)
        described += table.columns
    comments = (sa.schema.SetColumnComment(c).compile(dialect=connection.dialect) for c in described)
    connection.exec_driver_sql(";\n".join(map(str, comments)))
