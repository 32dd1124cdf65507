"""Every row of data/dates.tsv: the date marked [[so]] is found, and means what the row says; nothing else is found.

Rows without a mark hold no date at all. The truth was reasoned out, never copied from what the code gave.
"""

import csv
import datetime as dt
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from extraction.when import find_dates, resolve

TABLE = Path(__file__).parent / "data" / "dates.tsv"


class Row(NamedTuple):
    sentence: str
    anchor: str
    tense: str
    first: str
    last: str
    precision: str
    edtf: str
    basis: str


def rows() -> list[Row]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [Row(*line) for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


def test_the_table_holds_at_least_three_hundred_expressions() -> None:
    assert sum("[[" in row.sentence for row in rows()) >= 300


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.sentence}|{row.anchor}|{row.tense}")
def test_a_date_is_found_and_read_as_the_table_says(row: Row) -> None:
    plain = re.sub(r"\[\[|\]\]", "", row.sentence)
    found = find_dates(plain)
    assert [e.text for e in found] == re.findall(r"\[\[(.*?)\]\]", row.sentence)
    assert all(plain[e.start : e.end] == e.text for e in found)
    if found:
        anchor = dt.date.fromisoformat(row.anchor) if row.anchor else None
        read = resolve(found[0], anchor, row.tense)  # type: ignore[arg-type]
        days = (str(read.date_from or ""), str(read.date_to or ""))
        assert (*days, read.precision, read.edtf or "", read.basis) == row[3:]
