"""Sentences with their casualties marked in place, and the nearest sentences that tell none.

{killed 12|Twelve miners} marks an expected row over the words it comes from: 12 exact, >=12 low only, <=30 high only,
~50 'nearly', 3-5 a range; a star marks a part. A sentence without braces tells of nobody.
"""

import re

import pytest

from models.events import CasualtyEstimate
from tests.support_extraction import events

Row = tuple[str, int | None, int | None, int | None, bool]

MARKED = [
    # verbs with the victims as their object
    "Gunmen killed {killed 12|twelve miners} near Orvash.",
    "{killed 12|Twelve miners} were killed near Orvash.",
    "{killed 12|Twelve miners} killed in the Orvash collapse were buried.",
    "The shells killed {killed 8|eight} and wounded {wounded 20|20}.",
    "{killed 4|Four clerks} were killed, {wounded 17|17} wounded and {captured 3|three} kidnapped.",
    "Two militants killed {killed 6|six policemen}.",
    "A rocket struck the camp, killing {killed 5|five cooks} and injuring {wounded >=30|at least 30 others}.",
    "Raiders abducted and later killed {captured 2|{killed 2|two herders}}.",
    "Rebels abducted {captured 3|three villagers}.",
    "The blaze displaced {displaced 900|900 people}.",
    "The dam burst and drowned {killed 7|seven fishermen}.",
    "Fighters from the Sarn Front seized {captured 9|nine aid workers}.",
    "Soldiers detained {captured 2|two suspected insurgents}.",
    "Gunmen freed {captured 8|eight hostages} on Sunday.",
    "The army lost {killed 40|40 soldiers}.",
    "The mob beat up {wounded 1|a guard}.",
    # the victims as subject
    "{killed 19|Nineteen passengers} died.",
    "{missing 6|Six sailors} went missing.",
    "{displaced >=10000|More than 10,000 people} fled their homes.",
    "{killed 19|Nineteen people} lost their lives.",
    "{wounded 1|A trooper}, identified as Arl Vonn, sustained injuries in an ambush.",
    # verb and complement
    "The blast left {killed 5|5} dead and {wounded 12|12} wounded.",
    "Police shot dead {killed 2|two robbers}.",
    "{killed 1|A farmer} was hacked to death.",
    "Masked men took {captured 11|eleven clerks} hostage.",
    "{wounded 4|Four hikers} were taken to hospital with burns.",
    "Raiders slit the throat of {killed 1|a villager}.",
    # nouns and states
    "The ministry counted {killed 30|30 deaths}.",
    "The death toll rose from 10 to {killed 57|57} on Monday.",
    "Officials put the number of wounded at {wounded >=150|more than 150}.",
    "The fire claimed the lives of {killed 14|14 tenants}.",
    "Divers recovered the bodies of {killed 35|35 people}.",
    "The clash led to the death of {killed 1|one officer} and {killed 1|a civilian}.",
    "Tavia reported the loss of {killed 40|40 men}.",
    "{killed 3|Three} dead, {wounded 7|seven injured} in Orvash pile-up.",
    "The fate of {missing 200|200 other soldiers} remained unknown.",
    "His body was found in a ditch after raiders had abducted {captured 1|Orl Bessin}. {killed 1|His body} was burned.",
    # several at once, and who they were
    "{killed 1|Arlo Vent}, {killed 1|Bess Orlin} and {killed 1|Cato Strand} were killed.",
    "{killed 2|Two porters}, Arlo Vent and Bess Orlin, were killed.",
    "{killed 1|A constable}, Arlo Vent (40), and {killed 1|his niece} were killed.",
    "Raiders shot dead {killed 1|a lawmaker} along with {killed 2|his two guards}.",
    "Gunmen killed {killed 1|a professor}, {killed 1|a policeman}, and {killed 1|a pedestrian}.",
    "{killed 3|Three constables} were killed and {wounded 3|as many} injured.",
    "{captured 2|Two herders} were abducted. They were later killed{killed 2|}.",
    "A doctor on board {wounded 1|}sustained injuries in the blast.",
    "{captured 13|Thirteen farmers} were feared abducted by raiders.",
    "{killed 1|A man} was found murdered near the dam.",
    "{killed 1|Rolan Vess alias Kite} was shot dead.",
    # parts, joint figures, zero
    "The strike killed {killed 12|12 people}, including {killed 3*|three children}.",
    "By the end of May, {killed 496|496} had been killed, {killed 258*|258 of them} civilians.",
    "{killed_or_wounded >=500|More than 500 soldiers} were killed or wounded.",
    "The army suffered {killed_or_wounded 4000|4,000 casualties}, dead and wounded.",
    "The army suffered {casualties 4000|4,000 casualties}.",
    "{casualties >=160000|At least 160,000 soldiers} were killed or captured.",
    "The storm left {casualties 300|300} dead and missing.",
    "{wounded 0|Nobody} was hurt.",
    "There were {casualties 0|no casualties}.",
    # bounds
    "{killed 3-5|Three to five miners} died.",
    "{killed <=1300|As many as 1300 people} died.",
    "{killed ~50|Nearly 50 people} died.",
    "{killed >=12|Dozens of people} died.",
    # the doer or what stands near is not the victim
    "{killed 1|A detective} was killed by two gunmen.",
    "Hundreds of rebels raided the village and {killed 2|two guards} were killed.",
    "IS killed {killed 270|270 guards} in Orvash.",
]

