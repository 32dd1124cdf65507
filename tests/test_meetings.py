"""Meetings: each frame with its parties, and the nearest sentence that is no meeting."""

import pytest

from models.events import Meeting
from tests.support_extraction import events


def meetings(text: str) -> list[Meeting]:
    return [e for e in events(text) if isinstance(e, Meeting)]


def parties(meeting: Meeting) -> set[str]:
    return {p.mention.actor.name for p in meeting.participants}


# Sentence, words that each stand in some party's name; the count must agree as well.
FOUND = [
    ("Foreign Minister Ana Belcort met her counterpart Tom Orsay in Lisbon on Monday.", ["Belcort", "Orsay"]),
    ("President Ana Belcort met with Prime Minister Tom Orsay in Lisbon.", ["Belcort", "Orsay"]),
    ("Ana Belcort and Tom Orsay met in Lisbon on Monday.", ["Belcort", "Orsay"]),
    ("President Ana Belcort spoke by phone with Prime Minister Tom Orsay on Sunday.", ["Belcort", "Orsay"]),
    ("President Ana Belcort and Prime Minister Tom Orsay spoke today.", ["Belcort", "Orsay"]),
    ("President Ana Belcort spoke this morning with Mayor Tom Orsay to offer help.", ["Belcort", "Orsay"]),
    ("Ana Belcort called Tom Orsay on Sunday to discuss the border.", ["Belcort", "Orsay"]),
    ("Prime Minister Tom Orsay held talks with President Ana Belcort on Friday.", ["Belcort", "Orsay"]),
    ("Talks between Norway and Peru resumed on Friday.", ["Norway", "Peru"]),
    ("Norway and Peru held negotiations in Vienna.", ["Norway", "Peru"]),
    ("President Ana Belcort hosted Tom Orsay for dinner at the palace.", ["Belcort", "Orsay"]),
    ("Tom Orsay was received by President Ana Belcort in Oslo.", ["Belcort", "Orsay"]),
    ("Ana Belcort praised the plan during her meeting with Tom Orsay.", ["Belcort", "Orsay"]),
    ("Ana Belcort told Tom Orsay in a call that the border was open.", ["Belcort", "Orsay"]),
    ("After meeting with Tom Orsay, Ana Belcort left Oslo.", ["Belcort", "Orsay"]),
    ("The leaders of Norway, Peru and Chad met in Oslo.", ["Norway", "Peru", "Chad"]),
    ("Ana Belcort agreed to meet Tom Orsay.", ["Belcort", "Orsay"]),
    ("Norwegian and Peruvian negotiators resumed talks in Doha.", ["Norway", "Peru"]),
    ("Ahead of his meeting with Tom Orsay, President Ana Belcort smiled.", ["Belcort", "Orsay"]),
    ("Ana Belcort is due to travel to Oslo for talks with Tom Orsay.", ["Belcort", "Orsay"]),
    ("Arab League foreign ministers met in Cairo.", ["Arab League"]),
    ("Discussions are going on with the Norwegians about fish.", ["Norw"]),
]


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[t[:50] for t, _ in FOUND])
def test_a_meeting_is_found_with_all_its_parties(text: str, names: list[str]) -> None:
    found = meetings(text)
    assert len(found) == 1
    assert len(found[0].participants) == len(names)
    assert all(any(name in party for party in parties(found[0])) for name in names)


NO_MEETING = [
    "Norway met the deadline for the report.",
    "The plan met with criticism in Norway.",
    "Norway and Peru meet in the final of the tournament on Sunday.",
    "The president called Tom Orsay a liar.",
    "Norway called on Peru to open the border.",
    "Norway repeated its call for a ceasefire in Peru.",
    "President Ana Belcort welcomed the decision.",
    "President Ana Belcort met reporters in Oslo.",
    "President Ana Belcort wrote a letter to Tom Orsay.",
    "Ana Belcort visited a museum in Oslo.",
    "The soldiers were met with gunfire.",
    "Norway and Peru met the conditions at the Vienna talks on fish.",
    "The Supreme Court met on Monday.",
    "Ana Belcort is enjoying her lunch.",
]


@pytest.mark.parametrize("text", NO_MEETING)
def test_what_only_sounds_like_a_meeting_is_left_out(text: str) -> None:
    assert meetings(text) == []


