"""What counted when: nothing is overwritten, every instant can be asked, every change says why."""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest
import warehouse_cases as cases
from alembic import command
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import WarehouseError
from models.ids import sha256
from models.source import Record, SourceFile
from warehouse import migrate
from warehouse.asof import View, macros
from warehouse.batch import Batch
from warehouse.engine import connect
from warehouse.install import files
from warehouse.query import open_reader, query
from warehouse.records import Rows, rows_of
from warehouse.save import save_parquet
from warehouse.store import Warehouse

TOLL = "select count_low from casualty_estimates order by 1"
END_OF_TIME = dt.datetime.fromisoformat("9999-01-01")
CASUALTY_TIMES = """select begin_reason, change_reason, valid_to is null from event_history
    where article_id = $1 and event_type = 'casualty' order by valid_from"""
MEETING_TIMES = """select extractor, begin_reason, change_reason from event_history
    where article_id = $1 and event_type = 'meeting' order by valid_from"""
CASUALTY_CHANGES = """select run_id, change, reason, source_file, headline from changes
    where event_type = 'casualty' order by changed_at, change"""
EVENT_VIEWS = ("events", "statements", "meetings", "deployments", "casualty_estimates")


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(cases.empty(tmp_path)) as opened:
        yield opened


def reading(
    toll: int, n: int = 1, *, extractor: str = "test-1", place: SourceFile | None = None, name: str = ""
) -> Rows:
    """Article n, in which the shelling killed at least so many, as one record of a file."""
    a = cases.article(n)
    a = a.model_copy(update={"source_file": name or a.source_file})
    meeting, casualty = cases.events(a)[1], cases.events(a)[3]
    casualty = casualty.model_copy(update={"count": casualty.count.model_copy(update={"low": toll})})
    at = place or cases.source(n)
    return rows_of(a, cases.zones(a), [meeting, casualty], extractor=extractor, record=cases.record(a), source=at)


def corrected(n: int, of: int = 1, *, extractor: str = "test-1") -> Rows:
    """The file of article `of`, now with the text of article n."""
    return reading(40 + n, n, extractor=extractor, place=cases.source(of), name=cases.article(of).source_file)


def load(warehouse: Warehouse, *rows: Rows, flow: str = "ingest") -> tuple[str, dt.datetime]:
    """Load in a run of its own; the run and an instant after it, before the next."""
    run = warehouse.begin_run(flow)
    warehouse.load(Batch(rows, run_id=run))
    warehouse.finish_run(run, "Completed")
    assert [check.name for check in warehouse.check() if not check.passed] == []
    return run, instant()


def instant() -> dt.datetime:
    """Now, and clearly apart from what comes before and after."""
    time.sleep(0.002)
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    time.sleep(0.002)
    return now


def tolls(warehouse: Warehouse, as_of: dt.datetime | None = None) -> list[int]:
    """The tolls that count, asked in three ways that must agree."""
    with open_reader(warehouse.path) if as_of is None else open_reader(warehouse.path, as_of=as_of) as reader:
        found = reader.execute(TOLL).fetchall()
        then = as_of or END_OF_TIME
        assert (
            reader.execute("select count_low from casualty_estimates_as_of($1) order by 1", [then]).fetchall() == found
        )
        events = "select count(*) from events_as_of($1) where event_type = 'casualty'"
        assert reader.execute(events, [then]).fetchall() == [(len(found),)]
    return [low for (low,) in found]


def asked(warehouse: Warehouse, sql: str, *parameters: object) -> list[tuple[object, ...]]:
    return list(query(warehouse.path, sql, parameters).rows)


def test_what_a_corrected_article_said_before_can_still_be_asked(warehouse: Warehouse) -> None:
    before = instant()
    first, then = load(warehouse, reading(40))
    second, now = load(warehouse, corrected(7))
    warehouse.close()
    assert [tolls(warehouse, at) for at in (before, then, now, None)] == [[], [40], [47], [47]]
    assert asked(warehouse, CASUALTY_CHANGES) == [
        (first, "added", "new", "day/1.txt", "At least 40 people killed (Red Lantern)"),
        (second, "added", "revised", "day/1.txt", "At least 40 people killed (Red Lantern)"),
        (second, "retired", "revised", "day/1.txt", None),
    ]
    assert asked(warehouse, "select count(*) from events_as_of($1)", then) == [(2,)]
    assert asked(warehouse, "select distinct title from articles_as_of($1)", then) == [(cases.article(1).title,)]


