"""Wordings of real news that earlier tests did not hold: who sits there, what is one meeting, what is none."""

import pytest

from tests.test_meetings import meetings, parties

# Text of one meeting, words that each stand in some party's name; the count must agree as well.
WHO = [
    (
        "President Ana Belcort and Prime Minister Tom Orsay fought for years. Belcort and Orsay met in Oslo on Monday.",
        ["Ana Belcort", "Tom Orsay"],
    ),
    (
        "Norway's special envoy for Peru Ina Reyes held a meeting with President Ana Belcort.",
        ["Ina Reyes", "Ana Belcort"],
    ),
    (
        "The Norwegian government resumed talks with the Harrow Front rebel group.",
        ["Norwegian government", "Harrow Front"],
    ),
    (
        "King Harald is hosting talks between the two rival leaders, Prime Minister Tom Orsay and General Ivan Dorn.",
        ["Harald", "Tom Orsay", "Ivan Dorn"],
    ),
    (
        "Norway's government said it will send a delegation to Lima for talks with Peruvian officials.",
        ["government", "Peruvian officials"],
    ),
    (
        "Secretary Ina Reyes escorted Foreign Minister Tom Orsay into the palace to meet President Ana Belcort.",
        ["Tom Orsay", "Ana Belcort"],
    ),
    ("President Ana Belcort spent two hours huddled with Prime Minister Tom Orsay.", ["Ana Belcort", "Tom Orsay"]),
    (
        "President Ana Belcort has allowed Foreign Minister Tom Orsay to travel to Oslo and meet King Harald.",
        ["Tom Orsay", "Harald"],
    ),
    ("King Harald received at the palace on Monday Prime Minister Tom Orsay.", ["Harald", "Tom Orsay"]),
    ("President Ana Belcort and her delegation met Prime Minister Tom Orsay.", ["Ana Belcort", "Tom Orsay"]),
    ("The talks have involved Norway, Peru and Chad.", ["Norway", "Peru", "Chad"]),
    ("Security Advisor Ana Holm met Security Advisor Juma Sarot of South Africa.", ["Ana Holm", "Juma Sarot"]),
    ("South Africa and Chad held talks on Monday.", ["South Africa", "Chad"]),
    (
        "President Ana Belcort will host a meeting that will bring together leaders of Norway and Peru in Lima.",
        ["Ana Belcort", "Norway", "Peru"],
    ),
    ("The envoy will host a meeting of the Oslo-Lima dialogue in Doha.", ["Norway", "Peru", "envoy"]),
    (
        "President Ana Belcort spoke by phone with a host of Nordic leaders and Prime Minister Tom Orsay.",
        ["Ana Belcort", "Nordic leaders", "Tom Orsay"],
    ),
    ("Prime Minister Tom Orsay exchanged views with President Ana Belcort.", ["Tom Orsay", "Ana Belcort"]),
    ("Foreign Minister Tom Orsay flew to Oslo to brief President Ana Belcort.", ["Tom Orsay", "Ana Belcort"]),
    ("Oslo played host to President Ana Belcort.", ["Norway", "Ana Belcort"]),
    ("“It was a pleasure to meet Prime Minister Tom Orsay,” President Ana Belcort said.", ["Ana Belcort", "Tom Orsay"]),
    ("Norway and Peru have continued to discuss the border.", ["Norway", "Peru"]),
    ("Dorn came for what could be the highest-level talks yet between Norway and Peru.", ["Norway", "Peru"]),
    ("The visit of President Ana Belcort to Norway has been called off.", ["Ana Belcort", "Norway"]),
]


@pytest.mark.parametrize(("text", "words"), WHO, ids=[t[:50] for t, _ in WHO])
def test_who_sits_there(text: str, words: list[str]) -> None:
    found = meetings(text)
    assert [len(m.participants) for m in found] == [len(words)]
    assert all(any(word in name for name in parties(found[0])) for word in words)


# The nearest that are no meetings, or not of those who are named beside.
NONE = [
    "The firm Belcort and Orsay met its targets.",
    "President Ana Belcort spent two hours at her desk with the report.",
    "President Ana Belcort flew to Oslo to brief reporters.",
    "Prime Minister Tom Orsay exchanged fire with the rebels.",
    "President Ana Belcort played host to a concert.",
    "After visiting Norway, President Ana Belcort said the state of her country was good.",
    "Ivan Dorn, the envoy for the Norway-Peru dialogue, resigned.",
    "The book about the talks has involved Norway and Peru.",
    "The report compares notes on Norway with data from Peru.",
]


@pytest.mark.parametrize("text", NONE)
def test_the_nearest_that_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


LEADERS = "President Ana Belcort of Norway and President Tom Orsay of Peru held talks in Doha on Monday."


def test_foreign_ministers_of_two_states_are_not_their_presidents() -> None:
    found = meetings(f"{LEADERS} The two countries' foreign ministers met in Oslo.")
    assert [parties(m) for m in found] == [{"Ana Belcort", "Tom Orsay"}, {"Norway", "Peru"}]
    assert len(meetings(f"{LEADERS} The two leaders met at a hotel.")) == 1


