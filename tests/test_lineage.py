"""Every event leads to its run, extractor, model, lexicons and file; every run tells lineage tools what it did."""

import datetime as dt
import hashlib
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from config.settings import load_settings
from extraction.extract import Extractor
from flows import lineage
from flows.ingest import DIRECT, ingest, reextract
from flows.openlineage import Job, Parent
from flows.options import Options
from flows.places import files
from models.errors import SettingsError, WarehouseError
from warehouse.lineage import Relation
from warehouse.query import query

STORY = """ date 2031-05-12
KELL, Vardania, May 12. (Hill Wire) - Minister Teodor Brask said on Monday that {} soldiers had left Ostrova.
"""
PARENT = Parent(Job("prefect", "ingest"), "11111111-2222-4333-8444-555555555555")
TABLES = ["articles", "statements", "meetings", "deployments", "casualty_estimates"]

# What the published specification asks of a run event (OpenLineage.json 2-0-2) and of every facet (BaseFacet).
FACETS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["_producer", "_schemaURL"],
        "properties": {
            "_producer": {"type": "string", "format": "uri"},
            "_schemaURL": {"type": "string", "pattern": r"^https://openlineage\.io/spec/.+\.json#/\$defs/\w+$"},
        },
    },
}
DATASETS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["namespace", "name"],
        "properties": {
            "namespace": {"type": "string"}, "name": {"type": "string"}, "facets": FACETS, "outputFacets": FACETS,
        },
    },
}  # fmt: skip
RUN_EVENT = {
    "type": "object",
    "required": ["eventType", "eventTime", "producer", "schemaURL", "run", "job"],
    "additionalProperties": False,
    "properties": {
        "eventType": {"enum": ["START", "RUNNING", "COMPLETE", "ABORT", "FAIL", "OTHER"]},
        "eventTime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"},
        "producer": {"type": "string", "pattern": r"^\w+:"},
        "schemaURL": {"const": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"},
        "run": {
            "required": ["runId"],
            "properties": {"runId": {"type": "string", "pattern": r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"},
                           "facets": FACETS},
        },
        "job": {"required": ["namespace", "name"], "properties": {"facets": FACETS}},
        "inputs": DATASETS,
        "outputs": DATASETS,
    },
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with one article in in/; the pipeline is loaded."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(STORY.format(300), encoding="utf-8")
    return tmp_path


def options(**more: Any) -> Options:
    settings = load_settings(**more)
    return Options.of(settings, files(settings), 1)


def told(path: str = "data/lineage.jsonl") -> list[dict[str, Any]]:
    """The events of the file, each as the specification wants it."""
    events = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    for event in events:
        jsonschema.validate(event, RUN_EVENT)
    return events


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def asked(sql: str) -> list[tuple[object, ...]]:
    return list(query(Path("data/published/warehouse.duckdb"), sql).rows)


def test_every_event_leads_to_its_run_extractor_model_lexicons_file_and_checksums(
    folder: Path, extractor: Extractor
) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.txt", STORY.format(400))
    (folder / "in" / "day.zip").write_bytes(packed.getvalue())
    summary = ingest(["in"], options())
    columns = "source_file, file_sha256, record_sha256, run_id, flow_name, model, model_version, lexicon_hash"
    a, b = STORY.format(300).encode(), STORY.format(400).encode()
    rest = (summary.run_id, "ingest", extractor.model)
    found = {row[:6]: row[6:] for row in asked(f"select distinct {columns} from event_lineage")}
    assert set(found) == {
        ("a.txt", digest(a), digest(a), *rest),
        ("day.zip!b.txt", digest(packed.getvalue()), digest(b), *rest),
    }
    for version, lexicons in found.values():
        assert extractor.version.endswith(f"{extractor.model} {version} · lexicons {lexicons}")
    assert asked("select count(*) from events anti join event_lineage using (event_id)") == [(0,)]
    assert asked("select count(*) from event_lineage where extractor_version is null") == [(0,)]


def test_the_checksum_is_that_of_the_file_as_it_was_then(folder: Path) -> None:
    ingest(["in"], options())
    then = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    (folder / "in" / "a.txt").write_text(STORY.format(400), encoding="utf-8")
    ingest(["in"], options())
    sql, path = "select distinct file_sha256, revision from event_lineage", Path("data/published/warehouse.duckdb")
    assert query(path, sql).rows == [(digest(STORY.format(400).encode()), 2)]
    assert query(path, sql, as_of=then).rows == [(digest(STORY.format(300).encode()), 1)]


def test_a_run_tells_its_beginning_its_end_what_it_read_and_what_it_filled(folder: Path) -> None:
    summary = ingest(["in"], options())
    start, complete = told()
    assert [event["eventType"] for event in (start, complete)] == ["START", "COMPLETE"]
    assert {event["run"]["runId"] for event in (start, complete)} == {summary.run_id}
    assert (start["job"]["namespace"], start["job"]["name"]) == ("dateline", "ingest")
    assert "Raw news articles" in start["job"]["facets"]["documentation"]["description"]
    [file] = complete["inputs"]
    assert (file["namespace"], file["name"]) == ("file", str(folder / "in" / "a.txt"))
    assert file["facets"]["version"]["datasetVersion"] == digest(STORY.format(300).encode())
    places = [f"duckdb://{folder}/data/{place}warehouse.duckdb" for place in ("", "published/")]
    assert [(o["namespace"], o["name"]) for o in complete["outputs"]] == [
        (place, f"main.{table}") for place in places for table in TABLES
    ]
    for output in complete["outputs"]:
        rows = asked(f"select count(*) from {output['name']}")[0][0]
        assert output["outputFacets"]["outputStatistics"]["rowCount"] == rows  # a first run writes all there is
        columns = asked(f"select column_name, column_type from (describe {output['name']})")
        assert [(f["name"], f["type"]) for f in output["facets"]["schema"]["fields"]] == columns
        assert output["facets"]["documentation"]["description"].startswith("One row per")
    assert complete["run"]["facets"]["dateline_run"]["extractor"] == summary.extractor


def test_a_second_run_has_read_and_written_nothing_but_published_all(folder: Path) -> None:
    for _ in range(2):
        ingest(["in"], options())
    again = told()[3]
    assert again["inputs"] == []
    written = [output["outputFacets"]["outputStatistics"]["rowCount"] for output in again["outputs"]]
    assert written[:5] == [0] * 5
    assert written[5] == 1


def test_a_new_extraction_reads_the_articles_of_the_warehouse(folder: Path) -> None:
    ingest(["in"], options())
    reextract(options())
    complete = told()[3]
    assert complete["job"]["name"] == "reextract"
    assert [(i["namespace"], i["name"]) for i in complete["inputs"]] == [
        (f"duckdb://{folder}/data/warehouse.duckdb", "main.articles")
    ]


@pytest.mark.parametrize(
    ("error", "kind"), [(WarehouseError("w", "disk full"), "FAIL"), (KeyboardInterrupt(), "ABORT")]
)
def test_a_run_that_breaks_off_says_why_and_breaks_off(folder: Path, error: BaseException, kind: str) -> None:
    def broken(*_: object) -> None:
        raise error

    with pytest.raises(type(error)):
        ingest(["in"], options(), steps=DIRECT._replace(load=broken))
    start, end = told()
    assert (start["eventType"], end["eventType"]) == ("START", kind)
    assert end["run"]["facets"]["errorMessage"]["message"] == (str(error) or "KeyboardInterrupt")
    assert end["outputs"] == []


def test_a_failed_publication_is_a_failed_run(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data" / "published").write_text("a file in the way")
    with pytest.raises(WarehouseError):
        ingest(["in"], options())
    assert [event["eventType"] for event in told()] == ["START", "FAIL"]


def test_the_run_of_the_scheduler_is_named_as_parent(folder: Path) -> None:
    ingest(["in"], options(), steps=DIRECT._replace(parent=lambda: PARENT))
    for event in told():
        parent = event["run"]["facets"]["parent"]
        assert (parent["run"], parent["job"]) == ({"runId": PARENT.run_id}, {"namespace": "prefect", "name": "ingest"})


def test_of_very_many_files_the_first_are_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "in" / "b.txt").write_text(STORY.format(400), encoding="utf-8")
    monkeypatch.setattr(lineage, "FILES_LISTED", 1)
    ingest(["in"], options())
    complete = told()[1]
    assert [Path(i["name"]).name for i in complete["inputs"]] == ["a.txt"]
    counted = complete["run"]["facets"]["dateline_run"]
    assert (counted["filesNew"], counted["filesListed"]) == (2, 1)


class Endpoint(HTTPServer):
    """Takes what is posted and answers with a status of one's choice."""

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.status, self.taken = status, []
        self.url = f"http://127.0.0.1:{self.server_port}/api/v1/lineage"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((self.path, self.headers["Content-Type"], json.loads(body)))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def endpoint(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Endpoint]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with Endpoint(getattr(request, "param", 201)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_events_are_sent_to_the_configured_endpoint(folder: Path, endpoint: Endpoint) -> None:
    summary = ingest(["in"], options(lineage_url=endpoint.url, lineage_namespace="desk"))
    assert [(path, kind) for path, kind, _ in endpoint.taken] == [("/api/v1/lineage", "application/json")] * 2
    assert [event for _, _, event in endpoint.taken] == told()
    assert {event["job"]["namespace"] for event in told()} == {"desk"}
    assert summary.lineage_unsent == 0


@pytest.mark.parametrize("endpoint", [503], indirect=True)
def test_an_endpoint_that_refuses_is_counted_and_the_run_goes_on(
    folder: Path, endpoint: Endpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = ingest(["in"], options(lineage_url=endpoint.url))
    assert (summary.state, summary.articles, summary.lineage_unsent) == ("Completed", 1, 2)
    assert capsys.readouterr().err.count("lineage event not taken by") == 1
    assert len(told()) == 2


def test_an_endpoint_that_is_not_there_is_counted_and_the_run_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), Handler) as gone:
        url = f"http://127.0.0.1:{gone.server_port}/"
    summary = ingest(["in"], options(lineage_url=url))
    assert (summary.state, summary.lineage_unsent) == ("Completed", 2)
    assert asked("select count(*) from articles") == [(1,)]


def test_a_file_that_cannot_be_written_is_counted_and_the_run_goes_on(folder: Path) -> None:
    (folder / "data" / "lineage.jsonl").mkdir(parents=True)
    assert ingest(["in"], options()).lineage_unsent == 2


def test_lineage_can_be_switched_off(folder: Path) -> None:
    assert ingest(["in"], options(lineage_file="")).lineage_unsent == 0
    assert not (folder / "data" / "lineage.jsonl").exists()


def test_only_web_addresses_are_endpoints() -> None:
    with pytest.raises(SettingsError, match="lineage_url"):
        options(lineage_url="file:///etc/passwd")


def test_lineage_needs_no_word_of_an_article() -> None:
    event = lineage.ol.relation_dataset(
        Path("w"), Relation("articles", "One row per article.", [("text", "VARCHAR")], 3)
    )
    assert event["facets"]["schema"]["fields"] == [{"name": "text", "type": "VARCHAR"}]
    assert "outputFacets" not in event


@pytest.mark.slow
def test_a_setting_keeps_older_read_copies_and_the_command_line_beats_it(folder: Path) -> None:
    assert options().keep_copies == 0
    assert options(keep_copies=3).keep_copies == 3
    assert Options.of(load_settings(keep_copies=3), files(load_settings()), 1, 1).keep_copies == 1
    for soldiers in (300, 400, 500, 600):
        (folder / "in" / "a.txt").write_text(STORY.format(soldiers), encoding="utf-8")
        ingest(["in"], options(keep_copies=2))
    older = sorted(Path("data/published").glob("warehouse.*Z.duckdb"))
    texts = [query(path, "select text from articles").rows[0][0] for path in older]
    assert ["400 soldiers" in texts[0], "500 soldiers" in texts[1], len(older)] == [True, True, 2]
