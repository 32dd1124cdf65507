"""Sentences with their casualties marked in place, and the nearest sentences that tell none.

{killed 12|Twelve miners} marks an expected row over the words it comes from: 12 exact, >=12 low only, <=30 high only,
~50 'nearly', 3-5 a range; a star marks a part. A sentence without braces tells of nobody.
"""

import datetime as dt
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
    # 'them', of the same sentence
    "Gunmen dragged {killed 2|two teachers} from a bus and killed them.",
    "{captured 1|A clerk} and {captured 3|three cooks} were freed in Orvash, a day after they were abducted.",
    "Raiders abducted {captured 1|a Class 9 student} from the market.",
    "Fighters abducted {captured 12|{killed 12|12 passengers}} and later executed them.",
    "{captured 7|{killed 7|Seven workers}} were kidnapped in March before they were found dead.",
    "Three officers chased {killed 4|four robbers} and shot them dead.",
    "Rebels forced {killed 1|Arlo Vent} and {killed 1|Bess Orlin} out of their homes and shot them to death.",
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
    # captives: held, exchanged, freed; a bare figure counts those told of before
    "{captured 4|Four sailors} are still being held by pirates.",
    "Tavia is holding {captured 31|31 soldiers}. Sarnia put the number at {captured 26|26}.",
    "{captured 5|Five soldiers} remain in captivity.",
    "{captured 9|Nine aid workers} remain in the hands of the gunmen.",
    "The two sides exchanged {captured 30|30 prisoners}.",
    "Two of {captured 35|the 35 pupils} who were kidnapped walked home.",
    "A group of around 20 armed cadres of the Sarn Front shot dead {killed 1|a person}.",
    # in hospital, and flights without a word for it
    "{wounded 47|47 people} were in hospital, {wounded 8*|eight of them} in critical condition.",
    "{displaced 3500|About 3,500 people} have left the valley.",
    "{displaced 9000|Some 9,000 people} crossed into Tavia.",
    "The war has driven {displaced 180000|180,000 people} from their homes.",
    "{displaced 4000|Some 4,000 people} sought shelter in schools.",
    # parts: among the dead, after a dash, of them
    "Among the dead was {killed 1*|Colonel Arlo Vent}.",
    "{killed 3*|Three children} were among the dead.",
    "Gunmen killed {killed 4|four farmers} — {killed 2*|two children} and {killed 2*|two women}.",
    "{killed 11|Eleven troopers} have been killed, {killed 3*|three of them} by a bomb.",
    # each state its own figure; a verb said once
    "There were {killed 19|19} dead and {wounded 30|30} wounded.",
    "{killed 2|Two men} died on Monday and {killed 5|five more} on Tuesday.",
    "Raiders shot dead {killed 1|a Workers Party (WP) activist}.",
    "{killed 1|Police constable}, Arlo Vent (28), was killed.",
    # the doer or what stands near is not the victim
    "{killed 1|A detective} was killed by two gunmen.",
    "Hundreds of rebels raided the village and {killed 2|two guards} were killed.",
    "IS killed {killed 270|270 guards} in Orvash.",
    # fatally, and nouns that only an adjective makes deadly
    "{killed 3|Three people} were fatally shot.",
    "{killed 2|Two guards} were fatally wounded.",
    "The fatal police shooting of {killed 1|Arlo Vent} shocked Orvash.",
    "They deny the liquidation of {killed 40|40 villagers}.",
    "They spoke of {killed 1|Arlo Vent}'s murder.",
    "They answer for the death and torture of {killed >=100|hundreds of men}.",
    # an article before a compound name; a calling before a name; a name before its calling
    "{killed 1|A CRG guard} was killed.",
    "The athlete shot and killed {killed 1|girlfriend Bess Orlin}.",
    "{killed 1|Arlo Vent}, the clerk executed in Tavia, was 40.",
    "{killed 1|Tamer}, 26, died after a gunfight.",
    "{killed 1|Arlo Vent} and {killed 1|Bess Orlin}, members of the city guard, were killed.",
    "{killed 2|His parents} died in a crash.",
    # people told by age or country, and lists the parser breaks off
    "{killed 1|A 17-year-old} was shot dead.",
    "A driver killed {killed 1|an 11-year-old} and {killed 1|a 13-year-old girl}.",
    "The blast killed {killed 2|two Iraqis}, {killed 1|one Tunisian}, {killed 1|one Iranian} and {killed 1|one clerk}.",
    "{killed 6|Six guards} were killed with {wounded 2|two other clerks} and {wounded 1|an Afghan} injured.",
    # who the dead were
    "{killed >=11|At least 11 people} died. They included {killed 2*|two soldiers} and {killed 1*|a messenger}.",
    "{killed 8|Eight people} died. The victims were {killed 4*|four children} and {killed 4*|four adults}.",
    "{killed 9|Nine} died and {wounded 40|40} were hurt. The victims include {killed 2*|two nurses}.",
    "The slain officials included {killed 4*|four generals}.",
    "Other fatalities included {killed 2*|two Iraqis}.",
    "{killed 2*|Two of the dead} were officers.",
    "Those killed came from many lands, including {killed 10*|10 clerks}.",
    "Vent was one of {killed 4|four clerks} killed in the 2012 attack.",
    "{wounded 6|Six guards} and {wounded 3|three clerks} were injured.",
    # each in its place
    "They murdered {killed 3|three herders} in Vell, {killed 2|two} in Orvash and {killed 4|four more} in Tarn.",
    # tolls with vague figures
    "The regime executed {killed >=100000|hundred of thousands of clerks}.",
    "It was a war with a death toll well into {killed >=100000|the many hundreds of thousands}.",
    "The agency has placed the death count in {killed >=100|the hundreds}.",
    # care tells harm
    "{wounded 96|96 people} were detained in hospital and {wounded 24|24 others} were allowed home after treatment.",
    "{wounded 8|Eight passengers} were treated for smoke inhalation.",
    # flights by their way, captives by their captors
    "{displaced 85000|85,000 people} have flooded out of the city.",
    "The storm drove {displaced >=1000|thousands of residents} of Orvash into the city.",
    "More than {displaced >=4000000|4 million people} have left Venezuela.",
    "{captured 850|850 men} have been held by paramilitary groups.",
    "{missing 12|A dozen others}, mostly Afghans, are still missing.",
    "Raiders taking {killed 129|129 lives} fled.",
    "Soldiers were killing {killed >=3|several insurgents} and capturing {captured 1|one}.",
    # tolls: harms that top a figure, figures before the toll, no figure of another clause
    "Deaths topped {killed 500|500}.",
    "Casualties fell from 120 to {casualties 80|80}.",
    "His death brings to {killed 12|12} the number of clerks killed.",
    "The death toll may rise as {missing >=12|dozens} are still missing.",
    "The number of people displaced rose by 20,000 to {displaced 1200000|1.2 million}.",
    # odd places of the victims
    "The raid left {killed 1|one militant} dead and {captured 2|two} captured.",
    "The blaze sent {wounded 9|nine clerks} to the hospital.",
    "The accident cost {killed 2|two workers} their lives.",
    "{killed 1|A man} killed himself.",
    "Thousands marched for {missing 43|the 43 missing students}.",
    "The army lost {killed_or_wounded 1200|1,200 troops}, killed and wounded.",
    "Of {wounded 44|the 44 injured}, {wounded 12*|12} are in critical condition.",
    "{killed 6|Six people}, among them {killed 1*|a pregnant woman}, were killed.",
    "The remains of {killed 11|11 soldiers} were handed over.",
    "The raid killed {killed 5|five of its men}.",
    # soldiers who fell, prisoners of troops, care
    "{killed 60|Sixty soldiers} fell in the campaign.",
    "{killed 90|90 soldiers} laid down their lives on the island.",
    "Troops arrested {captured 2|two local Taliban leaders} who planned attacks.",
    "{captured >=2|At least two Tavians} were taken alive.",
    "The hospital in Orvash took in {wounded 12|12 marchers}.",
    "The bombs left {wounded 68|68 villagers} in hospital.",
    # flights under compulsion
    "The fighting forced {displaced 4000|4,000 people} to flee.",
    "{displaced >=5000|More than 5,000 people} have taken to the road.",
    "{displaced 900|900 villagers} were trucked over the border.",
    "The school shelters {displaced 900|900 people}.",
    # parts by name and by what became of them
    "The attack left {killed 4|four clerks} dead, including {killed 1*|Ambassador Arlo Vent}.",
    "The camp counted {casualties 36|36 casualties}, {killed 11*|11 of them} fatal.",
    "{killed 29*|Twenty-nine clerks} are among the more than {killed >=300|300 people} murdered by gunmen.",
    # tolls without a toll
    "The general put the army's own dead at {killed 5|five}.",
    "It brings to {killed 14|14} the number of guards who have lost their lives.",
    # figures whose noun stands elsewhere
    "{killed 6|Six Armenian} and {killed 7|seven Azerbaijani soldiers} died.",
    "{killed 2|Two soldiers} were killed and {wounded 1|a third} was wounded.",
    "Rebels have lost {killed_or_wounded >=600|over 600 dead} and wounded.",
    "The shells left {killed 25|25 displaced people} dead.",
    # sought, not come back, taken with their ship; none who survived
    "{missing 40|Forty fishermen} have not returned since the cyclone.",
    "Contact was lost with {missing 5|five soldiers} near the ridge.",
    "There is still no trace of {missing 16|16 passengers}.",
    "Search teams are looking for {missing 4|four sailors} who fell overboard.",
    "Pirates seized a tanker with {captured 21|21 crew}.",
    "None of {killed 62|the 62 people} on board survived.",
    "{killed 6|Six passengers} did not survive.",
    "There were no survivors among {killed 62|the 62 passengers} and crew.",
    "{captured 90|Ninety soldiers} came home in the latest prisoner swap.",
    "A helicopter with its crew of {missing 2|two} has not returned to the ship.",
    "The trawler with {missing 9|nine crew} on board has been missing since Tuesday.",
    "Pirates still hold nine vessels with {captured 147|147 crew}.",
    "{displaced >=3000|More than 3,000 people} have entered Moldova.",
    "{displaced 5200|Some 5,200 families} have fled since June.",
    "The war cost Tavia {killed 654|654 lives}.",
    "Since it broke out in 2017 {killed >=2900|more than 2,900 people} have died.",
    "He spoke of the crossing, in the course of which {killed >=450|over 450} have drowned.",
    "Tavia handed over {captured 31|31 captured soldiers} to Ruvia.",
    "{captured 12|Twelve soldiers} fell into enemy hands.",
    "The flood forced the evacuation of {displaced 700|700 people}.",
    "Authorities moved {displaced 700|700 residents} to safer ground.",
    # where they were hit, what they needed, what they came away with
    "{wounded 4|Four marchers} were shot in the legs.",
    "{wounded 1|A guard} was hit by a bullet in the leg.",
    "{wounded 8|Eight officers} needed hospital treatment.",
    "The attack left {wounded 2|two soldiers} with serious injuries.",
    "{wounded 6|Six people} came away with minor injuries.",
    "Doctors are caring for {wounded >=100|hundreds of wounded}.",
    "{wounded 1|One person} is in a critical condition.",
    "{killed 5|Five raiders} were sent to hell.",
    "Guns destroyed two boats and {killed 20|20 raiders}.",
    "{displaced 3000|About 3,000 people} are staying in shelters.",
    # a verb said once
    "{killed 5|Five soldiers} were killed, as were {killed 2|two clerks}.",
    "{killed 5|Five soldiers} died, as did {killed 2|two clerks}.",
    "{killed 8|Eight people} were killed on Monday, {killed 5|five} on Tuesday.",
    "{killed 2|Two} died on the spot, {killed 1|one} on the way to hospital.",
    # where the parser is misled: by a comma before the verb, an adjective for a noun, a bracket in a name
    "{wounded 7|Seven rebels} and {wounded 1|a constable} of Greyhound, sustained injuries in an exchange of fire.",
    "Rebels shot dead {killed 1|a tribal}, identified as Orl Vess, in the village.",
    "Rebels shot dead {killed 1|a Workers Party of India (Unity) local committee member} in Vell.",
    "{captured 3|Three officials} taken hostage by the rebels were released in the night.",
    # tables
    "Killed: {killed 4|4}; wounded: {wounded 20|20}.",
    "The hospital received {killed 12|12 bodies} and {wounded 60|60 wounded}.",
    # parts: what they were, how badly they were hurt, and the items behind a colon
    "{killed 22|22 people} were killed: {killed 10*|10 men} and {killed 12*|12 women}.",
    "The bomb killed {killed 22|22 people}, {killed 10*|10} of whom were children.",
    "The bomb killed {killed 22|22 people}. {killed 10*|Ten of them} were children.",
    "The bomb killed {killed 22|22 people}. {killed 10*|Ten} were children.",
    "The bomb killed {killed 22|22 people}. Among them were {killed 10*|ten children}.",
    "Of {killed 45|the 45} dead, {killed 12*|12} were children.",
    "{wounded 22|22} were injured, {wounded 3*|three} critically.",
    # several by name, recalled together: a row each
    "Rebels abducted {captured 1|Arlo Vent} and {captured 1|Bess Orlin}. They were later killed{killed 1|}{killed 1|}.",
    # capitals only
    "{killed 97|97 TANKER CREWMEN} HAVE PERISHED SINCE 1984.",
    "{captured 21|21 FINNISH SOLDIERS} WERE BEING HELD BY THE MILITIA.",
]

