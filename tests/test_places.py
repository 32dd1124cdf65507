"""Where a name is: own regions, subdivisions, cities, and the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.gazetteer import gazetteer
from extraction.places import resolve_place


@pytest.mark.parametrize(
    ("words", "countries", "name", "country"),
    [
        ("Kursk Oblast", [], "Kursk Region", "RUS"), ("the Kursk region", [], "Kursk Region", "RUS"),
        ("Kursk", ["RUS"], "Kursk", "RUS"), ("Helmand", [], "Helmand Province", "AFG"),
        ("Donbas", [], "Donbas", "UKR"), ("Crimea", ["RUS"], "Crimea", "UKR"), ("Gaza", [], "Gaza Strip", "PSE"),
        ("Red Sea", ["YEM"], "Red Sea", None), ("Bab el-Mandeb", [], "Bab al-Mandeb", None),
        ("Camp David", [], "Camp David", "USA"), ("Ramstein", [], "Ramstein", "DEU"),
        ("Moscow", ["USA"], "Moscow", "RUS"), ("Kiev", [], "Kyiv", "UKR"), ("Yemen", [], "Yemen", "YEM"),
        ("southern Lebanon", [], "Lebanon", "LBN"), ("the south of Syria", [], "Syria", "SYR"),
        ("near Bakhmut", [], "Bakhmut", "UKR"), ("the village of Sudzha", [], "Sudzha", "RUS"),
        ("west Mosul", [], "Mosul", "IRQ"), ("off the coast of Yemen", [], "Yemen", "YEM"),
        ("Paris, France", [], "Paris", "FRA"), ("Paris, Texas", [], "Paris", "USA"), ("Paris", [], "Paris", "FRA"),
        ("Ukraine's Sumy region", [], "Sumy Region", "UKR"), ("Tripoli", ["LBN"], "Tripoli", "LBN"),
        ("Tripoli", [], "Tripoli", "LBY"), ("Punjab", ["PAK"], "Punjab", "PAK"), ("Punjab", [], "Punjab", "IND"),
        ("Georgia", ["USA"], "Georgia", "USA"), ("Georgia", [], "Georgia", "GEO"),
        ("Georgia", ["USA", "GEO"], "Georgia", "GEO"),
        ("North Carolina", [], "North Carolina", "USA"), ("South Korea", [], "South Korea", "KOR"),
        ("Birmingham", ["USA"], "Birmingham", "USA"), ("Birmingham", ["GBR"], "Birmingham", "GBR"),
        ("Nice", ["FRA"], "Nice", "FRA"), ("Mobile", ["USA"], "Mobile", "USA"), ("Izyum", [], "Izium", "UKR"),
        ("Gadchiroli district of Maharashtra", [], "Gadchiroli", "IND"),
    ],
)  # fmt: skip
def test_a_place_is_resolved(words: str, countries: list[str], name: str, country: str | None) -> None:
    place = resolve_place(words, countries)
    assert place is not None
    assert (place.name, place.country) == (name, country)


@pytest.mark.parametrize(
    "words", ["Of", "March", "Nice", "Reading", "Mobile", "Split", "baghdad", "the", "", "Xanadu Heights", "He"]
)
def test_words_that_are_probably_no_place_are_refused(words: str) -> None:
    assert resolve_place(words, []) is None


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("Lebanon", 6),
        ("southern Lebanon", 5),
        ("Kursk Region", 4),
        ("Bakhmut", 1),
        ("near Bakhmut", 2),
        ("Black Sea", 7),
    ],
)
def test_the_precision_says_how_exact_the_coordinates_are(words: str, precision: int) -> None:
    assert resolve_place(words, []).precision == precision


def test_coordinates_are_those_of_the_place() -> None:
    place = resolve_place("Bakhmut", [])
    assert (round(place.latitude), round(place.longitude)) == (49, 38)


def test_every_known_place_resolves_to_its_name() -> None:
    lost = [
        p.name for p, _ in gazetteer().known_places if resolve_place(p.name, [p.country] if p.country else []) is None
    ]
    assert lost == []


@given(st.text(max_size=40), st.sets(st.sampled_from(["USA", "UKR", "FRA"])))
def test_no_text_breaks_the_resolver(words: str, countries: set[str]) -> None:
    place = resolve_place(words, countries)
    assert place is None or place.name
