"""Actors, places and countries are dimensions of their own: stable ids, other names, codes, coordinates, precision."""

from pathlib import Path

import duckdb
import mart_cases as cases
import pytest
import sqlalchemy as sa
from alembic import command

from models.ids import actor_id, place_id
from warehouse import countries
from warehouse.engine import connect
from warehouse.migrate import config
from warehouse.query import query
from warehouse.store import Warehouse


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return cases.load(tmp_path_factory.mktemp("dimensions"), *cases.corpus())


def test_a_place_has_an_id_coordinates_precision_and_wikidata_item(corpus: Path) -> None:
    rows = query(corpus, "select * from places order by name").rows
    assert rows == [
        (place_id("Keld Province", "TRK"), "Keld Province", "province", "TRK", 5.0, -7.0, 4, None, 2),
        (place_id("Port Amsel", "TRK"), "Port Amsel", "city", "TRK", 4.5, -7.25, 1, "Q99", 1),
    ]


def test_an_event_leads_to_its_places_by_slot(corpus: Path) -> None:
    sql = """select event_type, slot, p.name, p.text, where_precision
        from event_places as p join events using (event_id) order by all"""
    assert query(corpus, sql).rows == [
        ("casualty", "place", "Port Amsel", "Port Amsel", 1),
        ("deployment", "destination", "Keld Province", "Keld Province", 4),
        ("deployment", "destination", "Keld Province", "Keld Province", 4),
    ]


def test_the_id_in_an_event_view_is_the_id_of_the_place(corpus: Path) -> None:
    assert query(corpus, "select name from casualty_estimates join places using (place_id)").rows == [("Port Amsel",)]
    assert query(corpus, "select count(*) from meetings where place_id is not null").rows == [(0,)]


def test_southern_keld_is_keld_read_less_exactly(tmp_path: Path) -> None:
    near = cases.Report("At least 40 people were killed in southern Keld.", cases.day(4))
    vague = cases.KELD.model_copy(update={"precision": 5}).written(near.span("southern Keld"))
    near.toll("At least 40", low=40, place=vague)
    far = cases.Report("Two were killed in the Keld Province.", cases.day(4))
    far.toll("Two", low=2, best=2, high=2, place=cases.KELD.written(far.span("the Keld Province")))
    path = cases.load(tmp_path, near, far)
    assert query(path, "select where_precision, event_count from places").rows == [(4, 2)]
    assert query(path, "select where_precision from event_places order by 1").rows == [(4,), (5,)]
    aliases = query(path, "select alias from place_aliases order by 1").rows
    assert aliases == [("Keld Province",), ("southern Keld",)]


def test_actors_keep_id_country_and_wikidata_item(corpus: Path) -> None:
    rows = query(corpus, "select actor_id, kind, country, wikidata from actors where name = 'Veldoria'").rows
    assert rows == [(actor_id("Veldoria", "VEL"), "government", "VEL", "Q1234")]


def test_country_codes_lead_to_names_and_items(corpus: Path) -> None:
    sql = "select iso3, iso2, name, wikidata from countries where iso3 in ('FRA', 'XKX') order by 1"
    assert query(corpus, sql).rows == [("FRA", "FR", "France", "Q142"), ("XKX", "XK", "Kosovo", "Q1246")]
    assert query(corpus, "select count(*) - count(distinct iso3) from countries").rows == [(0,)]


def test_the_view_of_countries_is_fresh() -> None:
    assert countries.TARGET.read_text("utf-8") == countries.render(), "run python -m warehouse.countries"


def test_an_older_warehouse_learns_its_places_by_migrating(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    connection = connect(path)
    settings = config()
    settings.attributes["connection"] = connection
    command.upgrade(settings, "0003_memory")
    with connection.begin():
        connection.execute(sa.text(OLD_EVENT))
    connection.close()
    with Warehouse.open(path):
        pass
    with duckdb.connect(str(path), read_only=True) as reader:
        rows = reader.execute(
            "select slot, place_id, name, latitude, where_precision from core.event_places"
        ).fetchall()
    assert rows == [("place", place_id("Lunden", None), "Lunden", 10.5, None)]


OLD_EVENT = """
insert into core.events by name
select 'x1' as extraction_id, 'e1' as event_id, 'a1' as article_id, 'meeting' as type, 'met' as trigger_text,
    0 as trigger_start, 3 as trigger_end, 'met' as evidence, 0 as evidence_start, 3 as evidence_end,
    'unknown' as date_precision, 'none' as date_basis, 'Lunden' as place, 10.5 as latitude, 'positive' as polarity,
    'asserted' as modality, 0.5 as confidence, 'meet.v' as rule
"""
