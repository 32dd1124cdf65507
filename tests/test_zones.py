"""Text → zones: what is read for events and what stands beside the story. Truth is marked in the texts: «kind|text»."""

import re

import pytest

from extraction.captions import caption_sentences
from extraction.datelines import find_dateline
from extraction.stamps import read_stamp
from extraction.zones import find_zones

COPY = (
    "The harbour council of Velmora agreed on Tuesday to reopen the northern pier after a month of repairs, "
    "its chair said."
)
MORE = (
    "Fishing crews had complained that the long closure cost them half of the season, "
    "and asked for help from the state."
)
LAST = (
    "The state's ministry of transport answered in a short letter that no money was left for this year or for the next."
)

_MARK = re.compile(r"«(\w+)\|(.*?)»", re.DOTALL)


def check(marked: str, title: str | None = None) -> None:
    """The zones of the text are the marked ones; what is not marked is body."""
    expected, text, done = [], "", 0
    for found in _MARK.finditer(marked):
        text += marked[done : found.start()]
        expected.append((found[1], len(text), found[2]))
        text, done = text + found[2], found.end()
    text += marked[done:]
    zones = find_zones(text, title)
    assert "".join(text[zone.start : zone.end] for zone in zones) == text
    beside = [(zone.kind, zone.start, text[zone.start : zone.end].strip()) for zone in zones if zone.kind != "body"]
    assert beside == [(kind, start, piece.strip()) for kind, start, piece in expected]


def test_a_wire_story_with_all_its_trimmings() -> None:
    check(
        "«headline|Velmora Reopens Northern Pier»\n«timestamp|08:30 GMT 06.05.2031 (Updated: 09:15 GMT 06.05.2031)»\n"
        "«credit|© Courier / Ana Dorn / Go to the mediabank»«caption|Chair Bo Lund at the pier with fishing crews»\n"
        f"«dateline|VELMORA (Courier) - »{COPY}\n«link|PORT CITY ‘READY’ FOR SUMMER SEASON, MINISTER SAYS»\n{MORE}\n"
        "«credit|The Courier News Agency contributed to this report.»\n«boilerplate|Read the full article here»",
        "Velmora Reopens Northern Pier",
    )


@pytest.mark.parametrize(
    "line",
    [
        "«boilerplate|Subscribe to our newsletter for more stories»",
        "«boilerplate|Share this article»",
        "«boilerplate|ADVERTISEMENT»",
        "«boilerplate|Tags: harbour, fishing, Velmora»",
        "«boilerplate|12 comments»",
        "«boilerplate|Click here to read more»",
        "«boilerplate|This article was originally published in the Lund Herald.»",
        "«boilerplate|Follow Ana Dorn on Twitter @adorn»",
        "«boilerplate|___»",
        "«boilerplate|Sign up for our morning briefing»",
        "«boilerplate|https://velmora.example/x»",
        "«link|READ: Crews return to sea»",
        "«link|RELATED: Ten harbours to see»",
        "«link|Also read | The pier in pictures»",
        "«credit|(Reporting by Ana Dorn; Editing by Bo Lund)»",
        "«credit|Photo: Ana Dorn/Courier»",
        "«credit|Copyright 2031 Velmora Courier»",
        "«credit|By Ana Dorn and Bo Lund»",
        "«caption|FILE - Fishing boats lie at the northern pier.»",
        "«caption|Chair Bo Lund (L) shakes hands with a crane operator.»",
        "«caption|Crews wait at the pier, May 5, 2031. (A. Dorn/VCN)»",
        "«timestamp|Tuesday, May 6, 2031»",
        "«timestamp|2:45 p.m.»",
        "«subhead|A season lost»",
    ],
)
def test_lines_beside_the_story(line: str) -> None:
    check(f"{COPY}\n{line}\n{MORE}")


@pytest.mark.parametrize(
    "line",
    [
        "Sharing the pier with tourists, the crews said, was never an option for them.",
        "By midnight the town was in the hands of the rebels and the bridge was gone.",
        "Reporting by Harbour Watch shows that 30 crew members were hurt in the past year.",
        "Read carefully, the letter promises nothing, Lund said on Wednesday.",
        "Video from the scene showed 20 people being carried out.",
        "Photos of the missing crew were shown on state television.",
        "A satellite image released on Tuesday showed 30 ships near the coast.",
        "Governor Ola Brandt (R) said the pier was a waste of money.",
        "The agreement was signed in Lund, Norvia, February 12, 2015.",
        "“WE WILL NEVER LEAVE THE NORTHERN PIER TO ANYONE”",
        "MS. DORN: Will the pier be safe?",
        "- two cranes",
        "The crews want three things:",
        "Sincerely,",
        "Why now?",
        "Follow-up talks were held in Lund on Wednesday with both sides present.",
        f"Subscribers of the port's own service were told first. {LAST} " + 12 * "They did not mind. ",
    ],
)
def test_nearest_lines_that_are_story(line: str) -> None:
    check(f"{COPY}\n{line}\n{MORE}")


