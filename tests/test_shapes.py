"""Events in the shapes of other data sets: one SELECT or one export, and facts only."""

import json
from pathlib import Path

import duckdb
import mart_cases as cases
import pytest
from mart_cases import ARMY, BORN, LANTERN, MADDOX, VELDORIA, Report, day, load, on

from models.events import Meeting, Participant
from models.ids import actor_id
from models.place import Place
from warehouse import shaped
from warehouse.query import Result, query
from warehouse.shaped import export_shape
from warehouse.sqlfiles import SHAPES, in_layer, read_all


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    call = Report("Ilka Born called on Red Lantern by phone in Port Amsel.", day(9), "Norvik Wire")
    call.meeting(BORN, LANTERN, trigger="called", format="call", date=on(9),
                 place=cases.AMSEL.written(call.span("Port Amsel")))  # fmt: skip
    toll = Report("Red Lantern says 12 soldiers, three civilians and 20 people in all were killed.", day(9), None)
    toll.toll("12", low=12, best=12, high=12, trigger="says", victims_kind="military", victims_country="TRK")
    toll.toll("three", low=3, best=3, high=3, trigger="civilians", victims_kind="civilian")
    toll.toll("20", low=20, best=20, high=20, estimator=LANTERN)
    return load(tmp_path_factory.mktemp("shapes"), *cases.corpus(), call, toll)


def one(path: Path, sql: str) -> dict[str, object]:
    (row,) = dicts(query(path, sql))
    return row


def dicts(result: Result) -> list[dict[str, object]]:
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


def objects(path: Path, folder: Path, shape: shaped.Shape) -> list[dict[str, object]]:
    export_shape(path, folder, shape)
    return [json.loads(line) for line in (folder / shaped.FILES[shape]).read_text("utf-8").splitlines()]


def test_every_shape_says_that_it_holds_facts_only_or_what_is_none() -> None:
    grains = [file.grain for file in read_all(SHAPES)]
    assert [grain for grain in grains if "asserted and positive" not in grain and "all events" not in grain] == []
    assert in_layer(SHAPES) == ["gdelt_events", "gdelt_mentions", "plover_events", "ucdp_ged", "web_annotations"]


