"""What was read before costs a stat or a hash, never a parse; what changed is read again."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import warehouse_cases as cases

from models.ids import sha256
from models.source import Record, SourceFile
from warehouse import seen
from warehouse.batch import Batch
from warehouse.query import query
from warehouse.records import Rows, rows_of
from warehouse.store import Warehouse


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse.open(cases.empty(tmp_path)) as opened:
        yield opened


def write(folder: Path, n: int) -> SourceFile:
    """File number n with article n in it, as discovery would describe it."""
    file = folder / f"{n}.txt"
    file.write_text(cases.article(n).text, "utf-8")
    return found(file)


def found(file: Path) -> SourceFile:
    stat = file.stat()
    return SourceFile(path=str(file), name=f"day/{file.name}", size=stat.st_size, mtime_ns=stat.st_mtime_ns)


def items(place: SourceFile, *numbers: int) -> Iterator[tuple[Record, Rows]]:
    """Records of a list file, each holding one article: (record, its rows)."""
    for position, n in enumerate(numbers, 1):
        a = cases.article(n).model_copy(update={"source_file": f"{place.name}#{position}"})
        record = Record(source_file=a.source_file, data=a.text.encode(), sha256=sha256(a.text))
        yield record, rows_of(a, (), cases.events(a), extractor="t", record=record, source=place)


def read(warehouse: Warehouse, place: SourceFile, *numbers: int) -> int:
    """Read a list file as the flow does; the numbers of the records that had to be parsed."""
    batch = []
    for record, rows in items(place, *numbers):
        if not warehouse.seen_record(place, record):
            batch.append(rows)
    warehouse.load(Batch(batch, [place]))
    return len(batch)


def titles(warehouse: Warehouse) -> list[int]:
    warehouse.close()
    return sorted(int(row[0].partition("№")[2]) for row in query(warehouse.path, "select title from articles").rows)


def test_a_file_is_unseen_until_it_is_done(warehouse: Warehouse, tmp_path: Path) -> None:
    one, two = write(tmp_path, 1), write(tmp_path, 2)
    assert list(warehouse.unseen([one, two])) == [one, two]
    warehouse.load(Batch([cases.rows(1, at=one), cases.rows(2, at=two)], done=[one]))
    assert list(warehouse.unseen([one, two])) == [two]


def test_a_known_file_is_not_even_opened(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = write(tmp_path, 1)
    warehouse.load(Batch([cases.rows(1, at=one)], done=[one]))
    monkeypatch.setattr(seen, "file_sha256", lambda source: pytest.fail("it was hashed"))
    assert list(warehouse.unseen([one])) == []


def test_a_touched_file_is_hashed_once_and_then_known_again(
    warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = write(tmp_path, 1)
    warehouse.load(Batch([cases.rows(1, at=one)], done=[one]))
    os.utime(one.path, ns=(5, 5))
    touched = found(tmp_path / "1.txt")
    assert list(warehouse.unseen([touched])) == []
    monkeypatch.setattr(seen, "file_sha256", lambda source: pytest.fail("it was hashed again"))
    assert list(warehouse.unseen([touched])) == []


def test_a_changed_file_is_read_again(warehouse: Warehouse, tmp_path: Path) -> None:
    one = write(tmp_path, 1)
    warehouse.load(Batch([cases.rows(1, at=one)], done=[one]))
    (tmp_path / "1.txt").write_text("Something else.")
    assert list(warehouse.unseen([found(tmp_path / "1.txt")])) == [found(tmp_path / "1.txt")]


def test_a_file_name_that_is_no_utf8_is_known_again(warehouse: Warehouse, tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    file.write_text(cases.article(1).text, "utf-8")
    place = found(file)
    assert read(warehouse, place, 1, 2) == 2
    assert list(warehouse.unseen([place])) == []
    assert warehouse.seen_record(place, next(items(place, 1))[0])
    warehouse.quarantine(ValueError(place.path), stage="read", source=place)
    assert [letter.source_file for letter in warehouse.dead_letters()] == ["day/caf\\udce9.txt"]


def test_more_files_than_one_query_asks_for_come_out_in_order(warehouse: Warehouse, tmp_path: Path) -> None:
    sources = [SourceFile(path=f"{tmp_path}/{n}", name=str(n)) for n in range(seen._CHUNK * 2 + 3)]
    assert list(warehouse.unseen(iter(sources))) == sources


def test_files_are_asked_about_lazily(warehouse: Warehouse, tmp_path: Path) -> None:
    drawn = []

    def endless() -> Iterator[SourceFile]:
        n = 0
        while True:
            drawn.append(n)
            yield SourceFile(path=f"{tmp_path}/{n}", name=str(n))
            n += 1

    next(warehouse.unseen(endless()))
    assert len(drawn) == seen._CHUNK


def test_standard_input_is_always_new(warehouse: Warehouse) -> None:
    stdin = SourceFile(path="-", name="-")
    warehouse.load(Batch([cases.rows(1, at=stdin)], done=[stdin]))
    assert list(warehouse.unseen([stdin])) == [stdin]


def test_a_grown_list_is_parsed_only_where_it_grew(warehouse: Warehouse, tmp_path: Path) -> None:
    place = write(tmp_path, 0)
    assert read(warehouse, place, 1, 2) == 2
    assert read(warehouse, place, 1, 2, 3) == 1
    assert titles(warehouse) == [1, 2, 3]


def test_records_that_a_changed_file_no_longer_holds_stop_counting(warehouse: Warehouse, tmp_path: Path) -> None:
    place = write(tmp_path, 0)
    read(warehouse, place, 1, 2, 3)
    read(warehouse, place, 1, 4)
    assert titles(warehouse) == [1, 4]
    reasons = query(warehouse.path, "select change_reason, count(*) from event_history group by 1 order by 1").rows
    assert reasons == [("removed", 4), ("revised", 4), (None, 8)]


def test_a_broken_new_version_does_not_retire_what_the_good_one_said(warehouse: Warehouse, tmp_path: Path) -> None:
    place = write(tmp_path, 0)
    read(warehouse, place, 1, 2)
    warehouse.quarantine(ValueError("cut off"), stage="split", source=place)
    read(warehouse, place, 1)
    assert titles(warehouse) == [1, 2]


def test_a_file_cut_short_by_a_kill_is_taken_up_where_it_stopped(warehouse: Warehouse, tmp_path: Path) -> None:
    place = write(tmp_path, 0)
    first, second = (rows for _, rows in items(place, 1, 2))
    warehouse.load(Batch([first]))
    warehouse.close()
    with Warehouse.open(warehouse.path) as again:
        assert list(again.unseen([place])) == [place]
        assert read(again, place, 1, 2) == 1
        assert list(again.unseen([place])) == []
    del second
    assert titles(warehouse) == [1, 2]


def test_a_file_that_is_gone_before_it_is_read_ends_no_load_and_is_tried_again(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    file = tmp_path / "brief.txt"
    file.write_text(cases.article(1).text, "utf-8")
    place = found(file)
    file.unlink()
    assert list(warehouse.unseen([place])) == [place]
    warehouse.load(Batch([], done=[place]))
    assert list(warehouse.unseen([place])) == [place]
