"""Every row of data/realis.tsv: what >this trigger< tells is so, is not so, is planned, wanted, possible or denied."""

import csv
import re
from pathlib import Path

import pytest

from extraction.pipeline import load, parse
from extraction.prepare import prepare
from extraction.realis import realis
from models.article import RawArticle

TABLE = Path(__file__).parent / "data" / "realis.tsv"


def rows() -> list[tuple[str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        found = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [(polarity, modality, sentence) for polarity, modality, sentence in found]


def test_the_table_holds_every_combination_that_news_uses() -> None:
    assert {(p, m) for p, m, _ in rows()} >= {
        ("positive", "asserted"),
        ("negative", "asserted"),
        ("positive", "planned"),
        ("negative", "planned"),
        ("positive", "demanded"),
        ("positive", "hypothetical"),
        ("positive", "denied"),
    }


@pytest.mark.parametrize(("polarity", "modality", "sentence"), rows(), ids=lambda value: value)
def test_a_trigger_is_as_real_as_its_sentence_says(polarity: str, modality: str, sentence: str) -> None:
    raw = RawArticle(source_file="a.txt", source_format="text", body=re.sub("[<>]", "", sentence))
    reading = next(parse(load(), [prepare(raw)]))
    trigger = reading.doc[reading.starts.index(sentence.index(">"))]
    assert realis(trigger) == (polarity, modality)