def test_titles_behind_more_from_author_go_with_it_and_copy_does_not() -> None:
    check(f"{COPY}\n{MORE}\n«boilerplate|More From Author\nCrews Return to Sea After Repairs\nTen Harbours to See»")
    check(f"{COPY}\n«boilerplate|Related stories\nCrews return to sea»\n{MORE}")


def test_two_short_lines_are_a_list_and_stay() -> None:
    check(f"The crews want:\nMore cranes\nLess fog\n{COPY}")


def test_a_text_all_in_capitals_holds_no_links() -> None:
    check(f"{COPY}\nFIVE CREWS LEFT THE PIER ON FRIDAY MORNING.\n{MORE}".upper())


def test_a_letter_keeps_its_greeting_and_signature() -> None:
    check(f"Dear Mr. Speaker:\n{COPY}\nSincerely,\nANA MARIA DORN LUND\n{MORE}")


def test_a_transcript_has_turns_no_datelines() -> None:
    check(f"DORN: Will the pier be safe?\nLUND: {COPY}\nDORN: Thank you.")


def test_what_is_printed_twice_counts_once() -> None:
    check(f"{COPY}\n{MORE} {LAST}\n«repeat|{COPY}\n{LAST}» Nobody objected.")
    check(f"{COPY}\nHe said no.\n{MORE}\nHe said no.")  # short sentences recur by chance


def test_captions_inside_running_copy_are_cut_out() -> None:
    text = (
        "Crews went back to work. Fishermen wave from a boat in Lund, Norvia, May 5, 2031. The pier was full by noon."
    )
    ((start, end),) = caption_sentences(text)
    assert text[start:end].strip() == "Fishermen wave from a boat in Lund, Norvia, May 5, 2031."
    text = "Crews went back to work, analysts say. FILE - Fishermen are seen off Lund as boats return home. (VCN Photo)"
    ((start, end),) = caption_sentences(text)
    assert text[start:end].strip() == "FILE - Fishermen are seen off Lund as boats return home."


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("MOSCOW, October 20. /TASS/. The", "Moscow", "TASS"),
        ("KYIV (Reuters) - The", "Kyiv", "Reuters"),
        ("SEOUL, South Korea (AP) — The", "Seoul, South Korea", "Associated Press"),
        ("WASHINGTON, Jan. 3 (Xinhua) -- The", "Washington", "Xinhua"),
        ("Velmora, 26 Aug 88 (Radio Lund) -- [Report] [Ana Dorn] [Text] The", "Velmora", None),
        ("NEAR VELMORA, Norvia — The", "Velmora, Norvia", None),
        ("São Paulo, May 5 (EFE).- The", "São Paulo", "EFE"),
        ("N'DJAMENA, Chad, June 5 - The", "N'Djamena, Chad", None),
        ("LUND/VELMORA, Norvia (Reuters) - The", "Lund/Velmora, Norvia", "Reuters"),
        ("BEIRUT: The", "Beirut", None),
        ("Tehran, IRNA – The", "Tehran", "IRNA"),
        ("(CNN)The", None, "CNN"),
        ("New Lund [Norvia], March 3 (ANI): The", "New Lund [Norvia]", "Asian News International"),
    ],
)
def test_datelines_of_many_agencies(text: str, place: str | None, agency: str | None) -> None:
    line = find_dateline(text, opening=True)
    assert line is not None
    assert (line.place, line.agency, text[line.end :]) == (place, agency, "The")


@pytest.mark.parametrize(
    "text",
    [
        "NATO — which has",
        "The Taliban (TTP) - an",
        "ANALYSIS: The",
        "Kim Dorn (R) - the",
        "Lund (Norvia) said the",
        "Hamas (Reuters) said",
        "The U.S. Army — The",
        "BREAKING — Pier",
        "Dorn — who",
        "A council - The",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert find_dateline(text, opening=True) is None


def test_forms_without_agency_or_day_are_trusted_only_at_the_opening() -> None:
    assert find_dateline("BEIRUT: The army left.", opening=False) is None
    assert find_dateline("BEIRUT (AP) — The army left.", opening=False) is not None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("08:08 GMT 11.10.2031 (Updated: 09:28 GMT 11.10.2031)", "2031-10-11 2031-10-11T08:08:00+00:00"),
        ("Published: May 6, 2031 5:12 PM EST", "2031-05-06 2031-05-06T22:12:00+00:00"),
        ("Posted on 6 May 2031 at 9:05 pm ET", "2031-05-06 2031-05-07T01:05:00+00:00"),
        ("2031-05-06T10:22:00Z", "2031-05-06 2031-05-06T10:22:00+00:00"),
        ("Sunday, 4th of May 2031", "2031-05-04 None"),
        ("25/04/2031", "2031-04-25 None"),
        ("03/04/2031", "None None"),
        ("7 p.m.", "None None"),
        ("1,200 people died", "-"),
        ("On Monday", "-"),
        ("1945", "-"),
        ("May 2031", "-"),
    ],
)
def test_time_stamps(line: str, expected: str) -> None:
    stamp = read_stamp(line)
    assert (f"{stamp.day} {stamp.instant.isoformat() if stamp.instant else None}" if stamp else "-") == expected
