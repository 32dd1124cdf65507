"""Deployments: whose force, how strong, where to; and the nearest sentence that moves none."""

import pytest

from models.events import Deployment
from tests.support_extraction import events


def deployments(text: str) -> list[Deployment]:
    return [e for e in events(text) if isinstance(e, Deployment)]


# Sentence, owner, strength (low, high) or None, status, place named as goal or source or None.
FOUND = [
    ("Norway sent 300 soldiers to Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("Norway deployed troops to Chad on Monday.", "Norway", None, "deployed", "Chad"),
    ("About 300 Norwegian troops were sent to Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("The deployment of 300 Norwegian troops to Chad began.", "Norway", (300, 300), "deployed", "Chad"),
    ("Norway confirmed the deployment of its troops to Chad.", "Norway", None, "deployed", "Chad"),
    ("More than 300 Norwegian soldiers are stationed in Chad.", "Norway", (300, None), "deployed", "Chad"),
    ("There are 300 Norwegian troops in Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("300 Norwegian troops remain in Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("Norwegian soldiers fought alongside rebels in Chad.", "Norway", None, "engaged", "Chad"),
    ("Norway moved two destroyers to the Black Sea.", "Norway", (2, 2), "deployed", "Black Sea"),
    ("Norway pulled its troops out of Chad.", "Norway", None, "withdrawn", "Chad"),
    ("Norway withdrew 300 soldiers from Chad.", "Norway", (300, 300), "withdrawn", "Chad"),
    ("Norwegian troops left Chad in 2011.", "Norway", None, "withdrawn", "Chad"),
    ("The withdrawal of Norwegian troops from Chad is over.", "Norway", None, "withdrawn", "Chad"),
    ("Norway massed thousands of troops along the border with Chad.", "Norway", (1000, None), "deployed", None),
    ("The troops that Norway sent to Chad arrived.", "Norway", None, "deployed", "Chad"),
    ("Peru reported an attack on an air base housing Norwegian troops near Lima.", "Norway", None, "deployed", None),
    ("Peru thanked Norway for sending troops to Chad.", "Norway", None, "deployed", "Chad"),
    ("President Olav Berg of Norway ordered Norwegian troops to leave Chad.", "Norway", None, "withdrawn", "Chad"),
    ("Norway moved two battalions to the east of Chad.", "Norway", (2, 2), "deployed", None),
    ("Over 100 Norwegian troops are accompanying the Chadian forces.", "Norway", (100, None), "deployed", None),
    ("Peru criticised the Norwegian military buildup near Chad.", "Norway", None, "deployed", "Chad"),
]


@pytest.mark.parametrize(("text", "owner", "strength", "status", "place"), FOUND, ids=[f[0][:50] for f in FOUND])
def test_a_force_is_found_with_owner_strength_and_place(
    text: str, owner: str, strength: tuple[int | None, int | None] | None, status: str, place: str | None
) -> None:
    (found,) = deployments(text)
    assert found.owner.actor.name == owner
    assert ((found.strength.low, found.strength.high) if found.strength else None) == strength
    assert found.status == status
    assert place is None or place in {p.name for p in (found.destination, found.origin) if p}


NO_DEPLOYMENT = [
    "Norway deployed every argument against the plan.",
    "Norway sent 300 tents to Chad.",
    "The company deployed new software in Chad.",
    "Norway sent an envoy to Chad.",
    "Norway gave Chad two helicopters.",
    "Norwegian forces attacked rebels in Chad.",
    "Norway withdrew from the treaty.",
    "Police arrested two men in Oslo.",
    "The attack left 20 soldiers dead.",
    "About 300 refugees arrived in Chad.",
    "Market forces moved the price in Chad.",
    "Rescue teams were sent to Chad.",
    "A soldier waited at the gate of a base in Chad.",
    "Private companies were deployed in Chad.",
    "A North Korean cargo ship docked in Lima.",
    "Our troop deployments cost too much.",
]


@pytest.mark.parametrize("text", NO_DEPLOYMENT)
def test_what_moves_no_force_is_left_out(text: str) -> None:
    assert deployments(text) == []


REALIS = [
    ("Norway will send 300 soldiers to Chad.", "deployed", "positive", "planned"),
    ("Norway denied sending troops to Chad.", "deployed", "positive", "denied"),
    ("Norway did not send troops to Chad.", "deployed", "negative", "asserted"),
    ("Peru called on Norway to withdraw its troops from Chad.", "withdrawn", "positive", "demanded"),
    ("Norway plans to withdraw 300 soldiers from Chad.", "withdrawn", "positive", "planned"),
]


@pytest.mark.parametrize(("text", "status", "polarity", "modality"), REALIS)
def test_a_plan_a_demand_and_a_denial_are_kept_but_marked(text: str, status: str, polarity: str, modality: str) -> None:
    (found,) = deployments(text)
    assert (found.status, found.polarity, found.modality) == (status, polarity, modality)
    assert found.owner.actor.name == "Norway"


def test_a_presence_and_a_demand_to_end_it_are_two_rows() -> None:
    found = deployments("Norway sent 300 soldiers to Chad. Peru called on Norway to withdraw the soldiers from Chad.")
    assert [d.status for d in found] == ["deployed", "withdrawn"]


def test_mentions_that_add_nothing_are_one_row() -> None:
    text = "Norway sent troops to Chad. Norwegian troops in Chad are tired. Norwegian troops deployed in Chad may stay."
    (found,) = deployments(text)
    assert len(found.repeats) == 2


def test_another_strength_is_another_row() -> None:
    found = deployments("Norway sent 300 soldiers to Chad. Norway sent another 500 soldiers to Chad.")
    assert [d.strength.best for d in found if d.strength] == [300, 500]
    assert [d.strength.additional for d in found if d.strength] == [False, True]


def test_pieces_are_counted_in_their_own_unit() -> None:
    (ships,) = deployments("Norway moved three warships to the Black Sea.")
    assert (ships.force_type, ships.strength_unit) == ("naval", "warships")
    (people,) = deployments("Norway sent 300 marines to Chad.")
    assert people.strength_unit == "persons"


TYPES = [
    ("Norway sent peacekeepers to Chad.", "peacekeepers"),
    ("Norway sent special forces to Chad.", "special_forces"),
    ("Norway sent F-16 fighter jets to Chad.", "air"),
    ("Norway deployed S-400 batteries in Chad.", "air_defence"),
    ("Norway deployed a submarine to the Black Sea.", "naval"),
    ("Norway sent tanks to Chad.", "armour"),
]


@pytest.mark.parametrize(("text", "force_type"), TYPES)
def test_the_type_of_force_is_told_by_its_words(text: str, force_type: str) -> None:
    (found,) = deployments(text)
    assert found.force_type == force_type


def test_those_whom_a_force_helps_are_its_beneficiary() -> None:
    (found,) = deployments("Norwegian soldiers fought alongside Peru in Chad.")
    assert found.beneficiary is not None
    assert found.beneficiary.actor.name == "Peru"


def test_the_troops_are_those_told_of_before() -> None:
    found = deployments("Norway sent troops to Chad. The troops will return home from Chad in May.")
    assert [(d.owner.actor.name, d.status) for d in found] == [("Norway", "deployed"), ("Norway", "withdrawn")]


# Sentence, figures told, in text order.
COUNTED = [
    ("Norway has 900 troops in Chad and 250 in Peru.", [900, 250]),
    ("Norway sent 300 soldiers and two helicopters to Chad.", [300, 2]),
    ("The number of Norwegian soldiers in Chad has reached 800.", [800]),
    ("Norway promised to withdraw 2,000 soldiers and has withdrawn 500.", [2000, 500]),
    ("Norway has 300 soldiers with fever.", []),
    ("The number of Norwegian visitors in Chad has reached 800.", []),
]


@pytest.mark.parametrize(("text", "figures"), COUNTED, ids=[c[0][:50] for c in COUNTED])
def test_a_counted_presence_and_every_item_of_a_list_are_found(text: str, figures: list[int]) -> None:
    assert [d.strength and d.strength.best for d in deployments(text)] == figures


# Sentence, polarity, modality.
DENIED = [
    ("Norway has no plans to send troops to Chad.", "negative", "planned"),
    ("Norway does not intend to send troops to Chad.", "negative", "planned"),
    ("Norway ruled out sending soldiers to Chad.", "negative", "planned"),
    ("Norway did not rule out sending soldiers to Chad.", "positive", "hypothetical"),
    ("Norway denied sending troops to Chad.", "positive", "denied"),
    ("Norway said it would send 500 troops to Chad.", "positive", "planned"),
]


@pytest.mark.parametrize(("text", "polarity", "modality"), DENIED, ids=[d[0][:50] for d in DENIED])
def test_what_is_not_planned_or_denied_is_marked(text: str, polarity: str, modality: str) -> None:
    (found,) = deployments(text)
    assert (found.owner.actor.name, found.polarity, found.modality) == ("Norway", polarity, modality)
