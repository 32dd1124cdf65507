"""Laws of dates that hold for every sentence, anchor and tense; and dates told from another date of the story."""

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.when import DateExpression, Tense, find_dates, resolve
from models.dates import EventDate

WORDS = st.sampled_from(
    (
        "on in at the of last next this early late mid from to between and until since by before after Monday "
        "Friday weekend January Feb. May 5 31 5th 24 1990s 2024 2014-15 0000 '88 June March week month years "
        "decade century days ago later earlier two three a few past coming same that following previous "
        "quarter Q3 first second summer fall winter end beginning - – , . ( ) 's today yesterday overnight "
        "night morning 3 p.m. 08:15 GMT 11.10.2025 99/99/9999 2024-02-30 9999 hundred Christmas Day Ramadan "
        "9/11 now recently people half year "
    ).split()
)
SENTENCES = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)
ANCHORS = st.none() | st.dates()
TENSES = st.sampled_from(["past", "present", "future", "unknown"])
JUNE_5 = EventDate(
    date_from=dt.date(2024, 6, 5), date_to=dt.date(2024, 6, 5), precision="day", edtf="2024-06-05", basis="stated"
)


def only(text: str) -> DateExpression:
    (found,) = find_dates(text)
    return found


@given(SENTENCES, st.integers(0, 10_000))
def test_a_span_is_the_text_it_names_and_spans_do_not_overlap(text: str, start: int) -> None:
    found = find_dates(text, start)
    assert all(text[e.start - start : e.end - start] == e.text for e in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(SENTENCES, ANCHORS, TENSES)
def test_resolving_never_raises_nor_ends_before_it_begins(text: str, anchor: dt.date | None, tense: Tense) -> None:
    for expr in find_dates(text):
        read = resolve(expr, anchor, tense, JUNE_5)
        assert not (read.date_from and read.date_to) or read.date_from <= read.date_to


@given(SENTENCES, TENSES)
def test_what_resolves_without_an_anchor_is_the_same_for_every_anchor(text: str, tense: Tense) -> None:
    for expr in find_dates(text):
        alone = resolve(expr, None, tense)
        if alone.date_from and alone.date_to:
            assert alone == resolve(expr, dt.date(1999, 12, 31), tense)


@given(SENTENCES, TENSES)
def test_nothing_relative_resolves_without_an_anchor(text: str, tense: Tense) -> None:
    for expr in find_dates(text):
        read = resolve(expr, None, tense)
        assert read.basis == "stated" or (read.date_from, read.date_to, read.edtf) == (None, None, None)


@given(
    st.sampled_from(["on Monday", "last Friday", "next Sunday", "this Tuesday", "from Monday to Friday", "last week"]),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    TENSES,
)
def test_a_week_later_a_weekday_is_a_week_later(text: str, anchor: dt.date, tense: Tense) -> None:
    week = dt.timedelta(days=7)
    one, two = (resolve(only(text), day, tense) for day in (anchor, anchor + week))
    assert one.date_from
    assert one.date_to
    assert (two.date_from, two.date_to) == (one.date_from + week, one.date_to + week)


@given(st.sampled_from(["Monday", "on Sunday night", "early on Thursday"]), st.dates(dt.date(1900, 1, 1)))
def test_a_past_weekday_is_one_of_the_last_seven_days(text: str, anchor: dt.date) -> None:
    read = resolve(only(text), anchor, "past")
    assert read.date_from
    assert dt.timedelta(0) <= anchor - read.date_from < dt.timedelta(days=7)


@given(st.sampled_from(["June 5", "31 December", "Feb. 28"]), st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)))
def test_a_past_day_of_a_month_lies_in_the_last_year(text: str, anchor: dt.date) -> None:
    read = resolve(only(text), anchor, "past")
    assert read.date_from
    assert dt.timedelta(days=-1) <= anchor - read.date_from <= dt.timedelta(days=366)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("a day earlier", "2024-06-04", "2024-06-04"),
        ("two days later", "2024-06-07", "2024-06-07"),
        ("the following day", "2024-06-06", "2024-06-06"),
        ("the next day", "2024-06-06", "2024-06-06"),
        ("the day before", "2024-06-04", "2024-06-04"),
        ("that day", "2024-06-05", "2024-06-05"),
        ("the same day", "2024-06-05", "2024-06-05"),
        ("that week", "2024-06-03", "2024-06-09"),
        ("the previous week", "2024-05-27", "2024-06-02"),
        ("a month later", "2024-07-01", "2024-07-31"),
        ("the following year", "2025-01-01", "2025-12-31"),
        ("the previous Monday", "2024-06-03", "2024-06-03"),
        ("the following Wednesday", "2024-06-12", "2024-06-12"),
    ],
)
def test_a_date_told_from_another_is_read_from_it(text: str, first: str, last: str) -> None:
    read = resolve(only(text), None, "past", JUNE_5)
    assert (str(read.date_from), str(read.date_to), read.basis) == (first, last, "relative")


def test_a_reference_wider_than_the_unit_tells_nothing() -> None:
    month = EventDate(date_from=dt.date(2024, 6, 1), date_to=dt.date(2024, 6, 30), precision="month", basis="stated")
    assert resolve(only("a day earlier"), None, "past", month).precision == "unknown"
    assert resolve(only("a month later"), None, "past", month).edtf == "2024-07"


def test_days_told_from_an_event_are_not_read_from_a_date() -> None:
    assert resolve(only("two days after the blast"), dt.date(2024, 6, 14), "past", JUNE_5).precision == "unknown"


def test_reading_dates_is_quick() -> None:
    sentence = "On Monday the army said at least 40 soldiers had died near Kurdan since the raid of June 5, 2024. "
    began = time.process_time()
    for _ in range(200):
        find_dates(sentence)
    assert (time.process_time() - began) / 200 < 0.002  # seconds; about 0.0001 is usual
