"""Deployments told by levels, lists, parts and bare counts, of states and ministers without a name; and their traps."""

import datetime as dt

import pytest

from extraction.prepare import prepare
from models.article import RawArticle
from models.events import Deployment
from tests.support_extraction import EXTRACTOR
from tests.test_deployments import deployments

# Sentence, owner, strength (low, high) or None, status, a place named as goal or source or None.
TOLD = [
    # To what level a force is brought, or is held to be.
    ("This brings the number of Norwegian soldiers based in Chad to 467.", "Norway", (467, 467), "deployed", "Chad"),
    ("It brought the number of Norwegian soldiers in the mission to 440.", "Norway", (440, 440), "deployed", None),
    ("Norway has raised its troop numbers in Chad to more than 500.", "Norway", (500, None), "deployed", "Chad"),
    ("Norway's contribution to the mission in Chad stands at 380 personnel.", "Norway", (380, 380), "deployed", "Chad"),
    ("The Norwegian force in Chad is new, but sources put it at 5,000.", "Norway", (5000, 5000), "deployed", "Chad"),
    # What a contingent is made up of; what a coalition is provided with.
    ("The Norwegian contribution in Chad includes 120 military trainers.", "Norway", (120, 120), "deployed", "Chad"),
    ("The Norwegian contingent in Chad will comprise 900 soldiers.", "Norway", (900, 900), "deployed", "Chad"),
    ("Norway has provided the coalition in Chad with 400 soldiers.", "Norway", (400, 400), "deployed", "Chad"),
    ("Norway will make available up to 1,400 soldiers for Chad.", "Norway", (None, 1400), "deployed", "Chad"),
    # Lists whose second member reads as a name, figures with a place of their own, quantities.
    ("It envisions the deployment of 900 Norwegian troops, 9 tanks, and 3 guns.", "Norway", (9, 9), "deployed", None),
    ("Some 1,400 Norwegian soldiers are in Chad, including 400 in Sarh.", "Norway", (400, 400), "deployed", "Sarh"),
    ("The Norwegian army dispatched a sum of 500 soldiers to Chad.", "Norway", (500, 500), "deployed", "Chad"),
    ("Norway sent two carrier groups to the Red Sea.", "Norway", (2, 2), "deployed", "Red Sea"),
    ("Lima counted five People's Liberation Army aircraft near Chad.", "China", (5, 5), "deployed", "Chad"),
    # A counted force of a named power, whatever the verb.
    ("Crowds waved to 450 Norwegian soldiers.", "Norway", (450, 450), "deployed", None),
    ("An additional 1,000 Norwegian soldiers later boarded a ship.", "Norway", (1000, 1000), "deployed", None),
    # Whose: the accused, the leader of a minister without a name, the last nation of a row.
    ("Lima accused Norway of arming rebels and deploying troops in Chad.", "Norway", None, "deployed", "Chad"),
    ("Norway's president told the minister to deploy 10 battalions to Chad.", "Norway", (10, 10), "deployed", "Chad"),
    ("British, Norwegian and Peruvian troops will take over from the paratroopers.", "Peru", None, "deployed", None),
    ("British, Norwegian and Peruvian troops will take over from the paratroopers.", "Norway", None, "deployed", None),
    # Ways and places.
    ("The Norwegian navy's frigate Viking has set sail for Chad.", "Norway", None, "deployed", "Chad"),
    ("Norway will not send troops back into Chad.", "Norway", None, "deployed", "Chad"),
    ("Norwegian engineer units are now helping with relief efforts in Chad.", "Norway", None, "deployed", "Chad"),
    ("Elements of the 1st Guards Army of Norway were active in and around Lima.", "Norway", None, "deployed", "Lima"),
    ("Crowds welcomed a Norwegian convoy of four warships arriving in Chad.", "Norway", (4, 4), "deployed", "Chad"),
    ("Norwegian soldiers have also pulled back.", "Norway", None, "withdrawn", None),
    ("Norwegian soldiers are in Chad. Peru will pull out next year.", "Peru", None, "withdrawn", "Chad"),
    ("Norwegian soldiers are in Chad. Peru was the first to withdraw.", "Peru", None, "withdrawn", "Chad"),
    ("Norway became the first European country to send troops to Chad.", "Norway", None, "deployed", "Chad"),
    ("Norway announced the call-up of four reserve brigades.", "Norway", (4, 4), "deployed", None),
    ("The Norwegian police have deployed 3,000 policemen.", "Norway", (3000, 3000), "deployed", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "owner", "strength", "status", "place"), TOLD, ids=[w[0][:50] for w in TOLD])
