"""Deployments in the forms news gives them: agents, powers, nouns alone, figures alone; and their nearest traps."""

import pytest

from tests.test_deployments import deployments

# Sentence, owner, strength (low, high) or None, status, a place named as goal or source or None.
FORMS = [
    # The agent of a passive.
    ("Rebels backed by Norwegian special forces entered Lima.", "Norway", None, "engaged", "Lima"),
    ("Norway has set up twelve posts in Chad manned by its soldiers.", "Norway", None, "deployed", "Chad"),
    ("The embassy in Lima is guarded by 40 Norwegian marines.", "Norway", (40, 40), "deployed", None),
    # A power for its force.
    ("Norway withdrew from Chad in 2011.", "Norway", None, "withdrawn", "Chad"),
    ("Peru criticised President Olav Berg of Norway for pulling out of Chad.", "Norway", None, "withdrawn", "Chad"),
    ("Norway intervened in Chad in 2011.", "Norway", None, "deployed", "Chad"),
    # Nouns alone.
    ("Peru remembers the Norwegian withdrawal from Chad.", "Norway", None, "withdrawn", "Chad"),
    ("Islamic State has established a presence in eastern Chad.", "Islamic State", None, "deployed", "Chad"),
    ("Peru is worried by Hezbollah's presence in Chad.", "Hezbollah", None, "deployed", "Chad"),
    ("Peru is pleased by the return of the Norwegian military to Chad.", "Norway", None, "deployed", "Chad"),
    # How many are there by now.
    ("Estimates of Norwegian fighters in Chad vary from 3,000 to 5,000.", "Norway", (3000, 5000), "deployed", None),
    ("Norway will raise its contingent in Chad to 400 soldiers.", "Norway", (400, 400), "deployed", "Chad"),
    ("Norway has a force of 2,500 in Chad.", "Norway", (2500, 2500), "deployed", "Chad"),
    ("Norwegian peacekeepers, numbering 1,960, are deployed in Chad.", "Norway", (1960, 1960), "deployed", "Chad"),
    ("A 200-strong Norwegian unit is stationed in Chad.", "Norway", (200, 200), "deployed", "Chad"),
    ("Norway sent a task force of 30 ships to Peru.", "Norway", (30, 30), "deployed", "Peru"),
    # Others are helped, or help.
    ("Peru is assisting 3,000 Norwegian soldiers in Chad.", "Norway", (3000, 3000), "engaged", "Chad"),
    ("Norwegian forces have been fighting alongside the Peruvian army.", "Norway", None, "engaged", None),
    ("Norwegian soldiers took part in the assault on Lima.", "Norway", None, "engaged", "Lima"),
    # On the way, in sight, at home again.
    ("The Norwegian destroyer Viking is on its way to Peru.", "Norway", None, "deployed", "Peru"),
    ("Two Norwegian warships left for Peru.", "Norway", (2, 2), "deployed", "Peru"),
    ("The Norwegian frigate Viking left Oslo on Monday for Peru.", "Norway", None, "deployed", "Peru"),
    ("Norwegian soldiers have been seen in Chad.", "Norway", None, "deployed", "Chad"),
    ("About 10,000 Norwegian soldiers returned to their bases.", "Norway", (10000, 10000), "withdrawn", None),
    ("Norwegian soldiers have advanced into Chad.", "Norway", None, "deployed", "Chad"),
    ("The Norwegian army took up positions around Lima.", "Norway", None, "deployed", "Lima"),
    # Whose they are.
    ("Norway's defence ministry said it had sent 300 soldiers to Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("A Norwegian official said 300 soldiers had been flown to Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("The destroyer USS Viking crossed the Black Sea.", "United States", None, "deployed", "Black Sea"),
    ("NATO troops are stationed in Chad.", "NATO", None, "deployed", "Chad"),
    ("Norway moved troops to countries bordering Chad.", "Norway", None, "deployed", "countries bordering Chad"),
    ("Norway has 3,000 soldiers operating alongside rebels in Chad.", "Norway", (3000, 3000), "deployed", "Chad"),
    ("Norway is proud of the mission in Chad, where it has 250 soldiers.", "Norway", (250, 250), "deployed", "Chad"),
    # Given in words, mandated, asked for.
    ("Norway offered 300 soldiers for the mission in Chad.", "Norway", (300, 300), "deployed", "Chad"),
    ("Norway put its troops on alert and moved them to Chad.", "Norway", None, "deployed", "Chad"),
    ("Norway stationed long-range cruise missiles in Chad.", "Norway", None, "deployed", "Chad"),
    # Whoever stands before 'whose' or 'with', or beside.
    ("Norway, whose 1,100 soldiers in Chad make up the bulk, will stay.", "Norway", (1100, 1100), "deployed", "Chad"),
    ("Norway, with 850 soldiers in Chad, has indicated it will stay.", "Norway", (850, 850), "deployed", "Chad"),
    ("Norway, whose mission has 68 soldiers with UNIFIL, called.", "Norway", (68, 68), "deployed", None),
    ("9,800 Norwegian soldiers serve in UN missions.", "Norway", (9800, 9800), "deployed", None),
    ("The remaining 3,700 Norwegian troops will be home by May.", "Norway", (3700, 3700), "withdrawn", None),
    ("The generals told Norway to pack up its 1,000 troops.", "Norway", (1000, 1000), "withdrawn", None),
    ("Peru's ministry counted 91 Norwegian warplanes.", "Norway", (91, 91), "deployed", None),
    ("Hezbollah fields an estimated 1,500 men in Chad.", "Hezbollah", (1500, 1500), "deployed", "Chad"),
    ("UNIFIL comprises more than 10,000 troops in Lebanon.", "UNIFIL", (10000, None), "deployed", "Lebanon"),
    ("Another 200 Norwegian soldiers touched down in Lima.", "Norway", (200, 200), "deployed", "Lima"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "owner", "strength", "status", "place"), FORMS, ids=[f[0][:50] for f in FORMS])
def test_a_movement_is_found_in_whatever_form(
    text: str, owner: str, strength: tuple[int, int] | None, status: str, place: str | None
) -> None:
    found = [d for d in deployments(text) if d.owner.actor.name == owner]
    assert [((d.strength.low, d.strength.high) if d.strength else None) for d in found] == [strength]
    assert found[0].status == status
    assert place is None or place in {p.name for p in (found[0].destination, found[0].origin) if p}


TRAPS = [
    "Norway withdrew from the Oslo agreement.",  # a treaty, not a place
    "The Norwegian swimmer Anna Berg pulled out of Lima.",
    "Norway's withdrawal from the climate treaty worries Peru.",
    "The evacuation of Norwegian tourists from Chad began.",
    "Three Norwegian soldiers in Chad were killed on Monday.",
    "The deaths of three Norwegian soldiers in Chad shocked Peru.",
    "The leader provided the insurgents with weapons in Chad.",
    "Norwegian forces secured the area.",
    "Syrian migrants pushed through Chad.",
    "A cruise ship arrived in Lima.",
    "Ten policemen were sent to the scene of an accident in Lima.",
    "The Norwegian army has 200,000 soldiers.",
    "Norway's response force can field up to 40,000 troops.",
    "Norway agreed to sell 36 jets to Chad.",
    "The rebels have not moved.",
    "Norway, with 850 ministers in Chad, has indicated it will stay.",
    "The company has about 1,500 men in Chad.",
    "The army of Norway comprises 300 soldiers.",
    "Six security guards were sent to Lima.",
    "Norwegian troops will be ready by May.",
    "Peru's ministry counted 91 Norwegian journalists.",
    "The UN mission in Chad has a new leader.",
    "The video shows militants in front of a black flag.",
    "S-300 missiles have been delivered to Chad.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_the_nearest_sentence_moves_none(text: str) -> None:
    assert deployments(text) == []


def test_a_bare_figure_counts_the_force_told_before() -> None:
    found = deployments("There are 75 Norwegian soldiers in Chad, and about 60 have been assisting the Chadian army.")
    assert [(d.owner.actor.name, d.strength.best) for d in found if d.strength] == [("Norway", 75), ("Norway", 60)]


def test_every_nation_of_a_joint_force_has_a_row() -> None:
    found = deployments("Norwegian and Peruvian soldiers were seen in Chad.")
    assert [d.owner.actor.name for d in found] == ["Norway", "Peru"]
    found = deployments("Norway and Peru agreed to pull their troops out of Chad.")
    assert [d.owner.actor.name for d in found] == ["Norway", "Peru"]
    (one,) = deployments("300 Norwegian and Peruvian soldiers were seen in Chad.")  # one number counts both
    assert one.strength is not None


def test_the_country_is_the_one_told_of_before() -> None:
    found = deployments("There is war in Chad. About 300 Norwegian soldiers are now in the country.")
    (place,) = [d.destination for d in found if d.destination]
    assert (place.name, place.span.text if place.span else None) == ("Chad", "the country")


def test_across_the_country_is_at_home() -> None:
    (found,) = deployments(
        "Spain protested. President Olav Berg of Norway ordered troops to fan out across the country."
    )
    assert (found.owner.actor.name, found.destination) == ("Norway", None)


def test_an_own_order_is_a_plan_and_anothers_call_a_demand() -> None:
    (own,) = deployments("Norway ordered its soldiers to leave Chad.")
    (others,) = deployments("Peru urged Norway to withdraw its soldiers from Chad.")
    assert (own.modality, others.modality) == ("planned", "demanded")


def test_units_are_counted_as_units_and_their_names_are_no_figures() -> None:
    (two,) = deployments("Norway sent two battalions of paratroopers to Chad.")
    assert two.strength is not None
    assert (two.strength.best, two.strength_unit) == (2, "battalions")
    (named,) = deployments("Norway sent its 204 Battalion to Chad.")
    assert named.strength is None


def test_another_figure_is_more_of_the_force_of_the_sentence_before() -> None:
    found = deployments("Norway sent 10,000 soldiers to Chad. Another 9,000 were landed in Peru.")
    assert [(d.owner.actor.name, d.strength.best) for d in found if d.strength] == [("Norway", 10000), ("Norway", 9000)]
    found = deployments("Norway sent 10,000 soldiers to Chad. About 9,000 were landed in Peru by aid workers.")
    assert [d.strength.best for d in found if d.strength] == [10000]


def test_a_vehicle_beside_a_nations_soldiers_is_that_nations() -> None:
    found = deployments("Five armored vehicles and 23 Norwegian soldiers landed in Lima.")
    assert [(d.owner.actor.name, d.strength.best) for d in found if d.strength] == [("Norway", 5), ("Norway", 23)]


def test_the_governments_of_two_states_send_their_own() -> None:
    found = deployments("The Governments of Norway and Peru have sent troops into Chad.")
    assert [d.owner.actor.name for d in found] == ["Norway", "Peru"]


def test_the_number_of_a_post_counts_nobody() -> None:
    (found,) = deployments("Norwegian troops at outpost 6-52 would stay.")
    assert found.strength is None
    found = deployments("Peru's parliament passed a bill permitting up to 3,000 soldiers to be based in Chad.")[0]
    assert (found.owner.actor.name, found.strength.high if found.strength else None) == ("Peru", 3000)
