"""The command line, in this process: what it says, and its exit status."""

import gzip
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.commands.sql import moment
from warehouse.query import query
from warehouse.store import Warehouse

STORY = """ date 2031-05-12
Vardania pulls back troops

KELL, Vardania, May 12. (Hill Wire) - Defence Minister Teodor Brask said on Monday that 300 soldiers had left Ostrova.
President Mira Solan met Ostrovan leader Ilan Orbin in Kell on Sunday.
"We want peace," Solan said. At least 12 people were killed in shelling on Saturday, officials said.
"""
OTHER = """ date 2031-05-13
Orbin warns Vardania

OSTROVA CITY, May 13. (Hill Wire) - Ostrovan leader Ilan Orbin warned that the border would stay closed.
"""
COMMANDS = {
    "run", "serve", "reextract", "init", "sql", "show", "explain", "report", "export", "evaluate", "quarantine",
    "check", "doctor", "formats", "reject", "accept", "stories", "serve-sql",
}  # fmt: skip
RELATIONS = [
    "articles", "statements", "meetings", "meeting_participants", "deployments", "casualty_estimates", "event_fields",
    "actors", "actor_aliases",
]  # fmt: skip


def write_articles(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "b.txt").write_text(OTHER, encoding="utf-8")


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse without articles: making one takes half a second, copying it nothing."""
    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    Warehouse.open(path).close()
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_warehouse: Path) -> Path:
    """A folder to stand in, with two articles in in/ and an empty warehouse."""
    monkeypatch.chdir(tmp_path)
    write_articles(tmp_path / "in")
    (tmp_path / "data").mkdir()
    shutil.copy(empty_warehouse, tmp_path / "data" / "warehouse.duckdb")
    return tmp_path


@pytest.fixture(scope="session")
def loaded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a run has been."""
    folder = tmp_path_factory.mktemp("loaded")
    write_articles(folder / "in")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run("in")
    return folder


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loaded_once: Path) -> Path:
    """A copy of such a folder to stand in, for commands that read."""
    shutil.copytree(loaded_once, tmp_path / "loaded")
    monkeypatch.chdir(tmp_path / "loaded")
    return tmp_path / "loaded"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dateline(*words: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=stdin)


def run(*words: str, stdin: str | bytes | None = None) -> dict:
    """A direct run; its summary."""
    result = dateline("run", *words, "--direct", "--json", stdin=stdin)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def rows(path: Path | str, relation: str) -> list[tuple]:
    """Rows without the time of loading."""
    sql = f"select columns(lambda c: c not in ('valid_from', 'ingested_at')) from {relation}"
    return sorted(query(Path(path), sql).rows, key=str)


def test_a_folder_of_articles_becomes_a_warehouse_and_a_read_copy(here: Path) -> None:
    summary = run("in")
    assert (summary["files_new"], summary["articles"], summary["state"]) == (2, 2, "Completed")
    assert sum(summary["events"].values()) == len(query(here / "data/warehouse.duckdb", "from core.events").rows)
    assert rows("data/published/warehouse.duckdb", "articles") == rows("data/warehouse.duckdb", "articles")
    assert {text for (text,) in query(Path("data/warehouse.duckdb"), "select speaker_text from statements").rows}


def test_running_again_adds_nothing(here: Path) -> None:
    run("in")
    before = {relation: rows("data/published/warehouse.duckdb", relation) for relation in RELATIONS}
    again = run("in")
    assert (again["files_new"], again["files_skipped"], again["articles"]) == (0, 2, 0)
    assert {relation: rows("data/published/warehouse.duckdb", relation) for relation in RELATIONS} == before


def test_a_changed_file_is_read_again_and_its_older_events_stop_counting(here: Path) -> None:
    run("in")
    (here / "in" / "a.txt").write_text(STORY.replace("300 soldiers", "400 soldiers"), encoding="utf-8")
    assert run("in")["files_new"] == 1
    texts = "\n".join(text for (text,) in query(Path("data/warehouse.duckdb"), "select text from articles").rows)
    assert "400 soldiers" in texts
    assert "300 soldiers" not in texts