STATUS = [
    ("President Ana Belcort met Prime Minister Tom Orsay.", "held"),
    ("President Ana Belcort will meet Prime Minister Tom Orsay.", "planned"),
    ("President Ana Belcort plans to meet Prime Minister Tom Orsay.", "planned"),
    ("President Ana Belcort cancelled talks with Prime Minister Tom Orsay.", "cancelled"),
    ("President Ana Belcort refused to meet Prime Minister Tom Orsay.", "cancelled"),
    ("President Ana Belcort did not meet Prime Minister Tom Orsay.", "cancelled"),
    ("President Ana Belcort proposed talks with Prime Minister Tom Orsay.", "proposed"),
    ("President Ana Belcort is meeting Prime Minister Tom Orsay.", "ongoing"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_the_status_tells_whether_they_met(text: str, status: str) -> None:
    (found,) = meetings(text)
    assert found.status == status


FORMATS = [
    ("Ana Belcort spoke by phone with Tom Orsay.", "call"),
    ("Ana Belcort held a video conference with Tom Orsay.", "video"),
    ("Ana Belcort held a summit with Tom Orsay.", "summit"),
    ("Ana Belcort met Tom Orsay.", "in_person"),
    ("Ana Belcort held talks with Tom Orsay.", "unknown"),
]


@pytest.mark.parametrize(("text", "form"), FORMATS)
def test_the_format_is_told_by_the_words(text: str, form: str) -> None:
    (found,) = meetings(text)
    assert found.format == form


def test_hosts_and_guests_are_told_apart() -> None:
    (found,) = meetings("President Ana Belcort hosted Prime Minister Tom Orsay in Oslo.")
    assert {p.mention.actor.name: p.role for p in found.participants} == {"Ana Belcort": "host", "Tom Orsay": "guest"}


def test_mentions_of_one_meeting_are_one_row() -> None:
    text = (
        "President Ana Belcort met Prime Minister Tom Orsay in Oslo on Monday. "
        "The meeting lasted an hour. Belcort praised Orsay during their talks."
    )
    (found,) = meetings(text)
    assert len(found.repeats) >= 1


def test_a_call_and_a_later_visit_of_the_same_two_are_two_rows() -> None:
    text = (
        "President Ana Belcort met Prime Minister Tom Orsay in Oslo. "
        "Belcort had spoken by phone with Orsay in an earlier call."
    )
    assert len(meetings(text)) == 2


def test_two_meetings_of_one_person_stay_apart() -> None:
    text = "Ana Belcort met Tom Orsay in Oslo. Ana Belcort met Lena Karsk in Bergen."
    assert [len(m.participants) for m in meetings(text)] == [2, 2]


def test_a_summit_of_a_bloc_needs_no_other_party() -> None:
    (found,) = meetings("The border closes until after a G7 summit in Oslo this month.")
    assert parties(found) == {"G7"}


# Sentence, status, words that each stand in some party's name.
UNHELD = [
    ("The talks between Ana Belcort and Tom Orsay that were due in Oslo will not take place.", "cancelled", 2),
    ("Ana Belcort flew on to Oslo, where talks with Tom Orsay were planned for Tuesday.", "planned", 2),
    ("Norway rejected an offer to hold talks with Peru.", "cancelled", 2),
    ("Foreign Minister Ana Belcort said she would speak to her Peruvian counterpart.", "planned", 2),
]


@pytest.mark.parametrize(("text", "status", "count"), UNHELD, ids=[u[0][:50] for u in UNHELD])
def test_what_did_not_take_place_is_never_held(text: str, status: str, count: int) -> None:
    (found,) = meetings(text)
    assert (found.status, len(found.participants)) == (status, count)


def test_delegates_are_a_party_by_the_body_that_sends_them() -> None:
    (found,) = meetings("President Ana Belcort met engineers from the World Bank on Monday.")
    assert len(found.participants) == 2


@pytest.mark.parametrize(
    "text", ["Ana Belcort has called on Norway to meet its duty.", "John Marsh had dinner with Mary Pine."]
)
def test_appeals_and_private_meals_are_no_meetings(text: str) -> None:
    assert meetings(text) == []


# Contact told without a verb of meeting, and the words around that make none of it.
CONTACTS = [
    ("Foreign Minister Maria Keller told President Tom Orsay by phone that the border was open.", ["Keller", "Orsay"]),
    (
        "Maria Keller raised the theft with Foreign Minister Tom Orsay on the sidelines of the forum.",
        ["Keller", "Orsay"],
    ),
    ("President Maria Keller and President Tom Orsay discussed trade by phone.", ["Keller", "Orsay"]),
    ("President Maria Keller phoned President Tom Orsay.", ["Keller", "Orsay"]),
    ("Four Norwegian generals and four Peruvian generals who had met in Bergen died.", ["Norwegian", "Peruvian"]),
    ("The minister whom Maria Keller met in Lima said no.", ["Keller", "minister"]),
    ("Maria Keller endured a long flight to Lima to meet President Tom Orsay.", ["Keller", "Orsay"]),
    ("President Maria Keller is hosting a summit on refugees next week.", ["Keller"]),
    (
        "The leaders of Norway were fed after a White House visit by the five Nordic leaders.",
        ["United States", "Nordic"],
    ),
    ("Norway will host peace talks between Peru and Chad in Oslo.", ["Norway", "Peru", "Chad"]),
    ("Talks between Norway and Peru, brokered by Chad, resumed on Friday.", ["Norway", "Peru", "Chad"]),
    ("The summit brought together the leaders of Norway and Peru.", ["Norway", "Peru"]),
    ("President Maria Keller met with top police in Oslo.", ["Keller", "police"]),
    ("Informal meeting of EU leaders next week.", ["EU"]),
    ("A meeting of Arab foreign ministers in Cairo on Sunday condemned the attack.", ["Arab"]),
    ("“Talks with Norwegian officials are under way,” Peruvian President Tom Orsay said.", ["Norwegian", "Orsay"]),
    ("President Tom Orsay flew home after talks with Prime Minister Maria Keller.", ["Keller", "Orsay"]),
    ("President Maria Keller delivered an address from the Energy Summit where leaders gathered.", ["Keller"]),
    ("Keller, in Oslo for talks with President Tom Orsay, left. Maria Keller waited.", ["Keller", "Orsay"]),
    ("Norwegian rebels have pulled out of talks with Peru.", ["rebels", "Peru"]),
    ("Pope Francis granted an audience to Tom Orsay.", ["Francis", "Orsay"]),
    ("President Maria Keller will join President Tom Orsay for talks in Oslo.", ["Keller", "Orsay"]),
]


@pytest.mark.parametrize(("text", "names"), CONTACTS, ids=[t[:50] for t, _ in CONTACTS])
def test_contact_is_found_without_a_verb_of_meeting(text: str, names: list[str]) -> None:
    (found,) = meetings(text)
    assert len(found.participants) == len(names)
    assert all(any(name in party for party in parties(found)) for name in names)


NO_CONTACT = [
    "President Maria Keller told reporters by phone that the border was open.",
    "Mayor Tom Orsay told Velmer by telephone that two shells fell.",
    "President Maria Keller told Tom Orsay that the phone was broken.",
    "The court heard that Maria Keller called Tom Orsay to buy a van.",
    "Prosecutors called Tom Orsay, the manager, as a witness.",
    "Norway already hosts 600,000 refugees.",
    "Two rebels were killed in an encounter with the Norwegian police.",
    "President Maria Keller promised to bring Peruvians and Norwegians together.",
    "President Maria Keller hosted a fundraiser in Oslo.",
    "President Maria Keller told the NATO meeting that the road was long.",
    "Maria Keller asked them to host her son, pilot Tom Orsay.",
    "Tom Orsay brought together his notes.",
    "The Peruvians welcomed the Norwegian call “for an end to the war”.",
    "Oil prices rose after the summit.",
    "Police met the protesters with tear gas.",
]


@pytest.mark.parametrize("text", NO_CONTACT)
def test_what_only_sounds_like_contact_is_left_out(text: str) -> None:
    assert meetings(text) == []


HELD_BY = [
    ("Norway will hold talks with Peru.", "planned"),
    ("Norway may hold talks with Peru.", "proposed"),
    ("Norway held talks with Peru.", "held"),
    ("Norway has pulled out of talks with Peru.", "cancelled"),
    ("President Maria Keller has yet to meet President Tom Orsay.", "cancelled"),
    ("Talks with Peru could help Norway, President Maria Keller said.", "proposed"),
    ("President Maria Keller conveyed her desire to meet President Tom Orsay.", "proposed"),
    ("The envoys discussed the recent talks between Norway and Peru.", "held"),
]


@pytest.mark.parametrize(("text", "status"), HELD_BY)
def test_a_meeting_is_as_real_as_the_verb_that_holds_it(text: str, status: str) -> None:
    assert meetings(text)[0].status == status


# Visits, calls and talks by other words, and the nearest sentence of each that is none.
OTHER_WORDS = [
    ("President Ana Belcort was closeted with Prime Minister Tom Orsay on Monday.", ["Belcort", "Orsay"]),
    ("Foreign Minister Ana Belcort flew to Oslo to see Prime Minister Tom Orsay.", ["Belcort", "Orsay"]),
    ("Foreign Minister Ana Belcort saw President Tom Orsay at the palace.", ["Belcort", "Orsay"]),
    ("Foreign Minister Ana Belcort called on President Tom Orsay.", ["Belcort", "Orsay"]),
    ("President Ana Belcort paid a courtesy call on King Tom Orsay.", ["Belcort", "Orsay"]),
    ("Norwegian Defence Minister Ana Belcort called in the Peruvian ambassador.", ["Belcort", "ambassador"]),
    ("Foreign Minister Ana Belcort was in touch with President Tom Orsay.", ["Belcort", "Orsay"]),
    ("In a pull-aside with President Tom Orsay, Vice President Ana Belcort said no.", ["Belcort", "Orsay"]),
    ("President Ana Belcort raised it in her tête-à-tête with President Tom Orsay.", ["Belcort", "Orsay"]),
    ("Norway sent its foreign minister, Ana Belcort, to confer with President Tom Orsay.", ["Belcort", "Orsay"]),
    ("General Ana Belcort drove into town for talks with Governor Tom Orsay.", ["Belcort", "Orsay"]),
    (
        "President Ana Belcort and Prime Minister Tom Orsay, following a conversation in the palace, left.",
        ["Belcort", "Orsay"],
    ),
]


@pytest.mark.parametrize(("text", "names"), OTHER_WORDS, ids=[t[:50] for t, _ in OTHER_WORDS])
def test_meetings_by_other_words(text: str, names: list[str]) -> None:
    (found,) = meetings(text)
    assert found.status == "held"
    assert len(found.participants) == len(names)
    assert all(any(name in party for party in parties(found)) for name in names)


NO_OTHER_WORDS = [
    "Foreign Minister Ana Belcort saw President Tom Orsay fall.",
    "Foreign Minister Ana Belcort sees President Tom Orsay as a rival.",
    "Foreign Minister Ana Belcort called on President Tom Orsay to resign.",
    "Foreign Minister Ana Belcort called on President Tom Orsay for help.",
    "Foreign Minister Ana Belcort saw the road.",
    "Norwegian Defence Minister Ana Belcort called in the army.",
    "Tom Orsay came in contact with the oil.",
    "Foreign Minister Ana Belcort agreed to stay in touch with President Tom Orsay.",
    "Ana Belcort sat down.",
    "President Ana Belcort and President Tom Orsay have shown that they are willing to negotiate.",
]


@pytest.mark.parametrize("text", NO_OTHER_WORDS)
def test_the_same_words_in_another_sense(text: str) -> None:
    assert meetings(text) == []


APART = [
    "President Ana Belcort met separately with Prime Minister Tom Orsay and Chancellor Jo Lund.",
    "President Ana Belcort held sit-downs with Prime Minister Tom Orsay and Chancellor Jo Lund.",
    "President Ana Belcort held separate talks with Prime Minister Tom Orsay and Chancellor Jo Lund.",
    "President Ana Belcort spoke by phone to Prime Minister Tom Orsay and to Chancellor Jo Lund.",
    "Prime Minister Tom Orsay and Foreign Minister Jo Lund called on President Ana Belcort.",
]


@pytest.mark.parametrize("text", APART)
def test_who_is_met_apart_has_a_meeting_of_their_own(text: str) -> None:
    found = meetings(text)
    assert [parties(m) for m in found] == [{"Ana Belcort", "Tom Orsay"}, {"Ana Belcort", "Jo Lund"}]
    assert len({m.event_id for m in found}) == len(found)


def test_who_is_met_together_has_one_meeting() -> None:
    (found,) = meetings("President Ana Belcort met with Prime Minister Tom Orsay and Chancellor Jo Lund.")
    assert parties(found) == {"Ana Belcort", "Tom Orsay", "Jo Lund"}


def test_a_delegation_present_from_its_side_adds_nobody() -> None:
    talks = "President Ana Belcort had talks with President Tom Orsay."
    text = f"{talks} Present from the Norwegian side were Jo Lund and Al Moe."
    (found,) = meetings(text)
    assert parties(found) == {"Ana Belcort", "Tom Orsay"}


def test_who_was_invited_or_attended_joins_the_meeting_just_told() -> None:
    (found,) = meetings("Norway hosted a round of peace talks on Wednesday. Peru, Iran and India were invited.")
    assert parties(found) == {"Norway", "Peru", "Iran", "India"}


def test_attendance_of_something_named_adds_nobody() -> None:
    (found,) = meetings("Norway and Peru held talks on Wednesday. Iran attended a funeral.")
    assert parties(found) == {"Norway", "Peru"}


def test_archive_captions_in_a_paragraph_tell_of_no_meeting() -> None:
    text = (
        "The crisis grew on Monday. FILE - President Maria Keller talks with President Tom Orsay in Oslo, "
        "Jan. 28, 2030, in the old palace. Norway sent no answer."
    )
    assert meetings(text) == []
