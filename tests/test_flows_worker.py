"""What a chunk of records becomes, also when one of them breaks something. No spaCy: the extractor is a stand-in."""

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from config.settings import load_settings
from flows.extracting import CHUNK_BYTES, chunks, sure_workers
from flows.intake import as_error
from flows.options import Options
from flows.places import Files
from flows.work import Extracted, Item, Loss, lost
from flows.worker import process
from models.article import Article
from models.errors import SettingsError
from models.events import Event
from models.source import Record, SourceFile

ENGLISH = " date 2031-05-12\nKELL, May 12. (Hill Wire) - The ministry in Kell said on Monday that {} had been opened.\n"
GERMAN = (
    "Die Regierung in Kell teilte am Montag mit, dass die Brücke wieder geöffnet worden sei und alle kommen können.\n"
)


class StandIn:
    """Finds nothing, and breaks on articles that name the poison."""

    version = "stand-in 1"

    def __init__(self, poison: str = "no such word", error: type[Exception] = ValueError) -> None:
        self.poison, self.error = poison, error
        self.calls = 0

    def extract(self, articles: Sequence[Article]) -> list[tuple[Article, list[Event]]]:
        self.calls += 1
        if any(self.poison in article.text for article in articles):
            raise self.error("poisoned", "on purpose")
        return [(article, []) for article in articles]


def item(text: str | bytes, name: str = "a.txt") -> Item:
    data = text.encode() if isinstance(text, str) else text
    record = Record(source_file=name, data=data, sha256=hashlib.sha256(data).hexdigest())
    return Item(SourceFile(path=f"/in/{name}", name=name, size=len(data)), record)


def of(items: Sequence[Item | Article], extractor: StandIn) -> Extracted:
    return process(items, extractor)  # type: ignore[arg-type]


def test_a_chunk_is_extracted_in_one_call_and_gives_one_set_of_rows_an_article() -> None:
    extractor = StandIn()
    result = of([item(ENGLISH.format("a bridge")), item(ENGLISH.format("a school"), "b.txt")], extractor)
    assert extractor.calls == 1
    assert [rows["source_records"][0]["source_file"] for rows in result.articles] == ["a.txt", "b.txt"]
    assert (len(result.sources), result.losses, result.extractor) == (2, [], "stand-in 1")
    assert result.words == sum(int(str(rows["articles"][0]["word_count"])) for rows in result.articles)


def test_an_article_that_breaks_the_extraction_is_lost_alone() -> None:
    items = [item(ENGLISH.format(what), f"{what}.txt") for what in ("bridge", "poison", "school")]
    result = of(items, StandIn("poison"))
    assert len(result.articles) == 2
    assert [(loss.stage, loss.error_type, loss.message) for loss in result.losses] == [
        ("extract", "ValueError", "('poisoned', 'on purpose')")
    ]
    assert len(result.sources) == 3


def test_a_broken_installation_is_no_fault_of_an_article() -> None:
    with pytest.raises(SettingsError):
        of([item(ENGLISH.format("poison"))], StandIn("poison", SettingsError))


def test_an_unreadable_record_is_lost_with_the_readers_reason() -> None:
    result = of([item(bytes(range(256)) * 20, "noise.bin"), item(ENGLISH.format("bridge"))], StandIn())
    assert len(result.articles) == 1
    assert result.losses[0].stage == "read"
    assert result.losses[0].message


def test_an_article_in_another_language_is_counted() -> None:
    assert dict(of([item(GERMAN * 3)], StandIn()).unparsed) == {"de": 1}


def test_a_stored_article_is_extracted_without_being_read_again() -> None:
    article = Article(
        article_id="a1",
        source_file="a.txt",
        source_format="text",
        text="Kell is quiet.",
        word_count=3,
        content_sha256="0",
    )
    result = of([article], StandIn())
    assert result.articles[0]["source_records"] == []
    assert result.sources == []


def test_what_goes_to_a_worker_and_comes_back_can_be_pickled() -> None:
    result = of([item(ENGLISH.format("bridge")), item(b"\0\1\2" * 50, "noise.bin")], StandIn())
    again = pickle.loads(pickle.dumps(result))  # noqa: S301 - our own bytes
    assert again == result


def test_a_record_no_worker_survived_names_the_cause() -> None:
    gone = lost(item(ENGLISH), "ended by signal 9")
    assert [(loss.error_type, loss.message) for loss in gone.losses] == [("WorkerDied", "ended by signal 9")]
    assert len(gone.sources) == 1


def test_an_error_keeps_its_class_name_and_text_on_the_way_from_a_worker() -> None:
    error = as_error(Loss(item(ENGLISH), "read", "MalformedError", "line 3 is broken"))
    assert (type(error).__name__, str(error)) == ("MalformedError", "line 3 is broken")


def test_chunks_are_cut_by_number_and_by_weight() -> None:
    light = [item("x", f"{n}") for n in range(25)]
    assert [len(chunk) for chunk in chunks(light, 10)] == [10, 10, 5]
    heavy = [item(b"x" * (CHUNK_BYTES // 2), f"{n}") for n in range(4)]
    assert [len(chunk) for chunk in chunks(heavy, 10)] == [2, 2]


def test_workers_start_before_the_warehouse_is_made_where_it_is_sure_that_they_are_needed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    places = Files(tmp_path / "new.duckdb", tmp_path / "published.duckdb")
    options = Options.of(load_settings(one_worker_articles=2), places, workers=4)
    assert sure_workers(options, [str(tmp_path)]) == 4
    assert sure_workers(options, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 1
    assert sure_workers(options, ["-"]) == 1
    assert sure_workers(options, [str(tmp_path / "nothing")]) == 0
    assert sure_workers(options.model_copy(update={"workers": 1}), [str(tmp_path)]) == 0
    assert sure_workers(options.model_copy(update={"warehouse": tmp_path / "a.txt"}), [str(tmp_path)]) == 0
