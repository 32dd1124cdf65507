"""Which date of a sentence belongs to which event: >this trigger< happened [[then]]; without a mark it is undated.

Published on Friday, June 14, 2024.
"""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from extraction.document import Reading
from extraction.pipeline import load, parse
from extraction.prepare import prepare
from extraction.when.attach import event_date
from extraction.when.tense import tense_of
from models.article import RawArticle

FRIDAY = dt.date(2024, 6, 14)
TABLE = Path(__file__).parent / "data" / "dates_attached.tsv"


def read(text: str, published: dt.date | None = FRIDAY) -> Reading:
    raw = RawArticle(source_file="a.txt", source_format="text", body=text, published_on=published)
    return next(parse(load(), [prepare(raw)]))


def trigger_of(marked: str, reading: Reading) -> int:
    place = re.sub(r"\[\[|\]\]", "", marked).index(">")
    return reading.starts.index(place)


OWN = [
    ("The envoys >met< in Vell on [[Monday]].", "2024-06-10"),
    ("The envoys >met< on [[Friday]] in Vell.", "2024-06-14"),
    ("The envoys will >meet< on [[Monday]].", "2024-06-17"),
    ("The envoys >meet< on [[Monday]].", "2024-06-17"),
    ("Okoro >says< on [[Monday]] that the war is over.", "2024-06-10"),
    ("The envoys plan to >meet< on [[Monday]].", "2024-06-17"),
    ("The envoys managed to >meet< on [[Monday]].", "2024-06-10"),
    ("[[Yesterday]], the envoys of both countries >met< in Vell.", "2024-06-13"),
    ("Okoro >said< on [[Tuesday]] that 40 soldiers had died.", "2024-06-11"),
    ("Okoro >told< reporters on [[Tuesday]] that 40 soldiers had died.", "2024-06-11"),
    ("Okoro said on Tuesday that 40 soldiers had been >killed< on [[Sunday]].", "2024-06-09"),
    ("Rebels >killed< 12 people in an attack on a market on [[Sunday]].", "2024-06-09"),
    ("A bomb exploded in Vell on [[Sunday]], >killing< 12 people.", "2024-06-09"),
    ("[[Sunday]]'s attack >killed< 12 people.", "2024-06-09"),
    ("The raid on [[Sunday]] >killed< 12 people.", "2024-06-09"),
    ("They held >talks< on [[Thursday]] in Vell.", "2024-06-13"),
    ("Two miners were >killed< and four wounded on [[Sunday]].", "2024-06-09"),
    ("Two miners were killed on [[Sunday]] and four were >wounded<.", "2024-06-09"),
    ("Speaking in Vell on [[Thursday]], Okoro >said< the war was over.", "2024-06-13"),
    ("A statement issued on [[Tuesday]] >said< the war was over.", "2024-06-11"),
    ("Freedonia said on Tuesday it would >send< 500 troops [[next week]].", "2024-06-17"),
    ("The troops were >sent< [[last fall]] in the first such move since the war in the early 1950s.", "2023-09-01"),
    ("The treaty, which the envoys >signed< in [[June 2019]], was broken on Monday.", "2019-06-01"),
]
OTHERS = [
    "Okoro >condemned< Monday's attack on the market.",
    "Okoro said on Tuesday that 40 soldiers had >died<.",
    "The man arrested on Monday >said< nothing.",
    "Okoro >said< 12 people were killed on Sunday.",
    "The ministry on Monday called on the rebels to >withdraw< their troops.",
    "Okoro >praised< the soldiers who fell in June.",
    "The rebels >fought< on after a rally on Saturday.",
    "They have >fought< since the start of the uprising a year ago.",
    "Two days after the raid, Okoro >said< the war was over.",
    "Troops are now >stationed< in Vell.",
    "Twelve people died on Sunday, >according< to officials.",
    'Okoro >said<: "We buried them on Monday."',
]


@pytest.mark.parametrize(("marked", "first"), OWN)
def test_a_date_goes_to_the_event_it_is_tied_to(marked: str, first: str) -> None:
    reading = read(re.sub(r"\[\[|\]\]|[<>]", "", marked))
    found = event_date(reading, reading.doc[trigger_of(marked, reading)], FRIDAY)
    assert found.span is not None
    assert [found.span.text] == re.findall(r"\[\[(.*?)\]\]", marked)
    assert reading.article.text[found.span.start : found.span.end] == found.span.text
    assert str(found.date_from) == first


@pytest.mark.parametrize("marked", OTHERS)
def test_a_date_of_another_event_is_left_alone(marked: str) -> None:
    reading = read(re.sub(r"[<>]", "", marked))
    found = event_date(reading, reading.doc[trigger_of(marked, reading)], FRIDAY)
    assert (found.date_from, found.span) == (None, None)


def test_without_a_day_of_publication_the_words_are_kept_and_nothing_else() -> None:
    reading = read("The envoys met on Monday.", None)
    found = event_date(reading, reading.doc[2], None)
    assert found.span is not None
    assert (found.span.text, found.date_from, found.precision, found.basis) == ("Monday", None, "unknown", "relative")


@pytest.mark.parametrize(
    ("marked", "tense"),
    [
        ("They >met< in Vell.", "past"),
        ("They have >met< in Vell.", "past"),
        ("They will >meet< in Vell.", "future"),
        ("They are to >meet< in Vell.", "future"),
        ("They are expected to >meet< in Vell.", "future"),
        ("They agreed to >meet< in Vell.", "future"),
        ("They began to >withdraw< their troops.", "past"),
        ("They >meet< in Vell.", "present"),
        ("They are >leaving< Vell.", "present"),
        ("Rebels >attack< the town.", "unknown"),
        ("They said they would >meet< in Vell.", "future"),
        ("A blast left 12 people >dead<.", "past"),
        ("They should have >met< in Vell.", "past"),
    ],
)
def test_tense_is_read_from_the_whole_verb_group(marked: str, tense: str) -> None:
    reading = read(re.sub(r"[<>]", "", marked))
    assert tense_of(reading.doc[trigger_of(marked, reading)]) == tense


def wordings() -> list[list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("marked", "first", "last"), wordings(), ids=lambda value: value)
def test_an_event_has_the_days_that_the_table_says_or_none(marked: str, first: str, last: str) -> None:
    reading = read(re.sub(r"[<>]", "", marked))
    found = event_date(reading, reading.doc[trigger_of(marked, reading)], FRIDAY)
    assert (str(found.date_from or ""), str(found.date_to or "")) == (first, last)
