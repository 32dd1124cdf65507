"""Paths → source files → records: folders, globs, archives, lists and lines."""

import bz2
import gzip
import io
import json
import lzma
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from extraction.read import discover, records
from models.errors import EmptyInputError, InputError, MalformedError, UnreadableError
from models.source import Record, SourceFile


def found(*paths: str | Path) -> list[str]:
    return [
        item.name if isinstance(item, SourceFile) else f"! {item.reason}" for item in discover([str(p) for p in paths])
    ]


def read(path: Path, limit: int = 1 << 20) -> dict[str, bytes | InputError]:
    """Records by name, errors by the source they name."""
    (source,) = (item for item in discover([str(path)]) if isinstance(item, SourceFile))
    items = list(records(source, limit))
    return {
        item.source_file if isinstance(item, Record) else item.source: item.data if isinstance(item, Record) else item
        for item in items
    }


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


# --- discover ---


def test_a_folder_is_walked_in_order_and_hidden_files_stay_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", "sub/.DS_Store", "__MACOSX/x.txt", ".git/config"):
        write(tmp_path / name, "x")
    assert found(tmp_path) == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_single_file_goes_by_its_base_name(tmp_path: Path) -> None:
    assert found(write(tmp_path / "deep/story.txt", "x")) == ["story.txt"]


def test_a_glob_names_files_below_its_fixed_part(tmp_path: Path) -> None:
    write(tmp_path / "x/one.txt", "x")
    write(tmp_path / "y/two.md", "x")
    assert found(tmp_path / "*/*.txt") == ["x/one.txt"]
    assert found(tmp_path / "*.pdf") == ["! no file matches"]


def test_what_is_not_there_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    here = write(tmp_path / "here.txt", "x")
    assert found(tmp_path / "gone.txt", here) == ["! no such file or folder", "here.txt"]


def test_a_link_back_to_its_own_folder_does_not_loop(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "x")
    (tmp_path / "again").symlink_to(tmp_path)
    assert found(tmp_path) == ["a.txt"]


# --- packed files ---


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file_is_told_by_its_bytes_not_its_name(tmp_path: Path, pack: object) -> None:
    path = write(tmp_path / "story.txt", pack(b"Talks resume in Varna."))  # type: ignore[operator]
    assert read(path) == {"story.txt": b"Talks resume in Varna."}


def test_zip_members_are_named_behind_an_exclamation_mark(tmp_path: Path) -> None:
    path = write(tmp_path / "day.zip", zipped(**{"wire/01": "one", "wire/02": "two", "__MACOSX/x": "junk"}))
    assert read(path) == {"day.zip!wire/01": b"one", "day.zip!wire/02": b"two"}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_members_are_streamed_whatever_packs_the_tar(tmp_path: Path, mode: str) -> None:
    path = write(tmp_path / "a.bin", tarred({"./x.txt": b"one", "d/y.txt": b"two", "d/.z": b"no"}, mode))
    assert read(path) == {"a.bin!x.txt": b"one", "a.bin!d/y.txt": b"two"}


def test_an_archive_in_an_archive_is_opened_and_a_deeper_one_is_refused(tmp_path: Path) -> None:
    once = zipped(**{"a.txt": "one"})
    assert read(write(tmp_path / "o.zip", zipped(**{"i.zip": once}))) == {"o.zip!i.zip!a.txt": b"one"}
    deep = once
    for _ in range(6):
        deep = zipped(**{"i.zip": deep})
    (problem,) = read(write(tmp_path / "deep.zip", deep)).values()
    assert isinstance(problem, UnreadableError)
    assert "nested" in problem.reason


def test_a_cut_off_archive_keeps_the_members_before_the_break(tmp_path: Path) -> None:
    whole = tarred({f"{n}.txt": bytes([65 + n]) * 5000 for n in range(4)})
    items = read(write(tmp_path / "cut.tar", whole[:8000]))
    assert items["cut.tar!0.txt"] == b"A" * 5000
    assert any(isinstance(item, MalformedError) for item in items.values())


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"x" * 9000)[:40], b"PK\x03\x04 no zip at all", zipped(a="x")[:-12]],
    ids=["gzip", "no zip", "zip"],
)
def test_a_broken_archive_is_malformed_not_a_crash(tmp_path: Path, data: bytes) -> None:
    (problem,) = read(write(tmp_path / "broken", data)).values()
    assert isinstance(problem, MalformedError)


def test_a_zip_bomb_is_refused_unread_and_its_neighbours_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path / "bomb.zip", zipped(bomb=b"0" * 3_000_000, good="Troops left."))
    items = read(path, limit=1_000_000)
    assert isinstance(items["bomb.zip!bomb"], UnreadableError)
    assert items["bomb.zip!good"] == b"Troops left."


def test_a_file_beyond_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    (problem,) = read(write(tmp_path / "big.txt", "word " * 1000), limit=100).values()
    assert isinstance(problem, UnreadableError)
    assert "100" in problem.reason