GDELT = """GLOBALEVENTID SQLDATE MonthYear Year FractionDate
Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code
Actor1Type1Code Actor1Type2Code Actor1Type3Code
Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code
IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone
Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat
Actor1Geo_Long Actor1Geo_FeatureID
Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat
Actor2Geo_Long Actor2Geo_FeatureID
ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat
ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL"""
MENTIONS = """GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID
Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone
MentionDocTranslationInfo Extras"""
GED = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec
where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id
region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high
low gwnoa gwnob"""


@pytest.mark.parametrize(
    ("view", "columns"), [("gdelt_events", GDELT), ("gdelt_mentions", MENTIONS), ("ucdp_ged", GED)]
)
def test_a_table_has_the_columns_of_its_data_set_in_order(corpus: Path, view: str, columns: str) -> None:
    assert query(corpus, f"select * from {view} limit 0").columns == columns.split()


def test_a_meeting_by_phone_is_cameo_041(corpus: Path) -> None:
    row = one(corpus, "select * from gdelt_events where EventCode = '041'")
    assert (row["SQLDATE"], row["QuadClass"], row["GoldsteinScale"]) == (20310309, 1, 1.0)
    assert (row["Actor1Name"], row["Actor1CountryCode"], row["Actor2Name"]) == ("Ilka Born", "VEL", "Red Lantern")
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_Lat"]) == (4, "Port Amsel", 4.5)


def test_denied_and_planned_acts_are_no_events_of_gdelt(corpus: Path) -> None:
    codes = query(corpus, "select EventCode from gdelt_events order by 1").rows
    assert codes == [("010",), ("040",), ("041",), ("112",), ("154",)]


def test_a_force_acts_where_it_is_sent(corpus: Path) -> None:
    row = one(corpus, "select * from gdelt_events where EventCode = '154'")
    assert (row["Actor1Code"], row["ActionGeo_FullName"], row["ActionGeo_Type"]) == ("VELGOV", "Keld Province", 5)


def test_mentions_lead_to_the_event_and_the_characters(corpus: Path) -> None:
    row = one(
        corpus, "select m.* from gdelt_mentions m join gdelt_events e using (GLOBALEVENTID) where EventCode = '112'"
    )
    assert (row["Actor1CharOffset"], row["Actor2CharOffset"]) == (22, 11)
    assert (row["MentionSourceName"], row["Confidence"]) == ("Lunden Post", 80)


def test_fatalities_carry_bounds_place_and_precision(corpus: Path) -> None:
    row = one(corpus, "select * from ucdp_ged where source_original = 'Red Lantern' and latitude is not null")
    assert (row["low"], row["best"], row["high"], row["deaths_unknown"]) == (40, 40, 40, 40)
    assert (row["where_prec"], row["date_prec"], row["date_start"]) == (1, 1, day(3))
    assert row["geom_wkt"] == "POINT (-7.25 4.5)"
    # Port Amsel lies in row 189 and column 346 of the half-degree cells, counted from 0 at 90° S, 180° W.
    assert row["priogrid_gid"] == 189 * 720 + 345 + 1


def test_the_deaths_of_all_sides_add_up_to_best(corpus: Path) -> None:
    sql = (
        "select deaths_a + deaths_b + deaths_civilians + deaths_unknown - best, low <= best, best <= high from ucdp_ged"
    )
    assert set(query(corpus, sql).rows) == {(0, True, True)}


def test_a_total_holds_those_that_are_told_apart(corpus: Path) -> None:
    # Linking is tested elsewhere: here the three figures of the last article are one story's.
    sql = next(file.text for file in read_all(SHAPES) if file.name == "ucdp_ged")
    with duckdb.connect(str(corpus), read_only=True) as connection:
        connection.execute(
            "create temp table one as select * replace ('s0123456789abcdef0123' as story_id) from casualty_estimates "
            "where publisher is null and published_on = date '2031-03-09'"
        )
        found = connection.sql(sql.replace("main.casualty_estimates", "temp.one"))
        row = dict(zip(found.columns, found.fetchall()[0], strict=True))
    assert (row["side_a"], row["deaths_a"], row["deaths_b"], row["deaths_civilians"]) == ("TRK", 12, 0, 3)
    assert (row["deaths_unknown"], row["best"], row["low"], row["high"]) == (5, 20, 3, 20)


def test_plover_has_compound_sources_and_no_comments(corpus: Path, tmp_path: Path) -> None:
    found = {record["event"]: record for record in objects(corpus, tmp_path, "plover")}
    assert set(found) == {"ACCUSE", "CONSULT", "MOBILIZE"}
    accuse = found["ACCUSE"]
    assert accuse["source"] == [{"actorText": "Sol Maddox", "actor": "Sol Maddox", "code": "TRK", "wikidata": "Q42"}]
    assert [target["sector"] for target in accuse["target"]] == ["GOV"]
    assert accuse["date"] == "2031-03-08"
    assert found["MOBILIZE"]["location"] == "Keld Province"


def test_the_host_of_a_meeting_is_the_target_of_plover(tmp_path: Path) -> None:
    report = Report("Sol Maddox visited Ilka Born.", day(4))
    report.meeting(MADDOX, BORN, trigger="visited", format="visit")
    meeting = report.events[0]
    assert isinstance(meeting, Meeting)
    host = Participant(mention=report.mention(BORN), role="host")
    report.events[0] = meeting.model_copy(update={"participants": (host, meeting.participants[0])})
    row = one(load(tmp_path, report), "select source, target, mode from plover_events")
    assert row == {"source": "Sol Maddox", "target": "Ilka Born", "mode": "visit"}


def test_an_annotation_selects_its_text_by_position_and_by_quote(corpus: Path, tmp_path: Path) -> None:
    found = objects(corpus, tmp_path, "annotations")
    texts = dict(query(corpus, "select coalesce(url, 'urn:dateline:' || article_id), text from articles").rows)
    assert len({annotation["id"] for annotation in found}) == len(found) > 20
    for annotation in found:
        assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
        position, quote = annotation["target"]["selector"]
        text = texts[annotation["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


def test_followthemoney_joins_parties_articles_and_events(corpus: Path, tmp_path: Path) -> None:
    found = {entity["id"]: entity for entity in objects(corpus, tmp_path, "followthemoney")}
    veldoria = found["dateline-" + actor_id("Veldoria", "VEL")]
    assert (veldoria["schema"], veldoria["properties"]["wikidataId"]) == ("PublicBody", ["Q1234"])
    events = [entity for entity in found.values() if entity["schema"] == "Event"]
    assert len(events) == len(query(corpus, "from events where polarity = 'positive' and modality = 'asserted'").rows)
    for event in events:
        for other in [*event["properties"].get("involved", []), *event["properties"]["proof"]]:
            assert other in found


def test_followthemoney_itself_takes_the_entities(corpus: Path, tmp_path: Path) -> None:
    ftm = pytest.importorskip("followthemoney", reason="not among the locked packages")
    for entity in objects(corpus, tmp_path, "followthemoney"):
        proxy = ftm.model.get_proxy(entity)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert set(kept) == set(entity["properties"])


def test_a_shape_is_exported_as_tables_with_a_manifest(corpus: Path, tmp_path: Path) -> None:
    manifest = export_shape(corpus, tmp_path, "gdelt")
    assert [entry["file"] for entry in manifest["files"]] == ["gdelt_events.csv", "gdelt_mentions.csv"]
    header = (tmp_path / "gdelt_events.csv").read_text("utf-8").partition("\n")[0]
    assert header.split(",") == GDELT.split()


def test_french_soldiers_are_in_france_by_its_two_letters(tmp_path: Path) -> None:
    report = Report("Veldoria sent 300 soldiers to Lyon.", day(4))
    lyon = Place(name="Lyon", country="FRA", kind="city", precision=1).written(report.span("Lyon"))
    report.deployment(VELDORIA, "300 soldiers", place=lyon)
    report.toll("300", low=300, estimator=None, trigger="soldiers", victims=ARMY.name, outcome="captured", place=lyon)
    path = load(tmp_path, report)
    events = [e for e in objects(path, tmp_path, "followthemoney") if e["schema"] == "Event"]
    assert [event["properties"]["country"] for event in events] == [["fr"], ["fr"]]
    assert query(path, "select * from ucdp_ged").rows == []
