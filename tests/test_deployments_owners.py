"""Whose force, where its own words do not say: told of before, by name, by who keeps it; and the nearest traps."""

import pytest

from tests.test_deployments import deployments

# Text, owner, strength (low, high) or None, status, a place named as goal or source or None.
OWNED = [
    # Its like was told of just before.
    ("Norwegian aircraft flew near Chad. Then 14 aircraft entered Peru.", "Norway", (14, 14), "deployed", "Peru"),
    ("Norway sent 90 men. A five-person advance team landed in Lima.", "Norway", (5, 5), "deployed", "Lima"),
    ("Norwegian warplanes and six naval vessels were detected around Chad.", "Norway", (6, 6), "deployed", "Chad"),
    ('Norway watched two Peruvian Tu-142 "Bear-F" patrol planes enter Chad.', "Peru", None, "deployed", "Chad"),
    ("Norwegian rebels took Lima in May. They fled to Chad in June.", "Norway", None, "withdrawn", "Chad"),
    ("Norwegian soldiers left Chad. Peru will send 200 in May.", "Peru", (200, 200), "deployed", None),
    # Ships by their names.
    ("HMS Viking is in Oslo. The Viking was operating in the Red Sea.", "United Kingdom", None, "deployed", "Red Sea"),
    ("USS Viking left Lima. The carrier trained off Korea.", "United States", None, "deployed", None),
    ("Another ship, the destroyer USS Viking, pulled into Lima.", "United States", None, "deployed", "Lima"),
    # Bodies, ministries, armies.
    ("The Norwegian Ministry of Justice sent extra troops to Chad.", "Norway", None, "deployed", "Chad"),
    ("US Army Viking moved two batteries to Chad.", "United States", (2, 2), "deployed", "Chad"),
    ("There are 20,000 soldiers serving in Somalia under AMISOM.", "AMISOM", (20000, 20000), "deployed", "Somalia"),
    ("Two RAF jets landed in Chad.", "United Kingdom", (2, 2), "deployed", "Chad"),
    ("Norway had 1,600 peacekeepers deployed in Chad.", "Norway", (1600, 1600), "deployed", "Chad"),
    ("Norwegian soldiers hold Lima. The country will pull 281 soldiers out.", "Norway", (281, 281), "withdrawn", None),
    # What belongs to an army; companies that are no firms.
    ("Equipment of the Norwegian army arrived in Chad.", "Norway", None, "deployed", "Chad"),
    ("15 aircraft and three ships of the Norwegian navy were located in Chad.", "Norway", (15, 15), "deployed", "Chad"),
    ("The ministry rushed 20 CRPF companies to Lima.", "India", (20, 20), "deployed", "Lima"),
    ("A Norwegian company of 150 left for Chad.", "Norway", (150, 150), "deployed", "Chad"),
    # Figures.
    ("Norway sent about 1,000 army and navy troops to Chad.", "Norway", (1000, 1000), "deployed", "Chad"),
    ("The Norwegian guard, made up of 12,000 troops, was sent to Chad.", "Norway", (12000, 12000), "deployed", "Chad"),
    ("There are 220 Norwegian soldiers in Chad, up from 70 in May.", "Norway", (70, 70), "deployed", "Chad"),
    ("Norway's contribution to KFOR is 610.", "Norway", (610, 610), "deployed", None),
    ("The mission in Chad is led by Norway with 18,000 troops.", "Norway", (18000, 18000), "deployed", None),
    ("UNAMID, with some 16,000 uniformed personnel, ends.", "UNAMID", (16000, 16000), "deployed", None),
    ("About 5,600 Norwegian soldiers are involved in the effort.", "Norway", (5600, 5600), "deployed", None),
    # Where.
    ("Rebels fled. Norwegian soldiers reached the capital, Lima.", "Norway", None, "deployed", "Lima"),
    ("There are 690 Norwegian soldiers stationed in Egypt.", "Norway", (690, 690), "deployed", "Egypt"),
    ("500 Norwegian soldiers were reported to have fled to Chad.", "Norway", (500, 500), "withdrawn", "Chad"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "owner", "strength", "status", "place"), OWNED, ids=[o[0][:50] for o in OWNED])
def test_a_force_has_the_owner_that_the_article_has_told(
    text: str, owner: str, strength: tuple[int | None, int | None] | None, status: str, place: str | None
) -> None:
    found = [d for d in deployments(text) if d.owner.actor.name == owner]
    told = [d for d in found if ((d.strength.low, d.strength.high) if d.strength else None) == strength]
    told = [d for d in told if d.status == status]
    assert told, [(d.owner.actor.name, d.strength, d.status) for d in deployments(text)]
    assert place is None or any(place in {p.name for p in (d.destination, d.origin) if p} for d in told)


OTHERS = [
    ("Norwegian soldiers hold Lima. Rebel fighters entered Chad.", "Norway"),
    ("Norwegian soldiers hold Lima. Government troops entered Chad.", "Norway"),
    ("Norwegian soldiers took Lima in May. Refugees told of it. They fled to Chad in June.", "Norway"),
    ("Norwegian soldiers are in Lima. At each bend stands a white armoured vehicle.", "Norway"),
]


@pytest.mark.parametrize(("text", "owner"), OTHERS)
def test_others_than_those_told_of_inherit_nothing(text: str, owner: str) -> None:
    second = [d for d in deployments(text) if d.trigger.start > text.index(".")]
    assert owner not in {d.owner.actor.name for d in second}


TRAPS = [
    "A Norwegian company left for Chad.",
    "The company of 150 was sold in Chad.",
    "Norway's contribution to the fund is 610.",
    "The Norwegian dealer sent 20 cars to Chad.",
    "The Viking landed in Chad.",
    "Norwegian soldiers are 200,000 non-combatants.",
    "Emirates had a fleet of 270 aircraft.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_the_nearest_words_are_no_force(text: str) -> None:
    assert deployments(text) == []


def test_ships_that_leave_on_deployment_are_deployed() -> None:
    (one,) = deployments("Two Norwegian warships departed on deployment to Chad.")
    assert one.status == "deployed"
    (gone,) = deployments("Two Norwegian warships departed from Chad on Monday.")
    assert gone.status == "withdrawn"


def test_the_number_of_those_killed_is_no_tally() -> None:
    found = deployments("The number of Norwegian soldiers killed in Chad rose to 27.")
    assert [d for d in found if d.strength] == []


def test_a_rounded_headline_gives_way_to_the_body() -> None:
    (one,) = deployments("Norway sends two ships to Chad.\n\nNorway is sending two ships to Chad.")
    assert one.strength is not None


def test_who_patrols_with_its_ships_has_one_row() -> None:
    found = deployments("Norway sent two ships to conduct a patrol in the Red Sea.")
    assert [d.strength.best for d in found if d.strength] == [2]
    assert len(found) == 1