# --- JSON lists and lines ---


def test_each_line_of_json_lines_is_a_record_and_a_broken_one_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.jsonl", '{"text": "one"}\n{"text": tw\n\n{"text": "four"}\n')
    items = read(path)
    assert items["feed.jsonl#1"] == b'{"text": "one"}'
    assert items["feed.jsonl#4"] == b'{"text": "four"}'
    assert isinstance(items["feed.jsonl#2"], MalformedError)
    assert "line 2" in items["feed.jsonl#2"].reason


def test_json_lines_are_known_without_their_ending(tmp_path: Path) -> None:
    path = write(tmp_path / "feed", '{"text": "one"}\n{"text": "two"}')
    assert list(read(path)) == ["feed#1", "feed#2"]


def test_a_line_beyond_the_limit_names_itself_and_the_next_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "f.jsonl", '{"text": "' + "x" * 5000 + '"}\n{"text": "two"}')
    items = read(path, limit=1000)
    assert isinstance(items["f.jsonl#1"], UnreadableError)
    assert items["f.jsonl#2"] == b'{"text": "two"}'


def test_a_json_list_is_split_and_a_break_keeps_what_stood_before(tmp_path: Path) -> None:
    assert list(read(write(tmp_path / "l.json", '[{"a": 1},\n {"a": [2, {"b": "]"}]}]'))) == ["l.json#1", "l.json#2"]
    broken = read(write(tmp_path / "b.json", '[{"a": 1}, {"a": '))
    assert json.loads(broken["b.json#1"]) == {"a": 1}  # type: ignore[arg-type]
    assert isinstance(broken["b.json#2"], MalformedError)


def test_a_list_longer_than_the_limit_is_streamed_item_by_item(tmp_path: Path) -> None:
    path = write(tmp_path / "long.json", json.dumps([{"text": "x" * 300, "n": n} for n in range(2000)]))
    items = read(path, limit=100_000)
    assert len(items) == 2000
    assert json.loads(items["long.json#2000"])["n"] == 1999  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "holder",
    [
        {"articles": [{"text": "one"}, {"text": "two"}]},
        {"response": {"docs": [{"body": "one"}, {"body": "two"}]}},
        {"hits": {"total": 2, "hits": [{"_source": {"text": "one"}}, {"_source": {"text": "two"}}]}},
    ],
)
def test_a_list_inside_an_object_is_split(tmp_path: Path, holder: object) -> None:
    assert list(read(write(tmp_path / "o.json", json.dumps(holder, indent=1)))) == ["o.json#1", "o.json#2"]


def test_one_pretty_printed_object_is_one_record(tmp_path: Path) -> None:
    assert list(read(write(tmp_path / "o.json", json.dumps({"title": "A", "text": "B"}, indent=2)))) == ["o.json"]


def test_wire_copy_in_square_brackets_is_no_json(tmp_path: Path) -> None:
    assert read(write(tmp_path / "w.txt", "[Text] Troops left Varna.")) == {"w.txt": b"[Text] Troops left Varna."}


# --- what cannot be read ---


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf\n"])
def test_an_empty_file_says_so(tmp_path: Path, data: bytes) -> None:
    (problem,) = read(write(tmp_path / "empty.txt", data)).values()
    assert isinstance(problem, EmptyInputError)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", "Office"),
        (b"text\x00\x01\x02" * 50, "binary"),
        (zipped(**{"word/document.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "Office"),
    ],
)
def test_a_binary_file_says_what_it_looks_like(tmp_path: Path, data: bytes, kind: str) -> None:
    (problem,) = read(write(tmp_path / "file.txt", data)).values()
    assert isinstance(problem, UnreadableError)
    assert kind in problem.reason


def test_a_file_that_vanished_after_discovery_is_an_error_item(tmp_path: Path) -> None:
    (problem,) = records(SourceFile(path=str(tmp_path / "gone.txt"), name="gone.txt"))
    assert isinstance(problem, UnreadableError)
    (problem,) = records(SourceFile(path=str(tmp_path), name="folder"))
    assert isinstance(problem, UnreadableError)


def test_standard_input_is_read_once_and_may_be_an_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        buffer = io.BytesIO(zipped(a="one"))

    monkeypatch.setattr(sys, "stdin", Pipe)
    (source,) = discover(["-"])
    assert isinstance(source, SourceFile)
    (record,) = records(source)
    assert isinstance(record, Record)
    assert (record.source_file, record.data) == ("stdin!a", b"one")


def test_a_pipe_in_a_folder_is_refused_and_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "a.txt").write_text("The pier reopened.")
    for paths in ([str(tmp_path)], [str(tmp_path / "*")], [str(tmp_path / "a.txt"), str(tmp_path / "pipe")]):
        good, pipe = discover(paths)
        assert isinstance(good, SourceFile)
        assert isinstance(pipe, UnreadableError)
        assert "dateline run -" in pipe.reason