@pytest.mark.slow
def test_in_process_and_over_worker_processes_the_rows_are_the_same(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("in", "--warehouse", "one.duckdb", "--workers", "1")
    monkeypatch.setenv("DATELINE_ONE_WORKER_ARTICLES", "0")
    run("in", "--warehouse", "two.duckdb", "--workers", "2")
    for relation in ["statements", "meetings", "deployments", "casualty_estimates", "event_fields", "actors"]:
        assert rows("one.duckdb", relation) == rows("two.duckdb", relation)


def test_the_read_copy_lies_beside_a_named_warehouse_unless_told_otherwise(here: Path) -> None:
    run("in", "--warehouse", "w/own.duckdb")
    assert (here / "w/published/own.duckdb").is_file()
    run("in", "--warehouse", "w/own.duckdb", "--publish", "bi/copy.duckdb")
    assert (here / "bi/copy.duckdb").is_file()


def test_standard_input_is_an_article(here: Path) -> None:
    assert run("-", stdin=STORY)["articles"] == 1


def test_the_closing_screen_names_counts_events_the_read_copy_and_a_next_step(here: Path) -> None:
    screen = " ".join(dateline("run", "in", "--direct").stdout.split())
    assert "2 new, 0 seen before, 0 quarantined" in screen
    assert "statement" in screen
    assert "data/published/warehouse.duckdb" in screen
    assert "dateline sql" in screen


def test_quiet_says_nothing_and_json_says_one_object(here: Path) -> None:
    assert dateline("run", "in", "--direct", "--quiet").output == ""
    assert len(dateline("run", "in", "--direct", "--json").output.strip().splitlines()) == 1


def test_an_article_in_another_language_is_kept_and_said_so(here: Path) -> None:
    (here / "in" / "de.txt").write_text(
        " date 2031-05-12\nDie Regierung in Kell teilte am Montag mit, dass die Soldaten abgezogen worden seien. "
        "Der Minister sagte, die Grenze bleibe vorerst geschlossen, und die Verhandlungen gingen weiter.\n",
        encoding="utf-8",
    )
    summary = run("in")
    assert summary["articles"] == 3
    assert summary["unparsed"] == {"de": 1}
    other = dateline("run", "in", "--direct", "--warehouse", "w2.duckdb")
    assert "not read for events" in " ".join(other.stdout.split())


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "broken.json": b'{"title": "Kell", "body": "Solan sa',
    "broken.jsonl.gz": gzip.compress(b'{"title": "Kell"}')[:-9],
    "noarticle.html": b"<html><head><title>Login</title></head><body><form><input name='u'></form></body></html>",
    "broken.zip": b"PK\x03\x04 this is no archive",
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_set_aside_with_its_reason_and_the_rest_is_loaded(here: Path, name: str) -> None:
    (here / "in" / name).write_bytes(BAD_FILES[name])
    summary = run("in")
    assert summary["files_new"] == 2
    assert summary["files_quarantined"] == 1
    assert summary["failures"][0]["source_file"].startswith(name)
    assert summary["failures"][0]["message"]
    listed = dateline("quarantine", "list")
    assert listed.exit_code == 0
    assert name in listed.stdout


def test_text_in_an_old_encoding_is_read_and_not_set_aside(here: Path) -> None:
    story = STORY.replace("Brask", "Bräsk").replace('"We want peace,"', "“We want peace,”")
    (here / "in" / "old.txt").write_bytes(story.encode("cp1252"))
    assert run("in")["files_quarantined"] == 0
    found = query(Path("data/warehouse.duckdb"), "select text from articles where contains(text, 'Bräsk')").rows
    assert len(found) == 1


def test_a_path_that_is_not_there_does_not_stop_the_others(here: Path) -> None:
    summary = run("in", "absent")
    assert summary["files_new"] == 2
    assert summary["failures"] == [
        {
            "source_file": "absent",
            "stage": "discover",
            "error_type": "UnreadableError",
            "message": "no such file or folder",
        }
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_set_aside(here: Path) -> None:
    (here / "in" / "secret.txt").write_text(STORY)
    (here / "in" / "secret.txt").chmod(0)
    assert run("in")["failures"][0]["source_file"] == "secret.txt"


def test_nothing_but_a_missing_folder_is_no_run(nowhere: Path) -> None:
    result = dateline("run", "absent", "--direct")
    assert result.exit_code == 1
    assert result.stderr.strip() == "dateline: absent: no such file or folder"


def test_no_path_is_wrong_usage_and_an_empty_folder_is_an_empty_run(here: Path) -> None:
    result = dateline("run")
    assert result.exit_code == 2
    assert "nothing to read" in result.stderr
    (here / "none").mkdir()
    assert run("none")["files_seen"] == 0


@pytest.mark.parametrize("words", [["--workers", "0"], ["--every"], ["--nonsense"]])
def test_wrong_usage_exits_with_2(here: Path, words: list[str]) -> None:
    assert dateline("run", "in", *words).exit_code == 2


@pytest.mark.parametrize("content", [b"no database", b"", STORY.encode()])
def test_a_file_that_is_no_warehouse_is_refused_in_one_line(here: Path, content: bytes) -> None:
    (here / "w.duckdb").write_bytes(content or b"x")
    result = dateline("run", "in", "--direct", "--warehouse", "w.duckdb")
    assert result.exit_code == 1
    assert re.fullmatch(r"dateline: w\.duckdb: [^\n]+\n", result.stderr)


def test_sql_answers_from_the_read_copy_in_every_format(loaded: Path) -> None:
    asked = "select article_id, word_count from articles order by article_id"
    table = dateline("sql", asked).stdout
    assert table.splitlines()[0].split() == ["article_id", "word_count"]
    as_csv = dateline("sql", asked, "--format", "csv").stdout.splitlines()
    as_json = json.loads(dateline("sql", asked, "--format", "json").stdout)
    assert len(as_csv) == 3
    assert [f"{row['article_id']},{row['word_count']}" for row in as_json] == as_csv[1:]
    assert dateline("sql", asked, "--format", "parquet").exit_code == 2
    assert dateline("sql", asked, "--format", "parquet", "--out", "a.parquet").exit_code == 0
    assert [list(row) for row in query(Path("data/warehouse.duckdb"), "from 'a.parquet'").rows] == [
        list(row.values()) for row in as_json
    ]


def test_a_wrong_query_is_one_line_and_status_1(loaded: Path) -> None:
    result = dateline("sql", "select nonsense from articles")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "nonsense" in result.stderr


def test_sql_cannot_write(loaded: Path) -> None:
    assert dateline("sql", "drop view articles").exit_code == 1
    assert dateline("sql", "select count(*) from articles").exit_code == 0


def test_reading_before_the_first_run_says_what_to_do(nowhere: Path) -> None:
    for words in (["sql", "select 1"], ["show", "x"], ["check"], ["export", "out"], ["quarantine", "list"]):
        result = dateline(*words)
        assert result.exit_code == 1
        assert "dateline run" in result.stderr


def test_show_marks_the_events_where_they_were_read(loaded: Path) -> None:
    shown = dateline("show", "pulls back").stdout
    body, _, legend = shown.partition("\n[1] ")
    assert re.search(r"Brask said\[\d\]", body)
    assert "statement" in legend


def test_an_article_that_is_not_known_or_not_the_only_one_is_said_so(loaded: Path) -> None:
    assert "no article" in dateline("show", "no such words").stderr
    assert "2 articles" in dateline("show", ".txt").stderr


def test_explain_tells_rule_evidence_and_characters(loaded: Path) -> None:
    (event,) = query(Path("data/warehouse.duckdb"), "select event_id, rule from statements order by 1 limit 1").rows
    told = dateline("explain", str(event[0])).stdout
    assert str(event[1]) in told
    assert "Evidence" in told
    assert re.search(r"\d+-\d+", told)


def test_export_writes_every_relation_with_a_manifest(loaded: Path) -> None:
    result = dateline("export", "bi", "--format", "csv")
    assert result.exit_code == 0
    assert (loaded / "bi" / "statements.csv").is_file()
    assert json.loads((loaded / "bi" / "manifest.json").read_text())["format"] == "csv"


def test_check_passes_on_what_a_run_published(loaded: Path) -> None:
    result = dateline("check")
    assert result.exit_code == 0
    assert "FAIL" not in result.stdout


def test_a_mended_file_leaves_the_quarantine_when_retried(here: Path) -> None:
    (here / "in" / "late.json").write_text('{"title": "Kell", "body": "Solan sa')
    assert run("in")["files_quarantined"] == 1
    still = json.loads(dateline("quarantine", "retry", "--direct", "--json").stdout)
    assert (still["files_seen"], still["files_quarantined"]) == (1, 1)
    (here / "in" / "late.json").write_text(json.dumps({"title": "Kell quiet", "body": OTHER, "date": "2031-05-13"}))
    mended = json.loads(dateline("quarantine", "retry", "--direct", "--json").stdout)
    assert (mended["files_new"], mended["files_quarantined"]) == (1, 0)
    assert "Nothing is set aside" in dateline("quarantine", "list").stdout


def test_reextract_with_the_same_extractor_changes_nothing(here: Path) -> None:
    run("in")
    before = rows("data/published/warehouse.duckdb", "statements")
    result = dateline("reextract", "--direct", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["events"] == {}
    assert rows("data/published/warehouse.duckdb", "statements") == before


def test_evaluate_scores_gold_marks(here: Path) -> None:
    gold = {
        "file": "b.txt",
        "published": "2031-05-13",
        "events": [{"type": "statement", "speaker": ["Ilan Orbin"], "content": "the border would stay closed"}],
    }
    (here / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    report = json.loads(dateline("evaluate", "gold.jsonl", "in", "--json").stdout)
    assert report["types"]["statement"]["recall"] == 1
    assert "Slots" in dateline("evaluate", "gold.jsonl", "in").stdout
    assert query(Path("data/warehouse.duckdb"), "from articles").rows == []  # the user's own is not touched


def test_init_makes_a_project_and_leaves_what_is_there(nowhere: Path) -> None:
    assert dateline("init", "desk").exit_code == 0
    (nowhere / "desk" / "dateline.toml").write_text("workers = 1\n")
    assert dateline("init", "desk").exit_code == 0
    assert (nowhere / "desk" / "dateline.toml").read_text() == "workers = 1\n"
    assert (nowhere / "desk" / "data" / "inbox").is_dir()


def test_doctor_finds_this_installation_sound(nowhere: Path) -> None:
    result = dateline("doctor")
    assert result.exit_code == 0, result.output
    assert "FAIL" not in result.stdout


def test_doctor_names_a_missing_model_and_a_mistyped_setting(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model")
    monkeypatch.setenv("DATELINE_WORKER", "3")
    result = dateline("doctor")
    assert result.exit_code == 1
    assert "no_such_model" in result.stdout
    assert "DATELINE_WORKER" in result.stdout


def test_a_missing_model_stops_the_run_in_one_line(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model")
    result = dateline("run", "in", "--direct")
    assert result.exit_code == 1
    assert "no_such_model" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_broken_setting_is_named(nowhere: Path) -> None:
    (nowhere / "dateline.toml").write_text('keep_copies = "many"\n')
    result = dateline("sql", "select 1")
    assert result.exit_code == 1
    assert "keep_copies" in result.stderr


def test_formats_lists_what_can_be_read(nowhere: Path) -> None:
    told = dateline("formats").stdout
    assert all(name in told for name in ("html", "json", "markdown", "text"))


def test_a_question_can_be_asked_as_of_an_earlier_moment(loaded: Path) -> None:
    toll = "select count(*) from casualty_estimates"
    assert dateline("sql", toll, "-f", "csv").stdout == "count_star()\n1\n"
    assert dateline("sql", toll, "-f", "csv", "--as-of", "2026-01-01").stdout == "count_star()\n0\n"
    assert dateline("sql", toll, "-f", "csv", "--as-of", "2999-01-01T12:00+02:00").stdout == "count_star()\n1\n"
    wrong = dateline("sql", toll, "--as-of", "yesterday")
    assert wrong.exit_code == 2
    assert "is no time" in wrong.stderr


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-03-01", "2026-03-01 00:00:00"),
        ("2026-03-01T14:30", "2026-03-01 14:30:00"),
        ("2026-03-01 14:30:05Z", "2026-03-01 14:30:05"),
        ("2026-03-01T01:00+02:00", "2026-02-28 23:00:00"),
    ],
)
def test_a_moment_is_utc_unless_it_says_otherwise(text: str, utc: str) -> None:
    assert str(moment(text)) == utc


def test_an_event_that_is_rejected_leaves_the_read_copy_and_comes_back_when_accepted(loaded: Path) -> None:
    [(event,)] = query(Path("data/published/warehouse.duckdb"), "select event_id from casualty_estimates").rows
    assert dateline("reject", event[:14], "--because", "another attack").stdout == f"{event} rejected\n"
    assert rows("data/published/warehouse.duckdb", "casualty_estimates") == []
    assert "nothing changed" in dateline("reject", event).stdout
    assert dateline("accept", event).stdout == f"{event} counts again\n"
    assert len(rows("data/published/warehouse.duckdb", "casualty_estimates")) == 1
    unknown = dateline("accept", "e-nothing")
    assert (unknown.exit_code, unknown.stdout) == (1, "")


def test_help_lists_every_command_and_every_command_has_an_example() -> None:
    top = dateline("--help").stdout
    for command in COMMANDS:
        assert command in top
        told = dateline(command, "--help")
        assert told.exit_code == 0
        if command not in {"quarantine", "formats", "stories"}:
            assert f"dateline {command}" in told.stdout


def test_no_command_is_undocumented() -> None:
    registered = {command.name for command in app.registered_commands} | {group.name for group in app.registered_groups}
    assert registered == COMMANDS
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert [command for command in sorted(COMMANDS) if f"dateline {command}" not in readme] == []
