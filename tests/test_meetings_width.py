"""Meetings told in other ways: what became of them, where they were, who sat there; and the nearest that is none."""

import pytest

from tests.test_meetings import meetings, parties

# Sentence, number of parties, status.
TOLD = [
    ("President Ana Belcort called off a trip to Oslo to meet Prime Minister Tom Orsay.", 2, "cancelled"),
    ("Peru turned down an invitation to hold talks with Norway.", 2, "cancelled"),
    ("President Ana Belcort's visit to Norway for talks with King Harald has been called off.", 2, "cancelled"),
    ("Foreign Minister Ana Belcort's trip to Norway, originally set for Friday, has been postponed.", 2, "cancelled"),
    ("President Ana Belcort has put talks with Peru on hold.", 2, "cancelled"),
    ("Talks between Norway and Peru are under way in Doha.", 2, "ongoing"),
    ("Negotiations between the government of Peru and the rebels continue in Doha.", 2, "ongoing"),
    ("A meeting between Ana Belcort and Tom Orsay is in the works.", 2, "planned"),
    ("Ana Belcort is expected in Oslo on Friday to meet Prime Minister Tom Orsay.", 2, "planned"),
    ("President Ana Belcort agreed to talks with Prime Minister Tom Orsay.", 2, "planned"),
    ("Norway's new president will make a trip to Lima to meet Prime Minister Tom Orsay.", 2, "planned"),
    ("Norway's new president made a trip to Lima to meet Prime Minister Tom Orsay.", 2, "held"),
    ("President Ana Belcort, according to her office, would have a working breakfast with Tom Orsay.", 2, "planned"),
    ("Ana Belcort invited Tom Orsay for talks in Oslo.", 2, "proposed"),
    ("Ana Belcort offered to hold talks with Tom Orsay.", 2, "proposed"),
    ("President Ana Belcort said she was open to talks with Prime Minister Tom Orsay.", 2, "proposed"),
    ("Norway is willing to talk to Peru.", 2, "proposed"),
    ("Norway and the rebels opened peace talks in Doha on Monday.", 2, "held"),
    ("Prime Minister Tom Orsay was received by King Harald on Friday.", 2, "held"),
    ("President Ana Belcort paid a visit to Norway, where she held talks with Prime Minister Tom Orsay.", 2, "held"),
    ("Prime Minister Tom Orsay met visiting President Ana Belcort.", 2, "held"),
    ("President Ana Belcort visited Prime Minister Tom Orsay in his office.", 2, "held"),
    ("President Ana Belcort and Prime Minister Tom Orsay came face to face in Oslo.", 2, "held"),
    ("The presidents of Norway and Peru came together in Oslo on Monday.", 2, "held"),
    ("Norway, Peru and Chad, whose foreign ministers came together in Oslo, launched patrols.", 3, "held"),
    ("Foreign Minister Ana Belcort and her Peruvian counterpart discussed the border.", 2, "held"),
    ("On the sidelines of the summit, Ana Belcort held a bilateral with Tom Orsay.", 2, "held"),
    ("The Norwegian government and the rebels returned to the negotiating table in Doha.", 2, "held"),
    ("The joint commission of Norway and Peru met in Lima.", 2, "held"),
    ("The Norwegian ambassador was summoned to the Peruvian Foreign Ministry.", 2, "held"),
    ("The UN Security Council held closed consultations on Chad.", 1, "held"),
    ("Norway is in talks with Peru over the border.", 2, "ongoing"),
    ("Norway was in talks with Peru over the border.", 2, "held"),
    ("King Harald gave an audience to Prime Minister Tom Orsay.", 2, "held"),
    ("President Ana Belcort hosted a state banquet for King Harald.", 2, "held"),
    ("Present at the talks were President Ana Belcort, Prime Minister Tom Orsay and King Harald.", 3, "held"),
    ("Taking part in the talks were President Ana Belcort, Prime Minister Tom Orsay and King Harald.", 3, "held"),
]


@pytest.mark.parametrize(("text", "count", "status"), TOLD, ids=[t[:50] for t, _, _ in TOLD])
def test_one_meeting_with_its_status(text: str, count: int, status: str) -> None:
    found = meetings(text)
    assert [(len(m.participants), m.status) for m in found] == [(count, status)]


NONE = [
    "Norway met Peru in the final on Saturday.",
    "Norway meet Peru in the semi-final on Friday.",
    "The new president visited a hospital in Oslo.",
    "The table in the negotiating room was empty.",
    "Norway opened its border with Peru.",
    "The senator agreed to terms with the club.",
    "Norway came together in grief on Monday.",
    "Attending the concert were thousands of fans of Ana Belcort.",
    "King Harald was received with applause.",
    "King Harald gave a medal to Prime Minister Tom Orsay.",
    "The joint commission published its report on Norway and Peru.",
    "President Ana Belcort's trip to Norway was long.",
]


@pytest.mark.parametrize("text", NONE)
def test_the_nearest_that_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


PLACES = [
    ("President Ana Belcort flew to Lima on Monday to confer with Prime Minister Tom Orsay.", "Lima"),
    ("President Ana Belcort left Lima after talks with Prime Minister Tom Orsay.", "Lima"),
    ("President Ana Belcort was in Lima, where she was greeted by Prime Minister Tom Orsay.", "Lima"),
    ("President Ana Belcort, who travelled to Lima on Monday, conferred with Prime Minister Tom Orsay.", "Lima"),
    ("President Ana Belcort, who was born in Lima, conferred with Prime Minister Tom Orsay.", None),
    ("A minister who flew to Lima said Ana Belcort met Tom Orsay.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_is_where_one_travels_for_it(text: str, place: str | None) -> None:
    assert [m.place.name if m.place else None for m in meetings(text)] == [place]


def test_a_day_to_come_makes_a_bare_mention_planned() -> None:
    bare = "The summit between President Ana Belcort and Prime Minister Tom Orsay has raised hopes."
    found = meetings(f"{bare} Belcort and Orsay will meet in Oslo next Friday.")
    assert [(m.status, m.modality) for m in found] == [("planned", "planned")]
    assert [m.status for m in meetings(bare)] == ["held"]


def test_a_meeting_to_come_is_told_apart_from_the_one_that_was() -> None:
    text = "President Ana Belcort held talks with Prime Minister Tom Orsay on Monday. They will meet again next Friday."
    found = meetings(text)
    assert [m.status for m in found] == ["held", "planned"]
    assert parties(found[0]) == parties(found[1])


def test_holders_of_office_who_spoke_did_so_by_phone_unless_a_place_is_told() -> None:
    by_phone = meetings("President Ana Belcort spoke today with Prime Minister Tom Orsay.")
    assert [m.format for m in by_phone] == ["call"]
    there = meetings("President Ana Belcort spoke with Prime Minister Tom Orsay in Lima.")
    private = meetings("Ana Belcort spoke with Tom Orsay.")
    assert [m.format for m in (*there, *private)] == ["unknown", "unknown"]


def test_after_a_call_they_plan_to_meet() -> None:
    text = "President Ana Belcort spoke by phone with Prime Minister Tom Orsay. The two leaders agreed to meet in June."
    found = meetings(text)
    assert [(m.format, m.status) for m in found] == [("call", "held"), ("in_person", "planned")]
    assert parties(found[0]) == parties(found[1])