def test_what_was_called_off_is_not_planned_besides() -> None:
    text = "President Ana Belcort cancelled a meeting with Prime Minister Tom Orsay. {} to discuss the border."
    once = meetings(text.format("She was due to meet Orsay in Oslo"))
    again = meetings(text.format("She will meet Orsay in Oslo"))
    assert [m.status for m in once] == ["cancelled"]
    assert [m.status for m in again] == ["cancelled", "planned"]


def test_a_delegation_is_the_body_that_sent_it() -> None:
    sent = "The African Union sent a delegation, which held talks with President Ana Belcort on Monday."
    assert len(meetings(f"{sent} The delegation met Belcort in Oslo.")) == 1
    assert len(meetings(f"{sent} Prime Minister Tom Orsay met Belcort in Oslo.")) == 2


def test_who_mediates_joins_the_talks_and_starts_none() -> None:
    talks = "Norway and Peru held talks in Doha on Monday."
    found = meetings(f"{talks} The talks, mediated by Qatari and Omani officials, were adjourned.")
    assert len(found) == 1
    assert {"Norway", "Peru"} <= parties(found[0])


def test_a_call_and_talks_at_a_place_are_two() -> None:
    talks = "Norway held consultations with Peru in Doha."
    call = "President Ana Belcort of Norway had a phone call with President Tom Orsay of Peru."
    assert [m.format for m in meetings(f"{talks} {call}")] == ["unknown", "call"]


def test_those_who_had_met_before_met_another_time() -> None:
    found = meetings("President Ana Belcort met Prime Minister Tom Orsay in Oslo on Monday. They had met before.")
    assert [parties(m) for m in found] == [{"Ana Belcort", "Tom Orsay"}] * 2
    assert found[1].place is None


PLACES = [
    ("President Ana Belcort met Prime Minister Tom Orsay in the Peruvian capital.", "Lima"),
    ("Upon arriving in Lima, President Ana Belcort held talks with Prime Minister Tom Orsay.", "Lima"),
    ("President Ana Belcort met Prime Minister Tom Orsay during a visit to Lima.", "Lima"),
    ("Norway sent a team to Lima for talks with Peruvian officials ahead of a summit in Oslo.", "Lima"),
    ("President Ana Belcort spoke by phone with Prime Minister Tom Orsay about the war in Chad.", None),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_it_is(text: str, place: str | None) -> None:
    assert [m.place.name if m.place else None for m in meetings(text)] == [place]


STATUS = [
    ("President Ana Belcort has come to Lima to meet Prime Minister Tom Orsay.", "planned"),
    ("President Ana Belcort came to Lima and met Prime Minister Tom Orsay.", "held"),
    ("President Ana Belcort is in Lima and holding talks with Prime Minister Tom Orsay.", "ongoing"),
    ("President Ana Belcort is likely to meet Prime Minister Tom Orsay next Friday.", "planned"),
    ("The summit followed a failed attempt to hold talks between Norway and Peru.", "cancelled"),
]


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_what_became_of_it(text: str, status: str) -> None:
    assert [m.status for m in meetings(text)] == [status]


def test_a_weekday_behind_a_name_is_none_of_it() -> None:
    found = meetings("The channel reported that Prime Minister Tom Orsay met with Ana Belcort Thursday, updating her.")
    assert [parties(m) for m in found] == [{"Tom Orsay", "Ana Belcort"}]


def test_a_counterpart_of_a_nation_is_the_one_named_before() -> None:
    two = (
        "Prime Minister Tom Orsay had separate meetings with Peruvian President Ina Reyes and Chad's Ivan Dorn in Oslo."
    )
    again = "At the meeting with his Peruvian counterpart, Orsay urged restraint."
    assert len(meetings(f"{two} {again}")) == 2
    assert len(meetings(f"{two} At the meeting with his Norwegian counterpart, Orsay urged restraint.")) == 3


def test_who_bears_the_very_title_is_meant() -> None:
    text = "External Affairs Minister Ivan Dorn met Foreign Minister Ina Reyes of Peru in Oslo on Monday."
    found = meetings(f"{text} The External Affairs Minister met King Harald on Friday.")
    assert [any("Dorn" in p for p in parties(m)) for m in found] == [True, True]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Some left for the palace after a meeting with Speaker Tom Orsay.", "Tom Orsay"),
        ("President Ana Belcort is hosting a summit on water in Oslo.", "Ana Belcort"),
    ],
)
def test_one_party_by_name_is_enough_behind_with_or_as_host(text: str, party: str) -> None:
    assert [parties(m) for m in meetings(text)] == [{party}]


def test_one_person_who_meets_nobody_is_no_meeting() -> None:
    assert meetings("Speaker Tom Orsay met on Monday in Oslo.") == []
