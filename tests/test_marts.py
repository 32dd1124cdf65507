"""Marts count facts, once each, in plain scalar columns."""

from pathlib import Path

import duckdb
import mart_cases as cases
import pytest
from mart_cases import ARMY, BORN, LANTERN, MADDOX, OFFICIALS, VELDORIA, Report, day, load, on

from warehouse.query import query
from warehouse.sqlfiles import MARTS, column_comment, describe, in_layer, public_views, standard_of


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return load(tmp_path_factory.mktemp("marts"), *cases.corpus())


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    return list(query(path, sql).rows)


def test_there_is_a_mart_for_every_question_of_the_readers() -> None:
    assert in_layer(MARTS) == [
        "mart_coverage", "mart_daily_tolls", "mart_data_quality", "mart_deployments_by_owner", "mart_meetings_network",
        "mart_sources", "mart_statements_by_speaker",
    ]  # fmt: skip


@pytest.mark.parametrize("mart", in_layer(MARTS))
def test_a_mart_says_what_a_row_is_and_whether_it_counts_facts_only(mart: str) -> None:
    grain = public_views()[mart].grain
    assert grain.startswith("One row per ")
    assert "asserted and positive" in grain or "all events" in grain or "article" in grain


def test_a_figure_stands_under_its_claimant_with_its_bounds(corpus: Path) -> None:
    sql = "select day, claimant, claimant_basis, low, best, high from mart_daily_tolls order by claimant"
    assert ask(corpus, sql) == [
        (day(4), "Red Lantern", "estimator", 40, None, 40),
        (day(4), "Tarkan army", "estimator", 35, 35, 35),
    ]


def test_a_story_told_twice_a_day_by_one_claimant_is_one_row_with_the_spread() -> None:
    told = """
        | claimant | low  | best | high | is_part | modality |
        | Lantern  | 10   | null | 12   | false   | asserted |
        | Lantern  | 14   | 14   | 14   | false   | asserted |
        | Lantern  | 3    | 3    | 3    | true    | asserted |
        | Lantern  | null | null | 20   | false   | asserted |
        | Lantern  | 90   | 90   | 90   | false   | denied   |
    """
    sql = public_views()["mart_daily_tolls"].text
    with duckdb.connect() as connection:
        connection.execute(
            """create table casualty_estimates as select 's1' as story_id, date '2031-03-04' as published_on,
            columns(*), 'positive' as polarity, 'killed' as outcome, 'incident' as scope, 'a1' as article_id,
            null::varchar as attributed_to, 'Norvik Wire' as publisher, 'Lunden' as place, 'VEL' as country,
            'unknown' as victims_kind from (values """ + rows_of(told)
            + ") t(estimator, count_low, count_best, count_high, is_part, modality)"
        )  # fmt: skip
        found = connection.sql(sql).select("low, best, high, figure_count").fetchall()
    assert found == [(10, 14, 20, 3)]


def rows_of(table: str) -> str:
    """A drawn table as SQL values; its first row names the columns."""
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.strip().splitlines()]
    quoted = [
        [f"'{c}'" if c[0].isalpha() and c not in {"null", "true", "false"} else c for c in row] for row in lines[1:]
    ]
    return ", ".join(f"({', '.join(row)})" for row in quoted)


def test_a_denied_meeting_is_in_no_network(corpus: Path) -> None:
    sql = "select actor_a, actor_b, meeting_count, first_met, last_met, first_reported from mart_meetings_network"
    assert ask(corpus, sql) == [("Ilka Born", "Sol Maddox", 1, day(2), day(2), day(4))]


def test_three_parties_make_three_pairs_and_unnamed_ones_none(tmp_path: Path) -> None:
    text = "Ilka Born met Sol Maddox, Red Lantern and officials."
    path = load(tmp_path, Report(text, day(4)).meeting(BORN, MADDOX, LANTERN, OFFICIALS, date=on(3)))
    assert ask(path, "select actor_a, actor_b from mart_meetings_network order by all") == [
        ("Ilka Born", "Red Lantern"), ("Ilka Born", "Sol Maddox"), ("Red Lantern", "Sol Maddox"),
    ]  # fmt: skip


def test_a_planned_meeting_is_not_yet_a_meeting(tmp_path: Path) -> None:
    report = Report("Ilka Born will have met Sol Maddox by Friday.", day(4))
    path = load(tmp_path, report.meeting(BORN, MADDOX, modality="planned", status="planned"))
    assert ask(path, "from mart_meetings_network") == []


