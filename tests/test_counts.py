"""Phrases and sentences with figures: bounds by the codebook's rules, the noun counted, and what is no head-count."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.counts import Counted, counts_in, parse_count
from extraction.pipeline import load, parse
from extraction.prepare import prepare
from models.article import RawArticle
from models.errors import DatelineError, UncountableError

# Each phrase with its low, best and high, and the rule that made them.
BOUNDS = {
    "57": (57, 57, 57, "exact"),
    "4,000 soldiers": (4000, 4000, 4000, "exact"),
    "twenty-one": (21, 21, 21, "exact"),
    "a hundred and five": (105, 105, 105, "exact"),
    "two thousand five hundred": (2500, 2500, 2500, "exact"),
    "hundred and twenty-five thousand": (125000, 125000, 125000, "exact"),
    "two dozen": (24, 24, 24, "exact"),
    "half a dozen": (6, 6, 6, "exact"),
    "a half-dozen": (6, 6, 6, "exact"),
    "a dozen": (12, 12, 12, "exact"),
    "a couple": (2, 2, 2, "exact"),
    "a pair of guards": (2, 2, 2, "exact"),
    "a couple of hundred": (200, 200, 200, "exact"),
    "1.2 million": (1_200_000, 1_200_000, 1_200_000, "exact"),
    "10 000": (10_000, 10_000, 10_000, "exact"),
    "2 lakh": (200_000, 200_000, 200_000, "exact"),
    "5k": (5000, 5000, 5000, "exact"),
    "12-15": (12, None, 15, "range"),
    "12–15 men": (12, None, 15, "range"),
    "10,000-12,000": (10_000, None, 12_000, "range"),
    "10 to 12": (10, None, 12, "range"),
    "10 to 12 thousand": (10_000, None, 12_000, "range"),
    "1.2-1.5 million": (1_200_000, None, 1_500_000, "range"),
    "two or three": (2, None, 3, "range"),
    "between 300 and 500": (300, None, 500, "range"),
    "at least 40": (40, None, None, "at_least"),
    "more than 300": (300, None, None, "at_least"),
    "over a hundred": (100, None, None, "at_least"),
    "in excess of 100": (100, None, None, "at_least"),
    "no fewer than 12": (12, None, None, "at_least"),
    "upwards of 20": (20, None, None, "at_least"),
    "30-plus": (30, None, None, "at_least"),
    "45 or more": (45, None, None, "at_least"),
    "more than a quarter-of-a-million migrants": (250_000, None, None, "at_least"),
    "up to 30": (None, None, 30, "up_to"),
    "as many as 1300 people": (None, None, 1300, "up_to"),
    "fewer than 10": (None, None, 10, "up_to"),
    "no more than 10": (None, None, 10, "up_to"),
    "a maximum of 60": (None, None, 60, "up_to"),
    "nearly 1,200": (None, 1200, 1200, "nearly"),
    "almost 50": (None, 50, 50, "nearly"),
    "close to 300": (None, 300, 300, "nearly"),
    "about 4,000": (4000, 4000, 4000, "approximate"),
    "some 20": (20, 20, 20, "approximate"),
    "an estimated 500": (500, 500, 500, "approximate"),
    "roughly 70": (70, 70, 70, "approximate"),
    "thirty-ish": (30, 30, 30, "approximate"),
    "20 or so": (20, 20, 20, "approximate"),
    "200-strong": (200, 200, 200, "exact"),
    "several": (3, None, None, "vague"),
    "a few": (3, None, None, "vague"),
    "tens": (10, None, None, "vague"),
    "dozens": (12, None, None, "vague"),
    "scores": (20, None, None, "vague"),
    "hundreds": (100, None, None, "vague"),
    "thousands": (1000, None, None, "vague"),
    "tens of thousands of people": (10_000, None, None, "vague"),
    "hundreds of thousands": (100_000, None, None, "vague"),
    "a soldier": (1, 1, 1, "article"),
    "both": (2, 2, 2, "definite_pair"),
    "the couple": (2, 2, 2, "definite_pair"),
    "no casualties": (0, 0, 0, "zero"),
    "nobody": (0, 0, 0, "zero"),
}


@pytest.mark.parametrize("phrase", BOUNDS)
def test_a_phrase_becomes_the_bounds_of_the_codebook(phrase: str) -> None:
    q = parse_count(phrase)
    assert (q.low, q.best, q.high, q.rule) == BOUNDS[phrase]


@pytest.mark.parametrize(
    "phrase", ["heavy losses", "many", "a number of people", "some", "countless", "", "most of them"]
)
def test_words_without_a_figure_are_refused(phrase: str) -> None:
    with pytest.raises(UncountableError) as caught:
        parse_count(phrase)
    assert isinstance(caught.value, DatelineError)
    assert phrase in str(caught.value)


@pytest.mark.parametrize(
    "phrase", ["another 14", "two more", "a further 20", "an additional 30", "another man", "dozens more"]
)
def test_what_comes_on_top_is_marked_additional(phrase: str) -> None:
    assert parse_count(phrase).additional


def test_hedges_and_vague_words_are_told_apart() -> None:
    assert parse_count("about 40").approximate
    assert not parse_count("40").approximate
    assert parse_count("dozens").vague
    assert not parse_count("a dozen").vague


# Each sentence with its figures as written and the nouns they count.
HEADS = {
    "The shells killed eight and wounded 20.": [("eight", None), ("20", None)],
    "At least 57 were hurt.": [("At least 57", None)],
    "Three Northern riot squad members fell ill.": [("Three", "members")],
    "Dozens of the miners walked out.": [("Dozens", "miners")],
    "Some 40 people and two drivers waited.": [("Some 40", "people"), ("two", "drivers")],
    "Four City Guard Reserve (CGR) officers left.": [("Four", "officers")],
    "A 200-strong unit crossed the Vell.": [("200", "unit")],
    "The ministry sent 3,000 more troops.": [("3,000 more", "troops")],
    "They saw 12 soldiers Monday.": [("12", "soldiers")],
}


@pytest.mark.parametrize("sentence", HEADS)
def test_a_figure_knows_the_noun_it_counts(sentence: str) -> None:
    assert [(span_text(c), c.head.text if c.head else None) for c in counted(sentence)] == HEADS[sentence]


NO_HEADCOUNTS = [
    "The war began in 2014.",
    "The 2016 accord holds.",
    "Orla Venn, 34, was there.",
    "Orla Venn (34) was there.",
    "The 40-year-old teacher spoke.",
    "Pupils aged 12 spoke.",
    "It cost $5 and then Rs 5,000.",
    "Prices rose 20 percent.",
    "They walked 30 km in two days.",
    "It happened on June 5 at 10:30.",
    "It happened on 26 May.",
    "The 7th Brigade left.",
    "Battalion 203 left.",
    "Flight 370 vanished.",
    "They carried AK-47 rifles.",
    "A three-day truce began.",
    "One-third of the town is gone.",
    "No one came.",
    "The team won 3-2.",
]


@pytest.mark.parametrize("sentence", NO_HEADCOUNTS)
def test_years_ages_money_measures_dates_and_names_count_nobody(sentence: str) -> None:
    assert [span_text(c) for c in counted(sentence)] == []


def test_a_part_of_a_known_whole_is_marked() -> None:
    assert [c.part for c in counted("Two of the guards and three miners came.")] == [True, False]


def test_the_size_of_a_group_is_marked() -> None:
    assert [c.group for c in counted("A 12-man patrol met five men.")] == [True, False]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_digits_with_and_without_commas_mean_the_same(n: int) -> None:
    plain, grouped = parse_count(f"{n}"), parse_count(f"{n:,}")
    assert (plain.low, plain.best, plain.high) == (n, n, n) == (grouped.low, grouped.best, grouped.high)


@given(
    st.integers(min_value=1, max_value=99_999),
    st.sampled_from(["at least", "up to", "about", "nearly", "between 1 and"]),
)
def test_bounds_are_never_crossed(n: int, qualifier: str) -> None:
    q = parse_count(f"{qualifier} {n + 1}")
    assert q.low is None or q.high is None or q.low <= q.high
    assert q.best is None or (q.low or q.best) <= q.best <= (q.high or q.best)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UncountableError):
        q = parse_count(text)
        assert (q.low, q.best, q.high) != (None, None, None)


def counted(sentence: str) -> list[Counted]:
    """The figures of a one-sentence article."""
    article, zones = prepare(RawArticle(source_file="s.txt", source_format="text", body=sentence))
    reading = next(iter(parse(load(), [(article, zones)])))
    return [c for unit in reading.units for c in counts_in(reading, unit)]


def span_text(c: Counted) -> str:
    """The figure's own words."""
    assert c.quantity.span is not None
    return c.quantity.span.text
