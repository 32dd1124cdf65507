"""Which place of a sentence belongs to which event: >this trigger< happened in [[there]]; without a mark nowhere told.

The gazetteer of these tests knows a few invented places and nothing else.
"""

import re
from collections.abc import Collection

import pytest

from extraction import where
from extraction.document import Reading
from extraction.pipeline import load, parse
from extraction.prepare import prepare
from models.article import RawArticle
from models.place import Place

# Two Vells: the country told by the rest of the sentence decides.
GAZETTEER = {
    "Freedonia": ["FRD"],
    "Ruritania": ["RUR"],
    "Vell": ["FRD", "RUR"],
    "Kurdan": ["FRD"],
    "Taji": ["RUR"],
    "Strelsau": ["RUR"],
    "Strelsau province": ["RUR"],
    "Geneva": ["CHE"],
    "Moscow": ["RUS"],
}


def known(words: str, countries: Collection[str]) -> Place | None:
    found = GAZETTEER.get(words)
    return Place(name=words, country=next((c for c in found if c in countries), found[0])) if found else None


@pytest.fixture(autouse=True)
def gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(where, "resolve_place", known)


def read(marked: str) -> tuple[Reading, int]:
    plain = re.sub(r"\[\[|\]\]|[<>]", "", marked)
    raw = RawArticle(source_file="a.txt", source_format="text", body=plain)
    reading = next(parse(load(), [prepare(raw)]))
    return reading, reading.starts.index(re.sub(r"\[\[|\]\]", "", marked).index(">"))


OWN = [
    ("The envoys >met< in [[Geneva]] on Monday.", "CHE"),
    ("The envoys held >talks< in [[Geneva]] on Monday.", "CHE"),
    ("Rebels >killed< 12 people near [[Kurdan]].", "FRD"),
    ("Rebels >killed< 12 people in an attack on a market in [[Kurdan]].", "FRD"),
    ("A bomb exploded outside [[Kurdan]], >killing< 12 people.", "FRD"),
    ("A bomb in [[Kurdan]] >killed< 12 people.", "FRD"),
    ("Twelve people were >killed< in [[Taji]], north of Strelsau.", "RUR"),
    ("Twelve people were >killed< in the town of [[Vell]] in Strelsau province.", "RUR"),
    ("Twelve people were >killed< in [[Vell]], Ruritania.", "RUR"),
    ("Twelve people were >killed< in [[Vell]].", "FRD"),
    ("Twelve people were >killed< in the town of [[Zentral]], north of Strelsau.", "RUR"),
    ("In [[Kurdan]], rebels >killed< 12 people.", "FRD"),
    ("Okoro >told< reporters in [[Geneva]] that 12 people had died.", "CHE"),
    ("Okoro said in Geneva that 12 people had been >killed< in [[Kurdan]].", "FRD"),
]
NOWHERE = [
    "Okoro >said< 12 people were killed in Kurdan.",
    "Okoro said in Geneva that 12 soldiers had been >killed<.",
    "Moscow's war has >killed< 12 people.",
    "Ruritanian troops >killed< 12 people.",
    "Okoro >condemned< the attack in Kurdan.",
    "The envoys of Freedonia and Ruritania >met< on Monday.",
    "Troops were >sent< to Kurdan.",
    'Okoro >said<: "We buried them in Kurdan."',
]


@pytest.mark.parametrize(("marked", "country"), OWN)
def test_a_place_goes_to_the_event_it_is_tied_to(marked: str, country: str) -> None:
    reading, trigger = read(marked)
    found = where.event_place(reading, reading.doc[trigger], ())
    assert found is not None
    assert found.span is not None
    assert [found.span.text] == re.findall(r"\[\[(.*?)\]\]", marked)
    assert reading.article.text[found.span.start : found.span.end] == found.span.text
    assert found.country == country


@pytest.mark.parametrize("marked", NOWHERE)
def test_a_place_of_another_event_or_of_an_actor_is_left_alone(marked: str) -> None:
    reading, trigger = read(marked)
    assert where.event_place(reading, reading.doc[trigger], ()) is None


def test_the_countries_of_the_article_decide_between_two_towns_of_one_name() -> None:
    reading, trigger = read("Twelve people were >killed< in [[Vell]].")
    found = where.event_place(reading, reading.doc[trigger], ("RUR",))
    assert found is not None
    assert found.country == "RUR"


def test_a_dateline_is_no_place_of_an_event() -> None:
    text = "GENEVA, June 14 (Courier) - The envoys met on Monday."
    reading = next(parse(load(), [prepare(RawArticle(source_file="a.txt", source_format="text", body=text))]))
    met = next(t for t in reading.doc if t.text == "met")
    assert where.event_place(reading, met, ()) is None