def test_what_was_corrected_can_be_published(warehouse: Warehouse, tmp_path: Path) -> None:
    for rows in (reading(40), corrected(7), reading(40)):
        load(warehouse, rows)
        warehouse.publish(tmp_path / "read.duckdb")
    assert query(tmp_path / "read.duckdb", TOLL).rows == [(40,)]


def test_what_an_older_extractor_had_found_can_still_be_asked(warehouse: Warehouse) -> None:
    _, then = load(warehouse, reading(40))
    run, now = load(warehouse, reading(41, extractor="test-2"), flow="reextract")
    warehouse.close()
    assert [tolls(warehouse, at) for at in (then, now, None)] == [[40], [41], [41]]
    assert asked(warehouse, "select change, reason, event_type, fields from changes where run_id = $1", run) == [
        ("changed", "reextracted", "casualty", "count_low")
    ]
    history = "select count(*), count(distinct event_id) from event_history"
    assert asked(warehouse, history) == [(4, 2)]
    assert asked(warehouse, "select extractor, change_reason from event_history where valid_to is not null") == [
        ("test-1", "reextracted"), ("test-1", "reextracted"),
    ]  # fmt: skip


def test_a_file_changed_back_again_counts_again_with_a_gap_between(warehouse: Warehouse) -> None:
    moments = [load(warehouse, rows)[1] for rows in (reading(40), corrected(7), reading(40))]
    warehouse.close()
    assert [tolls(warehouse, at) for at in moments] == [[40], [47], [40]]
    article = cases.article(1).article_id
    assert asked(warehouse, CASUALTY_TIMES, article) == [("new", "revised", False), ("restored", None, True)]
    told = "select change, reason from changes where article_id = $1 and event_type = 'casualty' order by changed_at"
    assert asked(warehouse, told, article) == [("added", "new"), ("retired", "revised"), ("added", "restored")]


def test_a_newer_extractor_while_the_article_was_gone_brings_no_gap_and_no_overlap(warehouse: Warehouse) -> None:
    moments = [
        load(warehouse, rows)[1]
        for rows in (reading(40), corrected(7), reading(42, extractor="test-2"), reading(43, extractor="test-3"))
    ]
    warehouse.close()
    assert [tolls(warehouse, at) for at in moments] == [[40], [47], [42], [43]]
    article = cases.article(1).article_id
    assert asked(warehouse, MEETING_TIMES, article) == [
        ("test-1", "new", "revised"), ("test-2", "restored", "reextracted"), ("test-3", "reextracted", None),
    ]  # fmt: skip


def test_a_run_that_finds_nothing_new_leaves_no_change(warehouse: Warehouse) -> None:
    load(warehouse, reading(40))
    again, _ = load(warehouse, reading(40))
    same, _ = load(warehouse, reading(40, extractor="test-2"), flow="reextract")
    warehouse.close()
    assert asked(warehouse, "select * from changes where run_id in ($1, $2)", again, same) == []


def test_a_text_that_moves_to_another_file_within_a_run_has_not_changed(warehouse: Warehouse) -> None:
    load(warehouse, reading(40))
    run = warehouse.begin_run("ingest")
    warehouse.load(Batch([corrected(7)], run_id=run))
    time.sleep(0.002)
    warehouse.load(Batch([reading(40, place=cases.source(9), name="day/9.txt")], run_id=run))
    warehouse.close()
    told = asked(warehouse, "select change, article_id from changes where run_id = $1 and event_type = 'casualty'", run)
    assert told == [("added", cases.article(7).article_id)]


