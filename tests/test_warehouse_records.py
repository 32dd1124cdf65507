"""Articles and events become plain rows; every row says what the model said."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import warehouse_cases as cases
from hypothesis import given
from hypothesis import strategies as st

from models.actor import Actor
from models.events import Event
from models.ids import actor_id
from models.source import SourceFile
from warehouse import tables
from warehouse.links import alias_rows
from warehouse.records import rows_of, source_path


def test_rows_are_plain_and_fit_their_tables() -> None:
    rows = cases.rows()
    assert pickle.loads(pickle.dumps(rows)) == rows  # noqa: S301 - our own bytes
    for name, found in rows.items():
        columns = set(tables.metadata.tables[f"core.{name}"].columns.keys())
        for row in found:
            assert set(row) <= columns, name


def test_workers_need_no_database_to_make_rows() -> None:
    code = "import sys, warehouse.records; sys.exit(bool({'duckdb', 'sqlalchemy', 'pyarrow'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parent.parent).returncode == 0


def test_every_row_that_hangs_on_an_event_carries_every_column_of_its_table() -> None:
    rows = cases.rows()
    for name in ("events", "event_fields", "event_actors", "statement_details", "meeting_details",
                 "deployment_details", "casualty_details"):  # fmt: skip
        expected = set(tables.metadata.tables[f"core.{name}"].columns.keys()) - {"extraction_id"}
        assert rows[name]
        assert all(set(row) == expected for row in rows[name]), name


def test_pieces_of_content_are_joined_and_offsets_are_their_hull() -> None:
    a = cases.article()
    row = cases.rows()["statement_details"][0]
    assert row["content"] == "We will not leave Not this year"
    assert a.text[row["content_start"] : row["content_end"]].startswith("We will not leave,”")
    assert a.text[row["content_start"] : row["content_end"]].endswith("“Not this year")
    assert row["quote"] == "We will not leave … Not this year"


def test_joint_speakers_are_one_row_and_the_first_gives_role_and_country() -> None:
    a = cases.article()
    statement = cases.events(a)[0]
    second = cases.mention(a, cases.BORN, "Ilka Born")
    joint = statement.model_copy(update={"speakers": (*statement.speakers, second)})
    rows = rows_of(a, (), [joint], extractor="x")
    row = rows["statement_details"][0]
    assert (row["speaker"], row["speaker_text"]) == ("Ana Reyes | Ilka Born", "Reyes | Ilka Born")
    assert (row["speaker_role"], row["speaker_country"]) == ("defence minister", "VEL")
    assert [(link["slot"], link["position"]) for link in rows["event_actors"]] == [("speaker", 0), ("speaker", 1)]


def test_a_deployment_without_strength_has_no_figures_and_no_flags() -> None:
    a = cases.article()
    deployment = cases.events(a)[2].model_copy(update={"strength": None, "strength_unit": None})
    row = rows_of(a, (), [deployment], extractor="x")["deployment_details"][0]
    figures = ("strength_low", "strength_best", "strength_high", "strength_text", "strength_unit", "strength_rule",
               "approximate", "vague", "additional")  # fmt: skip
    assert [row[name] for name in figures] == [None] * 9


def test_field_names_are_those_of_the_views() -> None:
    fields = {row["field"] for row in cases.rows()["event_fields"]}
    assert {"speaker", "cue", "content", "quote", "participant", "date_text", "place", "force_owner", "force_text",
            "strength_text", "destination", "attributed_to", "victims", "count_text", "estimator", "cause",
            "evidence", "trigger"} == fields  # fmt: skip


def test_published_at_is_kept_in_utc_without_a_zone() -> None:
    assert cases.rows()["articles"][0]["published_at"].isoformat() == "2031-03-04T06:30:00"


def test_pronouns_descriptions_and_unnamed_sources_are_no_aliases() -> None:
    link = {"actor_id": "k1", "name": "Ana Reyes", "named": True}
    words = ["She", "Reyes’s", "the minister", "The minister", "The Trade Minister", "레예스"]
    told = [link | {"text": text} for text in words]
    told.append(link | {"name": "officials", "text": "Veldorian officials", "named": False})
    assert [row["alias"] for row in alias_rows(told)] == ["Ana Reyes", "Reyes", "The Trade Minister", "레예스"]


def test_one_name_in_two_countries_is_two_actors() -> None:
    ministry = [Actor(name="Ministry of Defence", kind="government", country=c) for c in ("VEL", "TRK")]
    assert len({actor_id(m.name, m.country) for m in ministry}) == 2


def test_equal_names_in_two_folders_are_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    here, there = SourceFile(path="a/1.txt", name="1.txt"), SourceFile(path="b/1.txt", name="1.txt")
    assert source_path(here) != source_path(there)
    assert source_path(here) == str(tmp_path / "a" / "1.txt")
    assert source_path(SourceFile(path="-", name="-")) == "-"


@pytest.mark.parametrize("event", cases.events(cases.article()), ids=lambda e: e.type)
def test_every_event_type_gives_one_event_row_and_one_detail_row(event: Event) -> None:
    rows = rows_of(cases.article(), (), [event], extractor="x")
    details = [name for name in rows if name.endswith("_details") and rows[name]]
    assert len(rows["events"]) == 1
    assert len(details) == 1
    assert details[0].startswith(event.type)


@given(st.integers(min_value=0, max_value=10**6))
def test_the_text_of_every_field_is_at_its_offsets(n: int) -> None:
    a = cases.article(n)
    for row in cases.rows(n)["event_fields"]:
        assert a.text[row["start_char"] : row["end_char"]] == row["text"]
