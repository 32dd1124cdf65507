"""Meetings as readouts, courtesy calls, peace talks and coalition news tell them; and the nearest that must not match.

In each text the parties are marked: `[Name]1` sits in the first meeting, `[Name]1,2` in the first and the second.
"""

import re

import pytest

from tests.test_meetings import meetings, parties

TOLD = [
    # Courtesy calls: what one says on a visit is no demand; each who is called on is met apart.
    "Army chief General [Ivan Dorn]1 called on Prime Minister [Tom Orsay]1 in Lima on Tuesday to discuss security.",
    "Foreign Minister [Ana Belcort]1,2 called on King [Harald]1 and Prime Minister [Tom Orsay]2 on Tuesday.",
    # The name right behind an office, wherever the parser hangs it.
    "Peru's Foreign Minister [Ana Belcort]1 had a call from her Norwegian counterpart [Tom Orsay]1 late on Sunday.",
    "The prime minister, [Ana Belcort]1, had a meeting with Chief of the Army Staff (CAS) General [Ivan Dorn]1.",
    "President [Ana Belcort]1 met President [Tom Orsay]1 and the leader of the Green Party, [Ivan Dorn]1.",
    # 'with X in A and Y in B'; each of several meetings.
    "[Norway]1,2 issued a paper after meetings with President [Tom Orsay]1 in Oslo and President [Ivan Dorn]2 in Lima.",
    "President [Ana Belcort]1 and Prime Minister [Tom Orsay]2 arrived for separate meetings with King [Harald]1,2.",
    "President [Ana Belcort]1 flew to Oslo for the opening and for talks with Prime Minister [Tom Orsay]1.",
    "Prime Minister [Ana Belcort]1's stay will include a meeting with Prime Minister [Tom Orsay]1.",
    # Talks about something with somebody.
    "The [Norwegian government]1 negotiated a settlement with the [rebels]1.",
    "[Norway]1 and [Peru]1 agreed that negotiations will resume next week.",
    "Negotiations by [Ana Belcort]1 with [Norway]1 and [Peru]1 to find a way out go on.",
    "[Norway]1 will host talks aimed at mending a rift between [Peru]1 and [Chad]1.",
    "The [White House]1 cancelled a planned visit by Peruvian President [Ana Belcort]1.",
    # Who else was there.
    "General [Ivan Dorn]1 called on Prime Minister [Tom Orsay]1. Minister [Ana Belcort]1 was present at the meeting.",
    # The parser leaves the second half, or the end of the list, elsewhere.
    "Delegates of [North]1 and [South Korea]1 met for talks on Thursday.",
]


def _marked(text: str) -> tuple[str, list[set[str]]]:
    """The text without marks, and for each meeting the words that stand for its parties."""
    groups: dict[str, set[str]] = {}
    for name, numbers in re.findall(r"\[([^\]]+)\](\d(?:,\d)*)", text):
        for number in numbers.split(","):
            groups.setdefault(number, set()).add(name)
    return re.sub(r"\[([^\]]+)\]\d(?:,\d)*", r"\1", text), [g for _, g in sorted(groups.items())]


@pytest.mark.parametrize("text", TOLD, ids=[t[:60] for t in TOLD])
def test_the_parties_of_each_meeting(text: str) -> None:
    plain, expected = _marked(text)
    found = [{p.mention.span.text + " | " + p.mention.actor.name for p in m.participants} for m in meetings(plain)]
    assert len(found) == len(expected), found
    for told, names in zip(found, expected, strict=True):
        assert len(told) == len(names), told
        assert all(any(name in party for party in told) for name in names), told


NONE = [
    "Foreign Minister Ana Belcort called on Prime Minister Tom Orsay to resign.",
    "President Ana Belcort addressed the governors' summit on Monday.",
    "The striker negotiated a contract with the club.",
    "President Ana Belcort visited the north of Peru after the summit.",
    "The agenda will include a meeting.",
    "The White House praised a visit by Peruvian President Ana Belcort.",
]


@pytest.mark.parametrize("text", NONE)
def test_the_nearest_that_is_no_meeting(text: str) -> None:
    assert meetings(text) == []


def test_he_is_the_one_who_said_it() -> None:
    text = "King Harald met Foreign Minister Tom Orsay after President Ivan Dorn said he was ready to meet Carl Reyes."
    assert {"Ivan Dorn", "Carl Reyes"} in [parties(m) for m in meetings(text)]


STATUSES = [
    ("President Ana Belcort arrived in Oslo on Monday for talks with Prime Minister Tom Orsay.", "planned"),
    ("President Ana Belcort flew to Oslo on Monday and held talks with Prime Minister Tom Orsay.", "held"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_who_has_just_come_has_not_met_yet(text: str, status: str) -> None:
    assert [m.status for m in meetings(text)] == [status]


def test_two_ministers_are_not_the_talks_of_six_states() -> None:
    two = "Norwegian Foreign Minister Ana Belcort met Peruvian Foreign Minister Tom Orsay on Friday."
    six = "The talks between Norway, Peru, Chad, Kenya, Ghana and Nepal go on."
    assert len(meetings(f"{two} {six}")) == 2
    again = meetings(f"{two} The talks between Norway and Peru lasted for hours.")
    assert len(again) == 1


def test_the_two_spoke_on_another_day() -> None:
    text = "President Ana Belcort will meet Prime Minister Tom Orsay next Friday. The two spoke by phone on Tuesday."
    found = meetings(text)
    assert [m.status for m in found] == ["planned", "held"]
    assert parties(found[0]) == parties(found[1])


def test_where_one_is_for_it_or_leaves_after_it_it_took_place() -> None:
    there = meetings("President Ana Belcort is in Lima to meet Prime Minister Tom Orsay.")
    left = meetings("President Ana Belcort met Prime Minister Tom Orsay and left Lima.")
    elsewhere = meetings("President Ana Belcort met Prime Minister Tom Orsay and praised Lima.")
    assert [m.place.name if m.place else None for m in (*there, *left, *elsewhere)] == ["Lima", "Lima", None]