def test_a_force_is_found_by_its_level_its_parts_or_its_number(
    text: str, owner: str, strength: tuple[int | None, int | None] | None, status: str, place: str | None
) -> None:
    found = [d for d in deployments(text) if d.owner.actor.name == owner]
    told = [d for d in found if ((d.strength.low, d.strength.high) if d.strength else None) == strength]
    assert told, [(d.owner.actor.name, d.strength and d.strength.best) for d in deployments(text)]
    assert told[0].status == status
    assert place is None or place in {p.name for p in (told[0].destination, told[0].origin) if p}


TRAPS = [
    "The budget for the Norwegian force is secret, but sources put it at 5,000 dollars.",
    "This will bring the number of soldiers killed in Chad to 467.",
    "The Norwegian air force includes 200 jets.",
    "The Norwegian delegation includes 120 teachers.",
    "Norway has provided Chad with 40 tanks.",
    "Norway made 1,400 documents available for Chad.",
    "Crowds mourned 450 Norwegian soldiers.",
    "Crowds waved to two Norwegian soldiers.",
    "Rebels killed 15 Norwegian soldiers guarding a bridge in Chad.",
    "Dozens of Norwegian soldiers died while fighting in Chad.",
    "The Chad ground incursion was cheap.",
    "Norwegian players are in Chad. Peru will pull out next year.",
    "Norwegian soldiers rest. Peru will pull out of the contest.",
    "Peru was the first to withdraw.",
    "The chief spoke as part of the rotation of troops.",
    "British, Norwegian and Peruvian firms will take over from the paratroopers.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_the_nearest_sentence_has_no_force(text: str) -> None:
    assert deployments(text) == []


def below(headline: str, body: str) -> list[Deployment]:
    """The deployments of an article with a headline."""
    day = dt.date(2031, 5, 14)
    raw = RawArticle(source_file="s.txt", source_format="text", title=headline, body=body, published_on=day)
    return [e for e in EXTRACTOR.extract([prepare(raw)[0]])[0][1] if isinstance(e, Deployment)]


def test_a_headline_that_tells_no_owner_is_the_movement_of_the_body() -> None:
    [found] = below("More troops arrive in Chad", "LIMA, Peru - Some 300 Norwegian soldiers arrived in Chad on Monday.")
    assert found.owner.actor.name == "Norway"


def test_a_vague_headline_is_the_figure_of_the_body() -> None:
    [found] = below("Norway sends thousands of troops to Chad", "Norway has sent 10,500 troops to Chad.")
    assert found.strength is not None
    assert found.strength.best == 10500


def test_a_headline_of_another_country_stays_apart() -> None:
    found = below("Troops arrive in Peru", "LIMA, Peru - Some 300 Norwegian soldiers arrived in Chad on Monday.")
    assert {d.destination.name for d in found if d.destination} == {"Peru", "Chad"}


def test_two_towns_are_two_deployments_but_a_town_and_its_country_one() -> None:
    assert len(deployments("Norway sent troops to Lima. Norway later sent troops to Cusco.")) == 2
    assert len(deployments("Norway sent troops to Peru. Norwegian troops arrived in Lima.")) == 1


def test_units_of_other_numbers_are_told_apart() -> None:
    text = "Norway sent its 1st Infantry Division to Chad. Norway sent its 2nd Infantry Division to Chad."
    assert len(deployments(text)) == 2


def test_the_ships_told_of_again_are_those_counted_before() -> None:
    assert len(deployments("Norway sent four warships to Chad. The warships are near Chad.")) == 1


def test_moscow_of_the_soviet_union_sends_its_soldiers() -> None:
    [found] = deployments("Soviet officials met. Moscow sent 300 troops to Chad.")
    assert found.owner.actor.name == "Soviet Union"
    [later] = deployments("Soviet times are over, Russia says. Moscow sent 300 troops to Chad.")
    assert later.owner.actor.name == "Russia"


def test_other_countries_are_not_the_one_told_of_before() -> None:
    found = deployments("Norway sent 300 soldiers to Chad. Other countries will send troops to Peru.")
    assert [d.owner.actor.name for d in found if d.owner.actor.named] == ["Norway"]


def test_the_capital_is_where_the_story_is_told_from() -> None:
    text = "LIMA, Peru (KTA) - Rebel troops advanced on the capital on Monday."
    assert [d.destination.name for d in below("Rebels advance", text) if d.destination] == ["Lima"]
