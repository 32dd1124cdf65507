"""RawArticle → Article: text, headline, dates, language; and the laws that hold for every text."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction.headline import find_headline
from extraction.language import detect_language
from extraction.paragraphs import clean_paragraphs
from extraction.prepare import prepare, zones_of
from models.article import Article, RawArticle

COPY = (
    "The harbour council of Velmora agreed on Tuesday to reopen the northern pier after a month of repairs, "
    "its chair said."
)
MORE = (
    "Fishing crews had complained that the long closure cost them half of the season, "
    "and asked for help from the state."
)


def raw(body: str, **fields: object) -> RawArticle:
    return RawArticle.model_validate({"source_file": "s.txt", "source_format": "text", "body": body, **fields})


def article(body: str, **fields: object) -> Article:
    return prepare(raw(body, **fields))[0]


# --- text ---


def test_the_headline_stands_once_above_the_paragraphs() -> None:
    for body in (f"{COPY}\n\n{MORE}", f"Pier to Reopen\n{COPY}\n\n{MORE}"):
        assert article(body, title="Pier to Reopen").text == f"Pier to Reopen\n{COPY}\n{MORE}"


def test_invisible_characters_go_and_visible_ones_stay() -> None:
    assert clean_paragraphs("Caf\u00e9\u00a0“pier”\u200b –\tso\u00adme \x07more…\r\n\r\nÖst") == [
        "Café “pier” – some more…",
        "Öst",
    ]


def test_lines_wrapped_at_a_column_are_joined() -> None:
    text = (
        "The harbour council of Velmora agreed on Tuesday to reopen the\n"
        "northern pier after a month of repairs, its chair said. The\n"
        "cranes will be moved back.\n\n   Fishing crews had complained that the long closure cost them\n"
        "half of the season, and asked "
        "for help.\n   1. More cranes and more light on the northern pier are wanted\nbefore the winter.\n"
    )
    assert [line[:20] for line in clean_paragraphs(text)] == [
        "The harbour council ",
        "Fishing crews had co",
        "1. More cranes and m",
    ]


def test_short_paragraphs_on_lines_are_not_joined() -> None:
    lines = [
        "The pier of Velmora will be open again in a week from now.",
        "Crews will return to the northern side on Wednesday.",
    ]
    assert clean_paragraphs("\n".join(lines)) == lines
    assert clean_paragraphs(f"Readout of the Chair’s Call with the Minister of Transport\n{COPY * 2}")[0].endswith(
        "Transport"
    )


# --- headline ---


@pytest.mark.parametrize(
    "first",
    [
        "Velmora reopens northern pier after month of repairs",
        "Pier to Reopen: Crews Welcome Council's Decision.",
        "Council chair calls for calm at pier.",
        "Is the Northern Pier Safe? Crews Want Answers",
        "85 hurt as crane falls, Lund says",
    ],
)
def test_a_headline_is_short_and_no_whole_sentence(first: str) -> None:
    assert find_headline([first, COPY, MORE]) == first


@pytest.mark.parametrize(
    "first",
    [
        "The council was told on Monday that the pier is unsafe.",
        COPY,
        "VELMORA (Courier) - Pier reopens",
        "08:30 GMT 06.05.2031",
        "Lund called the chair today. She thanked him.",
        "Dear Mr. Speaker:",
        "MS. DORN: Good morning",
        "[Text] Pier reopens",
        "© Ana Dorn",
    ],
)
def test_what_is_no_headline(first: str) -> None:
    assert find_headline([first, COPY + MORE]) is None


def test_a_report_of_one_paragraph_has_no_headline() -> None:
    assert find_headline(["Two crew members were hurt at Lund"]) is None


# --- dates, dateline, publisher ---


def test_the_date_comes_from_metadata_then_dateline_then_stamp() -> None:
    stamp, dateline = "08:30 GMT 06.05.2031", f"VELMORA, May 4, 2031 (AP) — {COPY}"
    both = f"{stamp}\n{dateline}\n{MORE}"
    first = article(both, published_on=dt.date(2031, 5, 6), date_source="metadata")
    assert (first.date_source, first.published_on) == ("metadata", dt.date(2031, 5, 6))
    assert first.published_at == dt.datetime(
        2031, 5, 6, 8, 30, tzinfo=dt.UTC
    )  # the stamp adds the time of the same day
    assert (article(both).date_source, article(both).published_on) == ("dateline", dt.date(2031, 5, 4))
    last = article(f"{stamp}\n{COPY}\n{MORE}")
    assert (last.date_source, last.published_on) == ("timestamp", dt.date(2031, 5, 6))
    assert (article(COPY).date_source, article(COPY).published_on) == ("none", None)


def test_a_dateline_without_year_dates_nothing() -> None:
    assert article(f"VELMORA, May 4 (AP) — {COPY}").published_on is None


def test_the_agency_is_the_publisher_only_where_none_is_named() -> None:
    body = f"VELMORA (AP) — {COPY}"
    assert (article(body).publisher, article(body).dateline_place) == ("Associated Press", "Velmora")
    assert article(body, publisher="Lund Herald").publisher == "Lund Herald"


def test_the_id_depends_on_text_and_day_not_on_the_file() -> None:
    one, other = article(COPY), article(COPY, source_file="b.txt")
    assert one.article_id == other.article_id
    assert one.article_id != article(COPY, published_on=dt.date(2031, 5, 6)).article_id
    assert one.word_count == len(COPY.split())


# --- language ---


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (COPY, "en"),
        ("THREE CREW MEMBERS HURT", "en"),
        ("Chair Lund, Dorn, Brandt, Olsvik, Hagebak meet in Velmora, Norvia, at pier", "en"),
        (
            "Der Hafenrat von Velmora hat am Dienstag beschlossen, den Pier nach der Reparatur wieder zu öffnen.",
            "de",
        ),
        (
            "Le conseil du port a décidé mardi de rouvrir la jetée du nord après des travaux, a dit sa présidente.",
            "fr",
        ),
        (
            "Совет порта решил во вторник снова открыть северный причал после месяца ремонта, сообщила председатель.",
            "ru",
        ),
        ("港口委员会周二同意在修缮一个月后重新开放北码头。", "zh"),
        ("1234 !!", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert detect_language(text) == code


def test_a_claim_decides_for_short_texts_only() -> None:
    assert detect_language("Havn åpner", "no") == "no"
    assert detect_language(COPY, "fr") == "en"


# --- laws ---

pieces = st.sampled_from(
    [
        COPY,
        MORE,
        "Pier Reopens",
        "VELMORA (AP) — The pier.",
        "© Ana Dorn",
        "READ: Pier",
        "___",
        "Lund Said",
        "A season lost",
        "2:45 p.m.",
        "CREWS LEAVE THE NORTHERN PIER NOW",
        "More from author",
        "Sincerely,",
        "[Text]",
        "- one",
        "By Ana Dorn",
        "",
        "   ",
        "He said:",
        "cost them half of the season, and asked for help from the state, said the",
        "Crews wait in Lund, Norvia, May 5, 2031.",
        "VELMORA —",
        "Go to the mediabankLund",
        "6 May 2031",
    ]
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(pieces, max_size=12).map("\n".join),
    st.lists(pieces, max_size=8).map("\n\n".join),
    st.lists(st.one_of(pieces, st.text(max_size=30)), max_size=8).map(" \n".join),
)


@settings(max_examples=300, deadline=None)
@given(texts, st.none() | st.sampled_from(["Pier Reopens", COPY]))
def test_zones_tile_the_text_in_order(body: str, title: str | None) -> None:
    made, zones = prepare(raw(body, title=title))
    assert "".join(made.text[zone.start : zone.end] for zone in zones) == made.text
    assert all(zone.start < zone.end for zone in zones)
    assert all(before.kind != after.kind for before, after in pairwise(zones))
    assert zones_of(made) == zones


@settings(max_examples=300, deadline=None)
@given(texts, st.none() | st.sampled_from(["Pier Reopens", COPY]))
@example("the pier \n" * 6 + "x" * 60 + " \n" + "y" * 60, None)
def test_preparing_what_is_prepared_changes_nothing(body: str, title: str | None) -> None:
    once, zones = prepare(raw(body, title=title))
    again, same = prepare(raw(once.text, title=once.title))
    assert (again.text, again.title, same) == (once.text, once.title, zones)
    assert again.article_id == once.article_id