def test_statements_are_counted_by_speaker_and_speech_act(corpus: Path) -> None:
    sql = """select speaker, speech_act, named, statement_count, quoted_count from mart_statements_by_speaker
        order by speaker"""
    assert ask(corpus, sql) == [("Sol Maddox", "accuse", True, 1, 1), ("officials", "say", False, 1, 0)]


def test_planned_soldiers_do_not_count_as_deployed(corpus: Path) -> None:
    sql = """select force_owner, destination, persons_low, persons_best, persons_high, report_count
        from mart_deployments_by_owner"""
    assert ask(corpus, sql) == [("Veldoria", "Keld Province", 300, 300, 300, 1)]


def test_ships_are_no_persons(tmp_path: Path) -> None:
    report = Report("Veldoria sent five warships.", day(4))
    report.deployment(VELDORIA, "five warships", force_type="naval", strength_unit="warships",
                      strength=cases.strength(report.span("five"), 5))  # fmt: skip
    path = load(tmp_path, report)
    assert ask(path, "select force_types, persons_low, persons_best from mart_deployments_by_owner") == [
        ("naval", None, None)
    ]


def test_outlets_are_compared_by_what_they_tell(corpus: Path) -> None:
    sql = """select publisher, article_count, event_count, fact_count, figure_count, unnamed_speaker_share
        from mart_sources order by publisher"""
    assert ask(corpus, sql) == [
        ("Lunden Post", 5, 4, 3, 1, 0.5), ("Norvik Wire", 3, 3, 3, 1, None), ("unknown", 1, 1, 0, 0, None),
    ]  # fmt: skip


def test_coverage_shows_days_without_an_article_and_articles_without_an_event(corpus: Path) -> None:
    sql = """select published_on, article_count, event_count, silent_article_count, days_missing_before
        from mart_coverage where publisher = 'Lunden Post' order by published_on nulls last"""
    assert ask(corpus, sql) == [
        (day(4), 1, 1, 0, None), (day(5), 1, 1, 0, 0), (day(8), 2, 1, 1, 2), (None, 1, 1, 0, None),
    ]  # fmt: skip


def test_data_quality_counts_what_is_known(corpus: Path) -> None:
    sql = "select subject, measure, passed, total, share from mart_data_quality where (subject, measure) in (values {})"
    wanted = "('casualty', 'placed'), ('meeting', 'fact'), ('article', 'dated'), ('actor', 'with_wikidata')"
    assert sorted(ask(corpus, sql.format(wanted))) == [
        ("actor", "with_wikidata", 2, 6, pytest.approx(2 / 6)), ("article", "dated", 8, 9, pytest.approx(8 / 9)),
        ("casualty", "placed", 1, 2, 0.5), ("meeting", "fact", 1, 2, 0.5),
    ]  # fmt: skip


def test_data_quality_of_an_empty_warehouse_has_no_share(tmp_path: Path) -> None:
    path = load(tmp_path)
    assert ask(path, "select distinct passed, total, share from mart_data_quality") == [(0, 0, None)]


def test_a_column_without_a_word_on_null_is_never_null(corpus: Path) -> None:
    broken = []
    for view in public_views():
        result = query(corpus, f'select * from "{view}"')
        for index, column in enumerate(result.columns):
            silent = "null" not in describe(view, column).lower()
            if silent and any(row[index] is None for row in result.rows):
                broken.append(f"{view}.{column}")
    assert broken == []


def test_dates_countries_and_coordinates_name_their_standard(corpus: Path) -> None:
    silent = []
    for view in public_views():
        result = query(corpus, f'select * from "{view}" limit 0')
        for column, kind in zip(result.columns, result.types, strict=True):
            bound = kind in {"DATE", "TIMESTAMP"} or column.endswith("country") or column in {"latitude", "longitude"}
            if bound and not standard_of(view, column):
                silent.append(f"{view}.{column}")
    assert silent == []


def test_the_comment_of_a_column_names_the_standard_once(corpus: Path) -> None:
    assert column_comment("events", "country").count("ISO 3166-1") == 1
    assert column_comment("events", "date_from").endswith("Standard: ISO 8601 (date).")


def test_marts_answer_as_of_an_earlier_instant(corpus: Path) -> None:
    assert ask(corpus, "select count(*) from mart_daily_tolls_as_of(timestamp '2020-01-01')") == [(0,)]
    assert ask(corpus, "select count(*) from mart_daily_tolls_as_of(timestamp '2999-01-01')") == [(2,)]


def test_the_army_counts_its_own_dead(corpus: Path) -> None:
    sql = f"select victims_kind from mart_daily_tolls where claimant = '{ARMY.name}'"
    assert ask(corpus, sql) == [("military",)]