NOBODY = [
    "Police are searching for two gunmen.",
    "Two gunmen stopped the villagers and killed them.",
    "A group of six rebels stormed a shop owned by the brothers, killing them.",
    "Two brothers said the guards had questioned them.",
    "The police have no trace of the two suspects.",
    "Three players have not returned to training.",
    "A boat with nine cases of wine on board is missing.",
    "A family fled.",
    "Two villages fell into enemy hands.",
    "The general moved 700 soldiers to safer ground.",
    "Rebels seized a tanker with 21 barrels of oil.",
    "All 62 passengers survived.",
    "Two laws were hit in the back pages.",
    "Guns destroyed 20 boats.",
    "Doctors need two rooms.",
    "The choir sang 22 songs. Ten were new.",
    "Fans sang, as did two clerks.",
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
    "Orion killed off a merger.",
    "He had taken out fewer than 500.",
    "The hall holds 500 people.",
    "Police freed 12 suspects.",
    "Not one of our men is in their hands.",
    "The dead were identified as Arlo Vent and Bess Orlin.",
    "Ten ministers met. They included two generals.",
    "The shooting of Arlo Vent caused outrage.",
    "They regret the attempted assassination of Arlo Vent.",
    "About 3,000 soldiers have left Venezuela.",
    "Thousands of people poured into the streets.",
    "Tens of thousands of fans streamed into London.",
    "The law forced hundreds of workers into retirement.",
    "The police released four men from jail.",
    "Paramilitary forces held 30 demonstrators.",
    "He is a dictator who gassed by the millions.",
    "The state sent nine doctors to the hospital.",
    "The rate was 12 deaths per 100,000 people.",
    "One child dies every 11 minutes.",
    "One person in five has been displaced.",
    "A third of the 300 villagers were killed.",
    "Deaths rose 12 percent.",
    "Raiders attempted to kill two ministers.",
    "A plot to kill 30 people was foiled.",
    "Sixty soldiers fell ill.",
    "Six miners fell to the ground.",
    "Soldiers arrested a gang leader in Orvash.",
    "Police arrested a Taliban leader in Orvash.",
    "The field hospital treated over 50,000 patients.",
    "The town shelters several rebel leaders.",
    "The plan is dead in the water.",
    "He is dead in the water.",
    "The law forced 300 clerks to work.",
    "The question nobody asked was clear, with a sense of purpose missing from the plan.",
    "The general put the price of the dead at five crowns.",
    "Two peacekeepers have been evacuated to Orvash.",
    "The coup of a third party was foiled.",
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


def test_equal_figures_of_two_peoples_are_two_rows() -> None:
    text = "Among the dead were four Russian generals. The slain officers also included four Syrian generals."
    assert {c.victims for c in casualties(text)} == {"Russian generals", "Syrian generals"}


def test_a_sentence_that_opens_upon_something_else_tells_of_another_victim() -> None:
    assert len(casualties("A man was killed in Orvash. Later, a man was shot dead in Vell.")) == 2
    assert len(casualties("A man was killed in Orvash. The man was shot dead at home.")) == 1


def test_a_source_named_in_short_is_the_same_source() -> None:
    text = "Four clerks were killed, opposition sources said. According to the sources, four clerks were killed."
    assert len(casualties(text)) == 1


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


def test_a_figure_of_many_incidents_or_of_a_past_day_covers_a_period() -> None:
    scopes = {
        "Nine blasts killed 12 clerks.": "period",
        "A blast killed 12 clerks.": "incident",
        "It was the worst since May 10, when 110 clerks were killed.": "period",
        "So far this year 12 clerks have died.": "period",
    }
    assert {text: casualties(text)[0].scope for text in scopes} == scopes


def test_a_figure_without_noun_counts_those_of_the_figure_before() -> None:
    found = casualties("Five cyclists were killed and four more injured.")
    assert [c.victims for c in found] == ["cyclists", "cyclists"]


def test_who_counts_is_the_estimator_though_nothing_is_said() -> None:
    (found,) = casualties("Reuters counted 15 corpses.")
    assert found.estimator is not None
    assert found.estimator.actor.name == "Reuters"


def test_a_headline_that_drops_the_qualifier_is_the_same_figure() -> None:
    text = "85 Troops Killed In Orvash\n\nORVASH — At least 85 troops were killed in Orvash on Monday, a monitor said."
    assert {(c.count.low, c.count.high) for c in casualties(text)} == {(85, None)}


def test_a_toll_that_could_rise_is_hypothetical() -> None:
    (found,) = casualties("The toll could rise to 50.")
    assert found.modality == "hypothetical"


def test_the_day_of_the_count_is_not_the_day_of_the_event() -> None:
    (found,) = casualties("At least 40 people had been killed as of Tuesday.")
    assert found.date.date_from is None
    assert found.as_of.date_from == dt.date(2031, 5, 13)


def test_equal_figures_of_two_places_are_two_rows() -> None:
    found = casualties("Officials said 12 died in Kabul and 12 died in Herat.")
    assert [c.place.name for c in found if c.place] == ["Kabul", "Herat"]


def test_verbs_side_by_side_share_their_day_and_place() -> None:
    found = casualties("A soldier was killed and two others were wounded by a mine near Mosul on Monday night.")
    assert {(c.place.name if c.place else None, c.date.date_from) for c in found} == {("Mosul", dt.date(2031, 5, 12))}


def test_civilians_and_soldiers_under_one_figure_are_mixed() -> None:
    (found,) = casualties("Twelve civilians and soldiers were killed.")
    assert found.victims_kind == "mixed"


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
