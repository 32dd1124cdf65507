"""Sentences in the manner of newspapers from many countries, and for each the nearest one that reads otherwise.

All invented.
"""

import pytest

from tests.statement_cases import check, check_none, said, statements, words

FOUND = {
    "a name behind a title with a phrase": (
        "<s1>The spokesperson for the command, Mara Lind</s1>, said <c1>the officers had been arrested</c1>."
    ),
    "a name behind a long title": (
        "<s1>Special Assistant to the Prime Minister on Political Affairs, Oskar Brandt</s1>, said <c1>the road was "
        "blocked</c1>."
    ),
    "a name behind a title and its acronym": (
        "<s1>Chief Justice of Norland (CJN) Oskar Brandt</s1>, who headed the bench, observed <c1>that the case had "
        "taken too long</c1>."
    ),
    "who emerged to say it": "<s1>Brandt</s1> emerged from the talks to say <c1>that the hawks had won</c1>.",
    "a verdict before its object": (
        "<s1>Oskar Brandt</s1> on Wednesday termed <c1>as “unfortunate” the walkout over the harbour bill</c1>."
    ),
    "single marks around a verdict": "<s1>Lind</s1> called <c1>the charge ‘deeply unfair’</c1>, after the vote.",
    "remarks made by somebody": (
        "The council discussed remarks made by <s1>Senator Oskar Brandt</s1> <c1>that the harbour was unsafe</c1>."
    ),
    "a question at a session": "<s1>Oskar Brandt</s1> asked at Question Time <c1>if the bridge was safe</c1>.",
    "another subject before the frame": (
        "<c1>Talks between conservatives headed by Premier Oskar Brandt and the left-leaning Greens on forming a "
        "government could fail</c1>, <s1>a senior member</s1> warned on Monday."
    ),
    "people who registered": "<s1>The unions</s1> said <c1>more than 15,000 people registered for the march</c1>.",
    "a judge who heard it": "<s1>He</s1> confirmed to the judge <c1>he understood the charges</c1>.",
    "days of mourning": "<s1>The governor</s1> announced <c1>two days of mourning for the miners</c1>.",
    "asked by whom, behind the infinitive": (
        "The clerk deleted the letters, though he had been asked <c1>to keep them</c1> by <s1>the House Committee</s1>."
    ),
    "a past tense read as a participle": (
        "<s12>Oskar Brandt</s12> said <c1>he was sorry that the efforts had failed</c1> and accused <c2>the mayor of "
        "wanting a “war” with the bakers</c2>."
    ),
    "a curly apostrophe in a name": "“<c1>These strikes are an attack on our town</c1>,” <s1>O’Connell</s1> said.",
    "a report that claims": "<c1>The harbour is unsafe and must be closed</c1>, claims <s1>a new report</s1>.",
    "no comma behind the marks": (
        "“<c1>The army is again burning villages in the hills of Norland</c1>” <s1>Oskar Brandt</s1> said in a "
        "statement."
    ),
    "what is ruled out": "<s1>The source</s1> ruled out <c1>unity with the other faction</c1>.",
    "messages rubbished": "<s1>Union chairperson Mara Lind</s1> rubbished <c1>the messages</c1>.",
    "an order that the paper heard of": (
        "<s1>The government</s1> has ordered <c1>farmers in the valley to pay various sums</c1>, the Lund Gazette "
        "heard yesterday."
    ),
    "no space behind the marks": "“<c1>It has been a most surprising year for all of us</c1>,”<s1>Lind</s1> said.",
    "a share of a people": "<s1>Forty-one percent of Norlanders</s1> told pollsters <c1>that they were tired</c1>.",
    "a wire in capitals": (
        "<s1>SUAREZ</s1> ADDED <c1>THAT 80 FISHERMEN, MOST OF THEM YOUTHS, HAVE BEEN TAKEN BY THE REBELS SINCE 11 "
        "NOVEMBER</c1>."
    ),
}

NOTHING = {
    "the court rejected it": "The Supreme Court rejected his bid to keep the file sealed.",
    "rejected by the chair": "The notice for a debate was rejected by the Speaker.",
    "an issue raised": "The issue was also raised by the mayor of Lund.",
    "found himself": "The mayor found himself unable to sign the bill.",
    "public appearances": "He no longer makes public appearances in the town.",
    "to the contrary": "Thousands have testified to the contrary.",
    "a share of things": "Forty-one percent of the bridges told of the flood.",
    "a player ruled out": "The injury ruled out the striker for a month.",
    "who left to rest": "Brandt emerged from the talks to rest.",
}


