"""Readers get a whole copy, checked first, and are never disturbed by the next one."""

import csv
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
import warehouse_cases as cases

from models.errors import CheckFailedError, WarehouseError
from warehouse import export as exporting
from warehouse import workbook
from warehouse.batch import Batch
from warehouse.export import export
from warehouse.manifest import sha256_of, verify
from warehouse.query import query
from warehouse.sqlfiles import CHECKS, read_all
from warehouse.store import Warehouse

ROOT = Path(__file__).parent.parent


def test_a_published_copy_has_everything_and_no_log_beside_it(tmp_path: Path) -> None:
    to = tmp_path / "out" / "read.duckdb"
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        warehouse.load(Batch([cases.rows(1)]))
        assert warehouse.publish(to) == to
        assert query(to, "select count(*) from statements").rows == [(1,)]
    assert [file.name for file in to.parent.iterdir()] == ["read.duckdb"]


@pytest.mark.slow
def test_a_reader_that_stays_open_neither_blocks_nor_notices_ten_publications(tmp_path: Path) -> None:
    to = tmp_path / "read.duckdb"
    script = textwrap.dedent("""
        import sys, duckdb
        with duckdb.connect(sys.argv[1], read_only=True) as held:
            for line in sys.stdin:
                print(held.execute("select count(*) from statements").fetchone()[0], flush=True)
    """)
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        warehouse.load(Batch([cases.rows(0)]))
        warehouse.publish(to)
        command = [sys.executable, "-c", script, str(to)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
            for n in range(1, 11):
                assert ask(reader) == 1
                warehouse.load(Batch([cases.rows(n)]))
                warehouse.publish(to)
                assert ask(reader) == 1
                assert query(to, "select count(*) from statements").rows == [(n + 1,)]
            reader.communicate("")
        assert reader.returncode == 0


def ask(reader: subprocess.Popen[str]) -> int:
    reader.stdin.write("\n")
    reader.stdin.flush()
    return int(reader.stdout.readline())


def test_older_copies_are_kept_as_many_as_asked(tmp_path: Path) -> None:
    to = tmp_path / "out" / "read.duckdb"
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        for n in range(5):
            warehouse.load(Batch([cases.rows(n)]))
            warehouse.publish(to, keep=2)
    older = sorted(to.parent.glob("read.*Z.duckdb"))
    assert [query(file, "select count(*) from articles").rows[0][0] for file in [*older, to]] == [3, 4, 5]


def test_leftovers_of_a_killed_publication_are_cleared_away(tmp_path: Path) -> None:
    to = tmp_path / "out" / "read.duckdb"
    to.parent.mkdir()
    (to.parent / ".read.duckdb.abc.part").write_text("half")
    (to.parent / "read.duckdb.wal").write_text("somebody's log")
    with Warehouse.open(cases.empty(tmp_path)) as warehouse:
        warehouse.publish(to)
    assert [file.name for file in to.parent.iterdir()] == ["read.duckdb"]


def test_the_writers_own_file_is_no_place_to_publish(tmp_path: Path) -> None:
    path = cases.empty(tmp_path)
    with Warehouse.open(path) as warehouse, pytest.raises(WarehouseError, match="writer's own file"):
        warehouse.publish(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    with Warehouse.open(cases.empty(tmp_path)) as warehouse, pytest.raises(WarehouseError, match="cannot be published"):
        warehouse.publish(tmp_path / "closed" / "read.duckdb")


def test_a_file_in_the_way_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with Warehouse.open(cases.empty(tmp_path)) as warehouse, pytest.raises(WarehouseError, match="cannot be published"):
        warehouse.publish(tmp_path / "out" / "read.duckdb")


# One way to break each rule; a check without a way to break it fails the test.
BREAKS = {
    "content_covers_its_pieces": "update core.statement_details set content_start = content_start - 1",
    "dates_are_ordered": "update core.events set date_from = date '2031-03-05', date_to = date '2031-03-04'",
    "events_have_articles": "delete from core.source_records",
    "events_have_details": "delete from core.meeting_details",
    "figures_are_ordered": "update core.casualty_details set count_low = 40, count_high = 39",
    "ids_keep_their_meaning": "insert into core.events select 'x2', * exclude (extraction_id) replace ('deployment' "
                              "as type) from core.events where type = 'meeting'",
    "lives_follow_records": "update core.article_lives set valid_to = valid_from",
    "ids_are_unique": "insert into core.extractions select 'x2', * exclude extraction_id from core.extractions; "
                      "insert into core.events select 'x2', * exclude extraction_id from core.events",
    "offsets_of_actors": "update core.event_actors set text = 'He' where slot = 'speaker'",
    "offsets_of_evidence": "update core.events set evidence_start = evidence_start + 1 where type = 'meeting'",
    "offsets_of_fields": "update core.event_fields set start_char = start_char + 1 where field = 'cue'",
    "one_current_extraction": "update core.extractions set valid_to = timestamp '2031-03-04 00:00:00'",
    "places_in_domain": "update core.event_places set where_precision = 8",
    "places_on_earth": "update core.events set latitude = 91 where type = 'meeting'",
    "realis_in_domain": "update core.events set modality = 'rumoured' where type = 'meeting'",
    "types_in_domain": "update core.meeting_details set status = 'maybe'",
}  # fmt: skip


def test_every_check_can_be_broken() -> None:
    assert set(BREAKS) == {file.name for file in read_all(CHECKS)}


@pytest.mark.parametrize("check", BREAKS)
def test_a_broken_rule_is_found_and_stops_publication(tmp_path: Path, check: str) -> None:
    path, to = cases.empty(tmp_path), tmp_path / "read.duckdb"
    with Warehouse.open(path) as warehouse:
        warehouse.load(Batch([cases.rows(1)]))
        assert all(result.passed for result in warehouse.check())
    with duckdb.connect(str(path)) as vandal:
        vandal.execute(BREAKS[check])
    with Warehouse.open(path) as warehouse:
        broken = {result.name: result for result in warehouse.check() if not result.passed}
        assert check in broken
        assert broken[check].rows >= 1
        with pytest.raises(CheckFailedError, match=r"offending rows, first: \w+="):
            warehouse.publish(to)
    assert not to.exists()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    with Warehouse.open(cases.empty(folder)) as warehouse:
        warehouse.load(Batch([cases.rows(1), cases.rows(2)]))
        return warehouse.publish(folder / "read.duckdb")


@pytest.mark.parametrize("fmt", ["parquet", "csv", "jsonl", "xlsx"])
def test_an_export_holds_every_relation_and_its_manifest_is_true(
    published: Path, tmp_path: Path, fmt: exporting.Format
) -> None:
    manifest = export(published, tmp_path, fmt)
    assert json.loads((tmp_path / "manifest.json").read_text()) == manifest
    rows = {}
    for entry in manifest["files"]:
        assert sha256_of(tmp_path / entry["file"]) == entry["sha256"]
        rows |= entry["rows"]
    assert set(rows) == set(exporting.relations())
    for view, number in rows.items():
        assert query(published, f"select count(*) from {view}").rows == [(number,)]
        assert READ[fmt](tmp_path, view) == number


def _sheet_rows(folder: Path, view: str) -> int:
    book = openpyxl.load_workbook(folder / "dateline.xlsx", read_only=True)
    try:
        return sum(1 for _ in book[view].iter_rows()) - 1
    finally:
        book.close()


def _csv_rows(folder: Path, view: str) -> int:
    with (folder / f"{view}.csv").open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


READ = {
    "parquet": lambda folder, view: pq.read_metadata(folder / f"{view}.parquet").num_rows,
    "csv": _csv_rows,
    "jsonl": lambda folder, view: len([*map(json.loads, (folder / f"{view}.jsonl").read_text("utf-8").splitlines())]),
    "xlsx": _sheet_rows,
}


def test_the_same_warehouse_exports_the_same_bytes(published: Path, tmp_path: Path) -> None:
    assert export(published, tmp_path / "a", "parquet") == export(published, tmp_path / "b", "parquet")


@pytest.mark.parametrize(("limit", "by_month"), [(0, False), (100_000, True)])
def test_a_large_relation_becomes_a_folder_of_months_and_any_where_asked(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, by_month: bool
) -> None:
    monkeypatch.setattr(exporting, "PARTITION_ROWS", limit)
    manifest = export(published, tmp_path, "parquet", by_month=by_month)
    statements = [entry for entry in manifest["files"] if "statements" in entry["rows"]]
    assert [entry["file"] for entry in statements] == ["statements/published_month=2031-03/data_0.parquet"]
    total = query(published, "select count(*) from statements").rows[0][0]
    assert sum(entry["rows"]["statements"] for entry in statements) == total
    whole = pq.read_table(tmp_path / "statements", partitioning="hive")
    assert whole.num_rows == total
    assert set(whole["published_month"].to_pylist()) == {"2031-03"}
    assert (tmp_path / "actors.parquet").is_file()
    assert verify(tmp_path) == []


def test_a_changed_and_a_missing_file_are_found(published: Path, tmp_path: Path) -> None:
    export(published, tmp_path, "csv")
    assert verify(tmp_path) == []
    (tmp_path / "actors.csv").unlink()
    with (tmp_path / "meetings.csv").open("a") as file:
        file.write("one more line\n")
    assert verify(tmp_path) == ["actors.csv is missing", "meetings.csv has changed since it was exported"]


def test_a_folder_that_is_no_export_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="holds no manifest"):
        verify(tmp_path)


def test_text_like_a_formula_and_text_too_long_for_a_cell_are_text(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        relation = connection.sql("select '=1+1' as a, repeat('x', 40000) as b, 'bell' || chr(7) as c")
        workbook.write_workbook(tmp_path / "w.xlsx", {"t": relation}, {"t": 1})
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")
    formula, long, bell = book["t"][2]
    book.close()
    assert (formula.data_type, formula.value) == ("s", "=1+1")
    assert (len(long.value), long.value[-1], bell.value) == (32767, "…", "bell\ufffd")


def test_more_rows_than_a_sheet_holds_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="a sheet holds 1048575"):
        workbook.write_workbook(tmp_path / "w.xlsx", {}, {"t": 2_000_000})
