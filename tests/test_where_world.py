"""Every row of data/where.tsv, with the whole gazetteer: >this trigger< happened in [[there]], in that country.

A row without a mark holds no place of the event. An empty country: seas, and land that several states claim.
"""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from extraction.pipeline import load, parse
from extraction.prepare import prepare
from extraction.registry import Registry
from extraction.where import event_place
from models.article import RawArticle

TABLE = Path(__file__).parent / "data" / "where.tsv"


def rows() -> list[list[str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("country", "marked"), rows(), ids=lambda value: value)
def test_an_event_has_the_place_that_the_table_says_or_none(country: str, marked: str) -> None:
    raw = RawArticle(source_file="a.txt", source_format="text", body=re.sub(r"\[\[|\]\]|[<>]", "", marked))
    reading = next(parse(load(), [prepare(raw)]))
    trigger = reading.doc[reading.starts.index(re.sub(r"\[\[|\]\]", "", marked).index(">"))]
    found = event_place(reading, trigger, Registry(reading, dt.date(2024, 6, 14)).countries)
    written = [found.span.text.removeprefix("the ")] if found is not None and found.span is not None else []
    assert written == re.findall(r"\[\[(.*?)\]\]", marked)
    assert (found.country if found is not None else None) == (country or None)