@pytest.mark.parametrize("marked", FOUND.values(), ids=FOUND.keys())
def test_what_newspapers_report(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_what_is_done_and_not_said(text: str) -> None:
    check_none(text)


def speakers(text: str) -> list[list[str]]:
    """The canonical speakers of each statement."""
    return [[m.actor.name for m in s.speakers] for s in statements(text)]


def test_he_said_goes_back_to_who_spoke_last_and_not_to_who_scored() -> None:
    text = "Simon Keel scored in the last minute, but Oskar Brandt said that they deserved it.\n\n“We fought,” he said."
    assert speakers(text)[-1] == ["Oskar Brandt"]


def test_he_said_goes_back_to_the_subject_where_nobody_has_spoken() -> None:
    assert speakers("Oskar Brandt met Simon Keel on Monday.\n\n“We will fight,” he said.") == [["Oskar Brandt"]]


def test_the_striker_is_the_man_in_focus() -> None:
    text = "Oskar Brandt has insisted that the win was deserved.\n\nThe striker said that he was proud of the team."
    assert speakers(text) == [["Oskar Brandt"], ["Oskar Brandt"]]


def test_a_victim_is_brought_in_anew() -> None:
    text = "Oskar Brandt has insisted that he was at home.\n\nThe victim said that he was not."
    assert speakers(text)[-1] == ["victim"]


RELAYS = {
    "The minister said the bridge was unsafe, the Lund Gazette reported.": "Lund Gazette",
    "According to the Lund Gazette, the minister told lawmakers that the bridge was unsafe.": "Lund Gazette",
    "“The bridge is unsafe,” the minister was quoted as saying by the Lund Gazette.": "Lund Gazette",
    "The minister was quoted by state television as saying that the bridge was unsafe.": "state television",
    "In comments carried by state television, Oskar Brandt said the bridge was unsafe.": "state television",
}


@pytest.mark.parametrize(("text", "outlet"), RELAYS.items())
def test_an_outlet_that_passes_it_on_is_no_row_of_its_own(text: str, outlet: str) -> None:
    (only,) = statements(text)
    assert only.reported_by is not None
    assert only.reported_by.actor.name == outlet


def test_an_outlet_that_asks_for_itself_is_a_source() -> None:
    (only,) = statements("According to the Lund Gazette, the bridge was unsafe.")
    assert (only.reported_by, [m.actor.name for m in only.speakers]) == (None, ["Lund Gazette"])


def test_paragraphs_of_a_quotation_wait_for_the_cue_at_its_end() -> None:
    text = "Orr said the plan was late.\n\n“We sent men there.\n\n“They burned tyres,” Oskar Brandt told the Gazette."
    first, second = statements(text)
    assert said(first) == words("the plan was late")
    assert ([m.actor.name for m in second.speakers], said(second)) == (
        ["Oskar Brandt"],
        words("We sent men there. They burned tyres"),
    )


def test_a_quoted_word_does_not_carry_the_quotation_behind_it() -> None:
    text = "Oskar Brandt described the strike as “unjustified”.\n\n“Our offer remains on the table until Friday.”"
    assert [s.cue for s in statements(text)] == ["describe", None]


def test_speaking_about_somebody_is_no_statement_before_he_said() -> None:
    (only,) = statements("Speaking about the young keeper, Brandt said:\n\n“He is humble. We have to be careful.”")
    assert only.cue == "say"


def test_a_quotation_behind_the_main_cue_and_a_colon_is_its_content() -> None:
    (only,) = statements("Mayor Oskar Brandt hit out at the council: “They have let the town down.”")
    assert (only.cue, said(only)) == ("hit", words("the council They have let the town down"))


def test_whose_message_it_is_says_the_quotation_behind_the_colon() -> None:
    text = "Oskar Brandt left early. His advice to the young: “Never stop running, and drink water.”"
    assert speakers(text) == [["Oskar Brandt"]]


def test_a_name_for_a_thing_behind_a_colon_is_nobodys() -> None:
    assert speakers("Oskar Brandt left early. His newest novel: “The Long Road to the Harbour of Lund.”") == []


def test_he_goes_back_to_the_name_behind_a_role_and_not_to_the_role() -> None:
    text = (
        "Current leader of the council Oskar Brandt, said the town had lost a champion.\n\n“He was a legend,” he said."
    )
    assert speakers(text) == [["Oskar Brandt"], ["Oskar Brandt"]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Former harbour president and now council chairman Oskar Brandt said it was late.", ["Oskar Brandt"]),
        ("Party leader Mara Lind and chairman Oskar Brandt said it was late.", ["Mara Lind", "Oskar Brandt"]),
        ("The president and Oskar Brandt said it was late.", ["president", "Oskar Brandt"]),
    ],
)
def test_two_roles_before_one_name_are_one_person(text: str, who: list[str]) -> None:
    assert speakers(text) == [who]
