"""Real clients read the published copy: SQLAlchemy, pandas, polars, DuckDB in Python and on the command line, quack."""

import datetime as dt
import json
import shutil
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Self

import duckdb
import mart_cases as cases
import pandas as pd
import pytest
import sqlalchemy as sa
from mart_cases import LANTERN, Report, day, load

from models.errors import WarehouseError
from warehouse import serving
from warehouse.batch import Batch
from warehouse.serving import SqlServer
from warehouse.sqlfiles import MARTS, in_layer, public_views
from warehouse.store import Warehouse

served = pytest.mark.skipif(
    any(serving.extension_file(name) is None for name in serving.EXTENSIONS),
    reason="duckdb-extension-quack and duckdb-extension-httpfs are not installed",
)
TOKEN = "open, please"  # noqa: S105 - for servers that live a second


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients")
    path = load(folder, *cases.corpus())
    with Warehouse.open(path) as warehouse:
        return warehouse.publish(folder / "published" / "w.duckdb")


@pytest.fixture
def copy(published: Path, tmp_path: Path) -> Path:
    """A copy of its own: in one process DuckDB gives all who open a file the same database, settings included."""
    return Path(shutil.copy(published, tmp_path / "copy.duckdb"))


@pytest.fixture
def engine(published: Path) -> Iterator[sa.Engine]:
    engine = sa.create_engine(f"duckdb:///{published}", connect_args={"read_only": True})
    yield engine
    engine.dispose()


def test_sqlalchemy_reflects_every_relation_with_types_and_comments(engine: sa.Engine) -> None:
    inspector = sa.inspect(engine)
    found = {name.rpartition(".")[2].strip('"') for name in inspector.get_view_names(schema="main")}
    assert set(public_views()) <= found
    for view in ("statements", *in_layer(MARTS)):
        columns = inspector.get_columns(view, schema="main")
        assert [c["name"] for c in columns if isinstance(c["type"], sa.types.NullType)] == []
        assert [c["name"] for c in columns if not c.get("comment")] == []


def test_sqlalchemy_builds_a_query_on_a_reflected_mart(engine: sa.Engine) -> None:
    tolls = sa.Table("mart_daily_tolls", sa.MetaData(), autoload_with=engine, schema="main")
    query = sa.select(tolls.c.claimant, tolls.c.low).where(tolls.c.day == day(4)).order_by(tolls.c.claimant)
    with engine.connect() as connection:
        assert connection.execute(query).all() == [("Red Lantern", 40), ("Tarkan army", 35)]


