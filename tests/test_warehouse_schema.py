"""The database is what the declarations, the codebook and the dictionary say."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import sqlalchemy as sa
import warehouse_cases as cases
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from models.errors import WarehouseError, WarehouseLockedError, WarehouseNewerError
from warehouse import dictionary, tables
from warehouse.batch import Batch
from warehouse.engine import connect
from warehouse.install import columns_of, install_views
from warehouse.migrate import upgrade
from warehouse.query import query
from warehouse.sqlfiles import CHECKS, VIEWS, public_views, read_all
from warehouse.store import Warehouse

EVENT = """event_id article_id published_on publisher evidence evidence_start evidence_end date_text date_from date_to
date_precision date_edtf date_basis place place_text country latitude longitude polarity modality attributed_to
attributed_to_text confidence extractor story_id """
CODEBOOK = {
    "articles": """article_id source_file source_format url title author publisher dateline_place published_at
        published_on language text word_count ingested_at revision content_sha256""",
    "statements": EVENT + """speaker speaker_text speaker_role speaker_affiliation speaker_country cue cue_text content
        content_start content_end quote kind speech_act addressee addressee_text medium reported_by""",
    "meetings": EVENT + "participants participant_count format status venue occasion",
    "meeting_participants": """event_id article_id participant participant_text participant_kind participant_country
        role""",
    "deployments": EVENT + """force_owner force_owner_text force_owner_country force_text force_type strength_low
        strength_best strength_high strength_text strength_unit strength_rule approximate vague additional origin
        origin_text destination destination_text destination_country beneficiary status""",
    "casualty_estimates": EVENT + """victims victims_text victims_country victims_kind outcome count_low count_best
        count_high count_text count_rule is_part approximate vague scope estimator estimator_text as_of_from as_of_to
        cause""",
    "event_fields": "event_id article_id field text start_char end_char",
    "actors": "actor_id name kind role country wikidata",
    "actor_aliases": "actor_id alias",
    "stories": """story_id event_type headline first_reported last_reported article_count publisher_count date_from
        date_to count_low count_high""",
    "quarantine": "source_file stage error_type message first_seen last_seen attempts content_sha256",
    "flow_runs": """run_id flow_name started_at finished_at state files_seen files_new files_skipped files_quarantined
        articles events words seconds extractor""",
}  # fmt: skip
ROOT = Path(__file__).parent.parent
SCALARS = {"VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    path = tmp_path_factory.mktemp("schema") / "w.duckdb"
    connection = connect(path)
    upgrade(connection, path)
    install_views(connection)
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def columns(database: sa.Connection) -> dict[str, list[tuple[str, str]]]:
    with database.begin():
        return columns_of(database)


def test_the_migrations_make_exactly_the_declared_tables(database: sa.Connection) -> None:
    options = {
        "include_schemas": True, "compare_type": True, "version_table_schema": "core",
        "include_name": lambda name, kind, _: kind != "schema" or name == "core",
    }  # fmt: skip
    with database.begin():
        assert compare_metadata(MigrationContext.configure(database, opts=options), tables.metadata) == []


def test_the_comparison_would_notice_a_column_and_a_comment(database: sa.Connection) -> None:
    changed = sa.MetaData()
    for table in tables.metadata.tables.values():
        table.to_metadata(changed)
    changed.tables["core.articles"].append_column(sa.Column("extra", sa.String()))
    changed.tables["core.runs"].c.words.comment = "Something else."
    options = {"include_schemas": True, "version_table_schema": "core",
               "include_name": lambda name, kind, _: kind != "schema" or name == "core"}  # fmt: skip
    with database.begin():
        found = compare_metadata(MigrationContext.configure(database, opts=options), changed)
    kinds = {(d[0] if isinstance(d, tuple) else d[0][0]) for d in found}
    assert kinds == {"add_column", "modify_comment"}


def test_keys_of_the_migrated_tables_are_the_declared_keys(database: sa.Connection) -> None:
    with database.begin():
        inspector = sa.inspect(database)
        for table in tables.metadata.tables.values():
            there = inspector.get_pk_constraint(table.name, schema="core")["constrained_columns"]
            assert set(there) == {column.name for column in table.primary_key}, table.name


def test_every_table_and_column_is_commented() -> None:
    for table in tables.metadata.tables.values():
        assert table.comment
        assert [column.name for column in table.columns if not column.comment] == []
        unsaid = [c.name for c in table.columns if c.nullable and "null" not in (c.comment or "")]
        assert unsaid == [], f"{table.name}: say what null means"


@pytest.mark.parametrize("view", CODEBOOK)
def test_a_relation_has_the_columns_of_the_codebook_in_order(
    columns: dict[str, list[tuple[str, str]]], view: str
) -> None:
    names = [name for name, _ in columns[view]]
    expected = CODEBOOK[view].split()
    assert names[: len(expected)] == expected


def test_readers_see_scalars_only(columns: dict[str, list[tuple[str, str]]]) -> None:
    kinds = {(view, name, kind) for view, found in columns.items() for name, kind in found}
    assert {(v, n, k) for v, n, k in kinds if k not in SCALARS} == set()


def test_schema_main_holds_the_public_relations_and_nothing_else(database: sa.Connection) -> None:
    with database.begin():
        found = database.scalars(sa.text(
            "select table_name from information_schema.tables where table_schema = 'main'"
        )).all()  # fmt: skip
    assert set(found) == set(public_views())
    assert set(CODEBOOK) <= set(found)


def test_bi_tools_find_a_description_on_every_view_and_column(database: sa.Connection) -> None:
    with database.begin():
        silent = database.execute(sa.text(
            "select view_name from duckdb_views() where not internal and comment is null union all "
            "select table_name || '.' || column_name from duckdb_columns() "
            "where schema_name = 'main' and not internal and comment is null"
        )).all()  # fmt: skip
    assert silent == []


def test_every_view_and_check_says_first_what_a_row_is() -> None:
    for file in [*public_views().values(), *read_all(VIEWS / "core"), *read_all(CHECKS)]:
        assert file.text.startswith("-- ")
        assert file.grain.endswith("."), file.name


def test_a_changed_view_file_is_created_again_and_a_gone_one_is_dropped(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create or replace view main.articles as select 1 as old")
        connection.execute("create view main.forgotten as select 1 as old")
        connection.execute("update core.view_versions set sha256 = 'old' where name = 'main.articles'")
    with Warehouse.open(path):
        pass
    assert "title" in query(path, "select * from articles").columns
    assert query(path, "select view_name from duckdb_views() where view_name = 'forgotten'").rows == []


def test_opening_again_does_not_touch_the_views(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("comment on view main.articles is 'mine'")
    with Warehouse.open(path):
        pass
    assert query(path, "select comment from duckdb_views() where view_name = 'articles'").rows == [("mine",)]


def test_the_dictionary_in_docs_is_fresh() -> None:
    assert dictionary.TARGET.read_text("utf-8") == dictionary.render(), "run python -m warehouse.dictionary"


def test_a_file_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update core.alembic_version set version_num = '9999'")
    for read_only in (False, True):
        with pytest.raises(WarehouseNewerError, match=r"w\.duckdb: was made by a newer version of Dateline"):
            Warehouse.open(path, read_only=read_only)


def test_readers_refuse_a_file_whose_tables_were_never_finished(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    connection = connect(path)
    with connection.begin():
        connection.execute(sa.schema.CreateSchema("core"))
        connection.exec_driver_sql("create table core.alembic_version (version_num varchar)")
    connection.close()
    with pytest.raises(WarehouseError, match="not a Dateline warehouse"):
        Warehouse.open(path, read_only=True)


def test_a_published_copy_can_be_checked_by_a_reader(tmp_path: Path) -> None:
    with Warehouse.open(cases.empty(tmp_path), read_only=True) as warehouse:
        assert all(result.passed for result in warehouse.check())
        with pytest.raises(WarehouseError, match=r"^\S+w\.duckdb: .*read-only") as caught:
            warehouse.load(Batch([cases.rows(1)]))
    assert "\n" not in str(caught.value)


def test_a_text_file_is_no_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("These are notes. " * 1000)
    with pytest.raises(WarehouseError, match=r"^\S+notes\.duckdb: is not a DuckDB file$"):
        Warehouse.open(path)
    assert path.read_text().startswith("These are notes.")


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "sales.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table sales (n integer)")
    with pytest.raises(WarehouseError, match="not a Dateline warehouse"):
        Warehouse.open(path)
    assert query(path, "select count(*) from duckdb_tables()").rows == [(1,)]


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="there is no such file"):
        Warehouse.open(tmp_path / "none.duckdb", read_only=True)
    with pytest.raises(WarehouseError, match="there is no such file"):
        query(tmp_path / "none.duckdb", "select 1")
    with pytest.raises(WarehouseError, match="is a folder"):
        Warehouse.open(tmp_path)


def test_a_warehouse_that_another_process_writes_is_refused_with_its_pid(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    script = textwrap.dedent("""
        import sys; from pathlib import Path; from warehouse.store import Warehouse
        with Warehouse.open(Path(sys.argv[1])):
            print("open", flush=True); sys.stdin.read()
    """)
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(WarehouseLockedError, match=rf"process {holder.pid} is writing it"):
            Warehouse.open(path)
        with pytest.raises(WarehouseLockedError, match=rf"process {holder.pid} is writing it"):
            query(path, "select 1")
        holder.communicate("")


def test_wrong_sql_is_answered_in_one_line(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with pytest.raises(WarehouseError) as caught:
        query(path, "select nothing from nowhere")
    assert "\n" not in str(caught.value)
    with pytest.raises(WarehouseError, match="read-only"):
        query(path, "create table main.x (n integer)")
