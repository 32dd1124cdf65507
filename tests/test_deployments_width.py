"""Deployments in the width of agency language: peoples, gapped lists, reinforcements, ships; and their traps."""

import pytest

from tests.test_deployments import deployments

# Sentence, owner, strength (low, high) or None, status, a place named as goal or source or None.
WIDTH = [
    # A people, where the article tells of its soldiers.
    ("Kenyan soldiers are tired. About 2,000 Kenyans crossed into Chad.", "Kenya", (2000, 2000), "deployed", "Chad"),
    ("The Americans have left Niger.", "United States", None, "withdrawn", "Niger"),
    # States that leave, states that share.
    ("Norway announced that it too is leaving Chad.", "Norway", None, "withdrawn", "Chad"),
    ("Norway ended its military presence in Chad.", "Norway", None, "withdrawn", "Chad"),
    ("Chad expelled the Norwegian troops.", "Norway", None, "withdrawn", "Chad"),
    ("Chad hosts 5,100 Norwegian soldiers.", "Norway", (5100, 5100), "deployed", "Chad"),
    ("Norway's contribution to the force in Chad is 500 soldiers.", "Norway", (500, 500), "deployed", "Chad"),
    ("With 850 soldiers, Norway provides the largest contingent in Chad.", "Norway", (850, 850), "deployed", "Chad"),
    ("The U.N. force in Chad, with 900 uniformed personnel, ends.", "United Nations", (900, 900), "deployed", "Chad"),
    ("Norway's base in Chad, home to 700 soldiers, is new.", "Norway", (700, 700), "deployed", None),
    ("Norway flew 300 men to Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("Norway sent 100 monitors to Chad.", "Norway", (100, 100), "deployed", "Chad"),
    # More behind 'with' and 'by', figures behind 'up to' and in apposition.
    ("Norway invaded Chad with 30,000 soldiers.", "Norway", (30000, 30000), "deployed", "Chad"),
    ("Norway pinned down rebels and is sending up to 350 additional troops.", "Norway", (None, 350), "deployed", None),
    ("Norway has deployed over 2,500 soldiers in Chad.", "Norway", (2500, None), "deployed", "Chad"),
    ("Norway's contingent, some 2,000 men, is in Chad.", "Norway", (2000, 2000), "deployed", "Chad"),
    ("Norwegian soldiers, of whom there are 900 in Chad, began to dig.", "Norway", (900, 900), "deployed", "Chad"),
    ("The 40-strong Norwegian team training the army of Chad may stay.", "Norway", (40, 40), "deployed", None),
    ("Two Norwegian bombers have begun flying over Chad.", "Norway", (2, 2), "deployed", "Chad"),
    ("The first 100 of a 900-strong Norwegian brigade are in Lima.", "Norway", (100, 100), "deployed", "Lima"),
    # Places that no gazetteer knows, particles, wheres behind an operation.
    ("300 Norwegian soldiers are stationed in Vellersby.", "Norway", (300, 300), "deployed", "Vellersby"),
    ("The Norwegian frigate Viking has been cruising off Djibouti.", "Norway", None, "deployed", "Djibouti"),
    ("7,000 Norwegian troops take part in the push into Lima.", "Norway", (7000, 7000), "engaged", "Lima"),
    ("A checkpoint held by the Norwegian contingent in Lima was hit.", "Norway", None, "deployed", "Lima"),
    ("Norwegian scouts have been in Chad since April.", "Norway", None, "deployed", "Chad"),
    ("The Norwegian battalion has its base in Lima.", "Norway", None, "deployed", "Lima"),
    # Exercises, sorties, ships.
    ("More than 600 Norwegian soldiers take part in an exercise in Chad.", "Norway", (600, None), "deployed", "Chad"),
    ("The exercise in Poland involves 9,000 Norwegian troops.", "Norway", (9000, 9000), "deployed", None),
    ("The Norwegian frigate Viking has been anchored off Chad.", "Norway", None, "deployed", "Chad"),
    ("HMS Trent was to call at Georgetown.", "United Kingdom", None, "deployed", "Georgetown"),
    ("HMAS Viking left Brisbane on Monday.", "Australia", None, "deployed", "Brisbane"),
    ("Norwegian soldiers returned to Norway in May.", "Norway", None, "withdrawn", None),
    ("Norwegian soldiers operated inside Chad.", "Norway", None, "engaged", "Chad"),
    ("A company of Norwegian commandos was trapped in Lima.", "Norway", None, "deployed", "Lima"),
    ("Norway moved 300 soldiers from Peru to Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("Peru protested and Norway responded by moving two brigades to Chad.", "Norway", (2, 2), "deployed", "Chad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "owner", "strength", "status", "place"), WIDTH, ids=[w[0][:50] for w in WIDTH])
def test_a_movement_is_found_however_wide_the_language(
    text: str, owner: str, strength: tuple[int | None, int | None] | None, status: str, place: str | None
) -> None:
    found = [d for d in deployments(text) if d.owner.actor.name == owner]
    told = [d for d in found if ((d.strength.low, d.strength.high) if d.strength else None) == strength]
    assert told, [(d.owner.actor.name, d.strength) for d in deployments(text)]
    assert told[0].status == status
    assert place is None or place in {p.name for p in (told[0].destination, told[0].origin) if p}


TRAPS = [
    "About 2,000 Kenyans crossed into Chad.",  # refugees, traders: of soldiers nobody tells
    "Kenyan soldiers are tired. About 2,000 Kenyans fled into Chad as refugees.",
    "The Norwegians left Chad with three medals.",
    "Norway left Chad in shock.",
    "A three-member team of investigators will fly to Chad.",
    "Elections held by the army in Chad were free.",
    "Norway ended its trade presence in Chad.",
    "Chad hosts 5,100 Norwegian refugees.",
    "Norway launched joint patrols of its schools.",
    "Norway expects 1,000 Peruvian tourists.",
    "Norway's contribution to the fund is 500 dollars.",
    "The fund was boosted with 300 million dollars.",
    "Three Norwegian soldiers came home from Chad in a swap of prisoners.",
    "Two soldiers were ordered by the court to pay.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_the_nearest_wide_sentence_moves_none(text: str) -> None:
    assert deployments(text) == []


def test_states_without_a_verb_of_their_own_have_rows() -> None:
    found = deployments("Armenia sent 100 soldiers, Belarus 500, Tajikistan 200 and Kyrgyzstan 150.")
    figures = {d.owner.actor.name: d.strength.best for d in found if d.strength}
    assert figures == {"Armenia": 100, "Belarus": 500, "Tajikistan": 200, "Kyrgyzstan": 150}
    (one,) = deployments("Norway sent 100 soldiers, Chad said, and Peru has 500 hospitals.")
    assert one.owner.actor.name == "Norway"


def test_a_mission_that_a_state_leaves_and_its_soldiers_there_are_two_rows() -> None:
    found = deployments("Norway will leave the mission in Chad, where it has 250 soldiers.")
    assert [(d.status, d.modality) for d in found] == [("withdrawn", "planned"), ("deployed", "asserted")]


def test_states_patrol_a_sea_together() -> None:
    found = deployments("Norway, Peru and Chad launched joint patrols in the Sulu Sea.")
    assert [d.owner.actor.name for d in found] == ["Norway", "Peru", "Chad"]


def test_they_are_the_soldiers_whom_the_sentence_has_told_of() -> None:
    found = deployments("Norway, whose 380 soldiers stand in Chad, has recalled them.")
    assert [d.status for d in found] == ["deployed", "withdrawn"]
    assert {d.owner.actor.name for d in found} == {"Norway"}


def test_the_forces_are_those_told_of_before() -> None:
    found = deployments("Norwegian forces landed in Chad in May. The forces will remain in Liberia until June.")
    assert [(d.owner.actor.name, d.destination and d.destination.name) for d in found] == [
        ("Norway", "Chad"),
        ("Norway", "Liberia"),
    ]
    assert deployments("The forces will remain in Liberia until June.") == []


def test_what_is_told_to_come_is_a_plan() -> None:
    (stay,) = deployments("Norwegian soldiers in Chad, the minister said, would stay there.")
    assert stay.modality == "planned"


def test_the_first_of_many_are_not_all() -> None:
    (first,) = deployments("The first of 20,000 Norwegian soldiers landed in Chad.")
    assert first.strength is None


def test_ships_and_soldiers_of_one_owner_are_two_rows() -> None:
    found = deployments("Norwegian jets landed in Chad. The Norwegian destroyer Viking reached Chad.")
    assert [d.force_type for d in found] == ["air", "naval"]


def test_an_owner_told_by_its_sender_outweighs_a_unit_that_nobody_knows() -> None:
    (sent,) = deployments("Norway sent 300 soldiers of the 82nd Airborne to Chad.")
    assert sent.owner.actor.name == "Norway"