def test_pandas_reads_a_mart_with_dates_and_whole_numbers(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        frame = pd.read_sql(
            sa.text("select * from mart_daily_tolls order by claimant"), connection, parse_dates=["day"],
            dtype_backend="numpy_nullable",
        )  # fmt: skip
    assert frame["day"].dt.date.tolist() == [day(4), day(4)]
    assert str(frame["low"].dtype) == "Int64"
    assert frame["best"].isna().tolist() == [True, False]


def test_duckdb_in_python_gives_a_frame(published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as connection:
        frame = connection.sql("from mart_meetings_network").df()
    assert frame[["actor_a", "actor_b"]].to_numpy().tolist() == [["Ilka Born", "Sol Maddox"]]


def test_polars_reads_every_mart(published: Path) -> None:
    polars = pytest.importorskip("polars", reason="not among the locked packages")
    with duckdb.connect(str(published), read_only=True) as connection:
        frames = {mart: connection.sql(f"from {mart}").pl() for mart in in_layer(MARTS)}
    assert frames["mart_daily_tolls"].schema["day"] == polars.Date
    assert all(frame.height for frame in frames.values())


def test_the_duckdb_command_line_reads_every_mart(published: Path) -> None:
    beside = Path(sys.executable).with_name("duckdb")
    command = str(beside) if beside.exists() else shutil.which("duckdb")
    if command is None:
        pytest.skip("the duckdb command is not installed")
    for mart in in_layer(MARTS):
        run = subprocess.run(
            [command, "-readonly", "-json", str(published), f"select count(*) as n from {mart}"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert json.loads(run.stdout)[0]["n"] >= 1


def free_port() -> int:
    with closing(socket.socket()) as there:
        there.bind(("127.0.0.1", 0))
        return int(there.getsockname()[1])


CLIENT = textwrap.dedent("""
    import json, sys, duckdb
    from warehouse.serving import EXTENSIONS, load_extension
    uri, token = sys.argv[1:]
    with duckdb.connect() as connection:
        for name in EXTENSIONS:
            load_extension(connection, name)
        for line in sys.stdin:
            try:
                sql = json.loads(line)
                found = connection.execute("from quack_query(?, ?, token := ?)", [uri, sql, token]).fetchall()
                print(json.dumps({"rows": found}, default=str), flush=True)
            except duckdb.Error as error:
                print(json.dumps({"error": str(error)}), flush=True)
""")


class Client:
    """A second process that asks a server."""

    def __init__(self, uri: str, token: str = TOKEN) -> None:
        command = [sys.executable, "-c", CLIENT, uri, token]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent
        )

    def ask(self, sql: str) -> dict[str, object]:
        self.process.stdin.write(json.dumps(sql) + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate("")


@served
def test_a_second_process_reads_the_server_while_a_run_writes_and_sees_what_it_publishes(tmp_path: Path) -> None:
    path, to = load(tmp_path, *cases.corpus()), tmp_path / "published" / "w.duckdb"
    count = "select count(*) from casualty_estimates"
    with Warehouse.open(path) as writer:
        writer.publish(to)
        with SqlServer(to, TOKEN, port=free_port()) as server, Client(server.uri) as client:
            assert client.ask(count) == {"rows": [[2]]}
            more = Report("At least 9 people were killed, Red Lantern said.", day(9))
            writer.load(Batch([more.toll("At least 9", low=9, estimator=LANTERN).rows("new.txt")]))
            assert client.ask(count) == {"rows": [[2]]}
            assert server.refresh() is False
            writer.publish(to)
            assert server.refresh() is True
            assert client.ask(count) == {"rows": [[3]]}


@served
def test_the_server_lets_nobody_in_without_the_token(copy: Path) -> None:
    with SqlServer(copy, TOKEN, port=free_port()) as server, Client(server.uri, "a guess") as stranger:
        assert "Authentication failed" in str(stranger.ask("select 1")["error"])


@served
def test_a_client_can_neither_write_nor_reach_files_nor_settings(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    forbidden = [
        "create table main.mine (n integer)",
        f"from read_text('{tmp_path}/secret.txt')",
        f"copy (select 1) to '{tmp_path}/out.csv'",
        f"attach '{tmp_path}/other.duckdb'",
        "set enable_external_access = true",
    ]
    with SqlServer(copy, TOKEN, port=free_port()) as server, Client(server.uri) as client:
        assert [sql for sql in forbidden if "error" not in client.ask(sql)] == []
    assert {file.name for file in tmp_path.iterdir()} == {"copy.duckdb", "secret.txt"}


@served
def test_a_server_that_a_client_stopped_is_started_again(copy: Path) -> None:
    with SqlServer(copy, TOKEN, port=free_port()) as server, Client(server.uri) as client:
        client.ask(f"call quack_stop('{server.uri}')")
        assert server.refresh() is True
        assert client.ask("select count(*) from meetings") == {"rows": [[2]]}


@served
def test_a_port_that_is_taken_is_named(copy: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(WarehouseError, match=f"cannot be served at quack:127.0.0.1:{port}: "):
            SqlServer(copy, TOKEN, port=port)


def test_without_the_extensions_the_packages_are_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "extension_file", lambda _: None)
    monkeypatch.setattr(serving, "EXTENSIONS", ("no_such_extension",))
    with pytest.raises(WarehouseError, match=r"pip install duckdb-extension-no_such_extension==\d"):
        SqlServer(copy, TOKEN, port=free_port())


def test_days_reach_clients_as_days(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        (value,) = connection.execute(sa.text("select max(published_on) from statements")).one()
    assert type(value) is dt.date