NOBODY = [
    "The army suffered heavy losses.",
    "Many people died.",
    "Police arrested three men.",
    "Police detained three protesters.",
    "Soldiers detained 30 demonstrators.",
    "Three rebels surrendered to the army.",
    "The fire destroyed 12 houses and killed 200 cattle.",
    "The army captured two villages.",
    "The talks were hurt by the remark.",
    "The club lost three games.",
    "The killing of the bill hurt the talks.",
    "Tavia was wounded by the scandal.",
    "Fear of dying kept 85,000 people at home.",
    "An Islamic body declared independence.",
    "In 2014 the war killed the peace talks.",
    "Raiders tried to kill him.",
    "It is a crime to kill a guard.",
    "They feared that the vote hurt him.",
    "Agents verbally assaulted two clerks.",
    "A flood could kill a child.",
    "Doctors treated the wounded.",
    "The gunman fled.",
    "The party buried the hatchet with 12 members.",
    "The dead were identified as Arlo Vent and Bess Orlin.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_the_marked_casualties_are_found_and_no_others(marked: str) -> None:
    text, expected = unmarked(marked)
    assert sorted(map(str, rows(text))) == sorted(map(str, expected))


@pytest.mark.parametrize("sentence", NOBODY)
def test_a_sentence_that_counts_no_victims_gives_none(sentence: str) -> None:
    assert rows(sentence) == []


def test_a_figure_told_twice_is_one_row_with_both_sentences() -> None:
    (found,) = casualties("Twelve miners died in Orvash. Officials came. The 12 miners killed had no lamps.")
    assert len(found.repeats) == 1
    assert "lamps" in found.repeats[0].text


def test_the_figures_of_two_sources_are_two_rows() -> None:
    text = "Orvash police said 12 miners were killed. The Miners' Union said 12 people were killed."
    assert len(casualties(text)) == 2


def test_a_threat_with_a_figure_is_kept_as_hypothetical() -> None:
    (found,) = casualties("The flood could kill thousands of people.")
    assert found.modality == "hypothetical"
    assert found.count.vague


def test_victims_are_named_by_their_noun_and_kind() -> None:
    soldier, clerk = casualties("Shells killed four Tavian soldiers and a village teacher.")
    assert (soldier.victims, soldier.victims_kind) == ("Tavian soldiers", "military")
    assert (clerk.victims, clerk.victims_kind) == ("village teacher", "civilian")


def test_a_figure_without_noun_counts_people() -> None:
    (found,) = casualties("At least 57 were hurt.")
    assert found.victims == "people"


def test_who_did_it_is_the_cause() -> None:
    (found,) = casualties("A bus bomb killed nine clerks.")
    assert found.cause is not None
    assert found.cause.text == "A bus bomb"


def test_scope_follows_the_words() -> None:
    scopes = {
        "Nine clerks died in the fire.": "incident",
        "Nine clerks have died since the war began.": "cumulative",
        "Nine clerks died last month.": "period",
    }
    assert {text: casualties(text)[0].scope for text in scopes} == scopes


def test_a_headline_that_drops_the_qualifier_is_the_same_figure() -> None:
    text = "85 Troops Killed In Orvash\n\nORVASH — At least 85 troops were killed in Orvash on Monday, a monitor said."
    assert {(c.count.low, c.count.high) for c in casualties(text)} == {(85, None)}


def casualties(text: str) -> list[CasualtyEstimate]:
    """The casualty estimates of a text."""
    return [e for e in events(text) if isinstance(e, CasualtyEstimate)]


def rows(text: str) -> list[Row]:
    """What is found, comparably; every span must hold the article's own characters."""
    found = casualties(text)
    for c in found:
        for span in (c.trigger, c.count.span, c.victims_span):
            assert span is not None
            assert text[span.start : span.end] == span.text
    return [(c.outcome, c.count.low, c.count.best, c.count.high, c.is_part) for c in found]


def unmarked(marked: str) -> tuple[str, list[Row]]:
    """The sentence without its marks, and the rows they stand for."""
    expected: list[Row] = []
    while match := re.search(r"\{(\w+) (\S+?)(\*?)\|([^{}]*)\}", marked):
        outcome, number, star, words = match.groups()
        expected.append((outcome, *bounds(number), bool(star)))
        marked = marked[: match.start()] + words + marked[match.end() :]
    return marked, expected


def bounds(number: str) -> tuple[int | None, int | None, int | None]:
    """'>=12' → (12, None, None)."""
    if number.startswith(">="):
        return int(number[2:]), None, None
    if number.startswith("<="):
        return None, None, int(number[2:])
    if number.startswith("~"):
        return None, int(number[1:]), int(number[1:])
    low, _, high = number.partition("-")
    return (int(low), None, int(high)) if high else (int(low), int(low), int(low))