def test_an_event_that_a_file_no_longer_holds_was_removed_by_the_run_that_read_it(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    file = tmp_path / "list.txt"
    file.write_text("two articles")
    place = SourceFile(path=str(file), name="list.txt", size=1, mtime_ns=1)
    warehouse.load(Batch([reading(40, place=place, name="list.txt#1"), reading(50, 2, place=place, name="list.txt#2")]))
    then = instant()
    run = warehouse.begin_run("ingest")
    a = cases.article(1)
    assert warehouse.seen_record(place, Record(source_file="list.txt#1", data=b"", sha256=sha256(a.text)))
    warehouse.load(Batch([], [place], run))
    warehouse.close()
    assert [tolls(warehouse, at) for at in (then, None)] == [[40, 50], [40]]
    told = "select change, reason, source_file, headline_before is not null from changes where run_id = $1"
    assert set(asked(warehouse, told, run)) == {("retired", "removed", "list.txt#2", True)}


def test_an_event_that_a_user_rejects_stays_rejected_until_accepted(warehouse: Warehouse) -> None:
    _, before = load(warehouse, reading(40))
    key = asked_open(warehouse)
    assert warehouse.reject(key[:12], "another attack") == key
    assert warehouse.reject(key) is None
    rejected = instant()
    load(warehouse, reading(41, extractor="test-2"), flow="reextract")
    still = instant()
    assert warehouse.accept(key) == key
    assert warehouse.accept(key) is None
    _, after = load(warehouse, reading(42, extractor="test-3"), flow="reextract")
    warehouse.close()
    assert [tolls(warehouse, at) for at in (before, rejected, still, after)] == [[40], [], [], [42]]
    times = "select extractor, begin_reason, change_reason from event_history where event_id = $1 order by valid_from"
    assert asked(warehouse, times, key) == [
        ("test-1", "new", "rejected"), ("test-2", "accepted", "reextracted"), ("test-3", "reextracted", None),
    ]  # fmt: skip
    told = "select change, reason from changes where event_id = $1 order by changed_at"
    assert asked(warehouse, told, key) == [
        ("added", "new"), ("retired", "rejected"), ("added", "accepted"), ("changed", "reextracted"),
    ]  # fmt: skip


def asked_open(warehouse: Warehouse) -> str:
    """The id of the one casualty figure, while the warehouse is open."""
    rows = reading(40)["casualty_details"]
    return str(rows[0]["event_id"])


def test_only_an_event_that_is_there_can_be_judged(warehouse: Warehouse) -> None:
    load(warehouse, reading(40))
    with pytest.raises(WarehouseError, match="no events have an id that begins with 'enothing'"):
        warehouse.reject("enothing")
    with pytest.raises(WarehouseError, match="several events"):
        warehouse.accept("e")


@pytest.mark.slow
def test_every_view_that_hangs_on_what_counts_answers_as_of_any_instant(warehouse: Warehouse) -> None:
    load(warehouse, reading(40), reading(50, 2))
    now = instant()
    load(warehouse, corrected(7))
    warehouse.close()
    timed = [
        macro.name.removesuffix("_as_of") for macro in macros([View(*f) for f in files()]) if macro.schema == "main"
    ]
    assert set(EVENT_VIEWS) <= set(timed)
    for view in timed:
        by_macro = query(warehouse.path, f"from {view}_as_of($1)", [now])
        by_session = query(warehouse.path, f"from {view}", as_of=now)
        assert (by_macro.columns, sorted(by_macro.rows, key=repr)) == (
            by_session.columns,
            sorted(by_session.rows, key=repr),
        )
        latest = query(warehouse.path, f"from {view}_as_of('infinity')").rows
        assert sorted(latest, key=repr) == sorted(query(warehouse.path, f"from {view}").rows, key=repr)
    uncommented = """select function_name from duckdb_functions()
        where schema_name = 'main' and function_type = 'table_macro' and comment is null and not internal"""
    assert asked(warehouse, uncommented) == []


def test_the_macros_take_days_times_and_text(warehouse: Warehouse) -> None:
    load(warehouse, reading(40))
    warehouse.close()
    far = ("date '2100-01-01'", "timestamp '2100-01-01 00:00:00'", "'2100-01-01'")
    counts = [asked(warehouse, f"select count(*) from casualty_estimates_as_of({moment})") for moment in far]
    assert counts == [[(1,)]] * 3
    assert asked(warehouse, "select count(*) from casualty_estimates_as_of(date '2000-01-01')") == [(0,)]


def test_an_attached_copy_answers_as_of_an_instant_too(warehouse: Warehouse) -> None:
    _, then = load(warehouse, reading(40))
    load(warehouse, corrected(7))
    warehouse.close()
    with duckdb.connect() as other:
        other.execute(f"attach '{warehouse.path}' as theirs (read_only)")
        assert other.execute("select count_low from theirs.casualty_estimates").fetchall() == [(47,)]
        other.execute("set variable as_of = $1::timestamp", [then])
        assert other.execute("select count_low from theirs.casualty_estimates").fetchall() == [(40,)]
        other.execute("use theirs")  # a macro finds the macros it calls in the database in use
        assert other.execute("select count_low from casualty_estimates_as_of('infinity')").fetchall() == [(47,)]


def test_a_parquet_file_can_hold_what_was_known_then(warehouse: Warehouse, tmp_path: Path) -> None:
    _, then = load(warehouse, reading(40))
    load(warehouse, corrected(7))
    warehouse.close()
    assert save_parquet(warehouse.path, TOLL, tmp_path / "then.parquet", as_of=then) == 1
    assert duckdb.read_parquet(str(tmp_path / "then.parquet")).fetchall() == [(40,)]


STEPS = st.lists(
    st.tuples(st.sampled_from(["article 1", "article 2", "reject", "accept"]), st.sampled_from(["x1", "x2"])),
    min_size=2,
    max_size=4,
)
BALANCE = """select event_id from changes group by event_id
    having count(*) filter (change = 'added') - count(*) filter (change = 'retired')
        <> (select count(*) from events as e where e.event_id = changes.event_id)"""
OVERLAPS = """select event_id from event_history
    qualify coalesce(valid_to, 'infinity') > lead(valid_from) over (partition by event_id order by valid_from)"""


@settings(max_examples=4, deadline=None)
@given(STEPS)
def test_the_past_is_told_the_same_whatever_happens_later(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    path = cases.empty(tmp_path_factory.mktemp("law"))
    key = str(corrected(1)["casualty_details"][0]["event_id"])
    told, known = [], False
    for what, extractor in steps:
        with Warehouse.open(path) as warehouse:
            if what.startswith("article"):
                warehouse.load(Batch([corrected(1 if what == "article 1" else 2, extractor=extractor)]))
            elif known:
                (warehouse.reject if what == "reject" else warehouse.accept)(key)
        known |= what == "article 1"
        told.append((instant(), state(path)))
    with Warehouse.open(path, read_only=True) as warehouse:
        assert [check.name for check in warehouse.check() if not check.passed] == []
    assert [state(path, at) for at, _ in told] == [then for _, then in told]
    current = "select event_id from event_history where valid_to is null order by 1"
    assert query(path, current).rows == query(path, "select event_id from events order by 1").rows
    assert query(path, OVERLAPS).rows == []
    assert query(path, BALANCE).rows == []


def state(path: Path, at: dt.datetime | None = None) -> object:
    """All that readers see of events at an instant, but for how long it will count."""
    with closing(open_reader(path, as_of=at)) as reader:
        asked = [
            f"select * exclude (valid_to, change_reason) from {view} order by all"
            for view in ("events", "casualty_estimates")
        ]
        return [reader.execute(sql).fetchall() for sql in asked]


def test_an_older_warehouse_learns_its_past_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    with closing(connect(path)) as connection:
        settings_ = migrate.config()
        settings_.attributes["connection"] = connection
        command.upgrade(settings_, "0002_stories")
    with duckdb.connect(str(path)) as older:
        older.execute(OLDER)
    Warehouse.open(path).close()
    lives = """select article_id, day(valid_from), day(valid_to), begin_reason, change_reason, end_run_id
        from core.article_lives order by 1, 2"""
    assert query(path, lives).rows == [
        ("a1", 1, 2, "new", "revised", "r1"),
        ("a1", 3, 6, "restored", "removed", None),
        ("a2", 2, None, "revised", None, None),
    ]
    assert query(path, "select end_run_id from core.extractions order by extraction_id").rows == [("r1",), (None,)]


OLDER = """
    set schema = 'core';
    insert into runs (run_id, flow_name, started_at, finished_at, state, files_seen, files_new, files_skipped,
        files_quarantined, articles, events, words)
    values ('r1', 'ingest', '2031-03-02', '2031-03-02', 'Completed', 0, 0, 0, 0, 0, 0, 0);
    insert into source_records (source_path, source_file, revision, article_id, record_sha256, source_format,
        valid_from, valid_to, change_reason)
    values
        ('/a', 'a', 1, 'a1', 's', 'text', '2031-03-01', '2031-03-02', 'changed'),  -- replaced while r1 went on
        ('/a', 'a', 2, 'a2', 's', 'text', '2031-03-02', null, null),
        ('/b', 'b', 1, 'a1', 's', 'text', '2031-03-03', '2031-03-05', 'removed'),  -- a copy for two days, …
        ('/c', 'c', 1, 'a1', 's', 'text', '2031-03-04', '2031-03-06', 'removed');  -- … and one that overlaps it
    insert into extractions (extraction_id, article_id, extractor, extracted_at, valid_to, change_reason)
    values
        ('x1', 'a2', 'test-1', '2031-03-01', '2031-03-02', 'reextracted'),
        ('x2', 'a2', 'test-2', '2031-03-02', null, null);
"""
