"""Less usual sentences that report speech, and for each the nearest one that does not. All invented."""

import pytest

from extraction.sentences import sentence_ends
from tests.statement_cases import check, check_none, said, statements, words

FOUND = {
    "two contents, said and then said": (
        "<s12>Lind</s12> said <c1>the harbour was lost</c1>, then said <c2>it would be a good thing if it was</c2>."
    ),
    "a speaker behind a participle": (
        "<s1>Norland's foreign minister Oskar Brandt</s1>, addressing a conference in Lund, said <c1>teams "
        "from both sides would meet again</c1>."
    ),
    "a speaker behind another subject": (
        "Estimates of the losses vary, but <s1>harbour officials</s1> say <c1>the bridge is safe</c1>."
    ),
    "the name of one of them": (
        "One of them, <s1>Oskar Brandt</s1>, a teacher, called for <c1>an end to the strike</c1>."
    ),
    "many in a crowd": "<s1>Many in the crowd</s1> said <c1>the mayor had lied to them</c1>.",
    "people who know": "<s1>People familiar with the plan</s1> said <c1>the mayor would resign</c1>.",
    "a subject hung on the cue": (
        "<s1>The office</s1> said <c1>about half of the rise in its budget reflected losses from the tax cuts</c1>."
    ),
    "a gerund as a subject": (
        "<s1>Harbour officials</s1> suggest <c1>having families stay in place during the storm could save lives</c1>."
    ),
    "a condition in front of its main clause": (
        "<s1>Lind</s1> warned that <c1>should the talks fail, Norland will close the border</c1>."
    ),
    "a call for somebody to do it": "<s1>A lawmaker</s1> called for <c1>the governor to be banned from the town</c1>.",
    "a question put by somebody": (
        "Lind was asked by <s1>a reporter</s1> <c1>whether the bridge would be closed to trucks</c1>."
    ),
    "what somebody described": (
        "Trucks blocked the road in what <s1>the police</s1> described as <c1>a plain attempt to stop the vote</c1>."
    ),
    "a party accused in a relative clause": (
        "The court banned <c1>the movement</c1>, which <s1>the government</s1> accuses <c1>of inciting violence</c1>."
    ),
    "quoted adjectives behind the object": (
        "<s1>Oskar Brandt</s1> called <c1>Norland's threats to end the talks “unacceptable and deplorable.”</c1>"
    ),
    "a participle behind as": "<s1>Lind</s1> described <c1>the valley as beset by drought</c1>.",
    "clear without that": "<s1>The bakers</s1> made clear <c1>the aim of the sale was bread</c1>.",
    "a count reported": "<s1>The news agency</s1> reported <c1>at least 83 dead and 178 wounded</c1>.",
    "praise heaped": "<s1>Oskar Brandt</s1> heaped praise on <c1>the firefighters of Lund</c1>.",
    "issue taken": "<s1>The bishops</s1> took issue with <c1>the minister's account of the fire</c1>.",
    "a policy slammed": "<s1>Anna Lind</s1> slammed <c1>the minister's trip to Sudland</c1>.",
    "encouragement": "<s1>The minister</s1> encouraged <c1>sending doctors to the valley</c1>.",
    "quick to point out": (
        "<s1>Aid groups</s1> are quick to point out <c1>they have received only half of the money</c1>."
    ),
    "as reported by": "As reported by <s1>the Lund Gazette</s1>, <c1>the investigators found letters in the safe</c1>.",
    "an object with a remark behind": (
        "<s1>The Red Front</s1> accepted <c1>responsibility for the bombing</c1>, which had killed nobody."
    ),
    "two perfect tenses": (
        "<s12>Brandt</s12> has said <c1>he wants peace</c1> and has expressed <c2>support for the talks</c2>."
    ),
    "a document that stands in a place": (
        "He left a <s1>letter</s1> in the boat that said <c1>the raid was an act of revenge</c1>."
    ),
    "an objection": (
        "The sale went ahead in spite of <s1>Norland</s1>'s objection that <c1>it could upset the balance</c1>."
    ),
    "a proposal": "The party adopted <s1>Brandt</s1>'s proposal <c1>to build a wall along the river</c1>.",
    "a full quotation behind a scene": (
        "As boos rose from the crowd, <s1>the mayor</s1> said, “<c1>Please quiet down and sit.</c1>”"
    ),
    "a content that ends within its marks": (
        "<s1>Brandt</s1> said <c1>he was “deeply worried about the valley, and it is very important to act”</c1>."
    ),
    "a request put by somebody": "Brandt, asked by <s1>reporters</s1> <c1>to name the victims</c1>, left the room.",
    "a reason behind the content": (
        "<s1>Lind</s1> said <c1>the bridge was closed, because its piers had cracked in the frost</c1>."
    ),
    "a clause in the tense of report": (
        "<s1>The doctors</s1> said <c1>they had seen some families leave, but they had not seen any soldiers</c1>."
    ),
    "a series behind an infinitive": (
        "<s1>Public health experts</s1> said <c1>money is needed to find a cure, educate the public and learn more "
        "about the virus</c1>."
    ),
    "a share of voters": "On trade, <s1>42%</s1> say <c1>they are liberal</c1>.",
    "one in three": "<s1>One in three</s1> said <c1>the party does not care about the farmers</c1>.",
    "those surveyed": "By 58%-33%, <s1>those surveyed</s1> said <c1>the funding should go on</c1>.",
    "an age before the cue": (
        "As a part of his plea, <s1>Oskar Brandt</s1>, 44, said <c1>that he deceived a hundred people</c1>."
    ),
    "a picture of oneself": "<s1>Brandt</s1> described <c1>himself as a religious man</c1>.",
    "a name and a colon": (
        "What this means for the vote - More from <s1>Lind</s1>: “<c1>The mood of the valley is a sign of the "
        "likely vote there, and it can still change.</c1>”"
    ),
    "a noun that was a verb, and the speaker behind": (
        '<c1>The vote against the treaty signals "the beginning of the end" for the union</c1>, said '
        "<s1>Oskar Brandt</s1>, founder of the Freedom Party."
    ),
    "a contracted verb": "<s1>Brandt</s1> also told Lund News <c1>he’d support Anna Lind in the vote</c1>.",
    "a remark without": "<s1>Norland</s1> has suggested, without evidence, <c1>that Sudland shelled its people</c1>.",
    "quoted as saying, behind the words": (
        "“<c1>The war is over</c1>,” state radio quoted <s1>Oskar Brandt</s1> as saying."
    ),
    "quoted as saying, behind a clause": (
        "<c1>The war is over</c1>, <s1>Brandt</s1> was quoted as saying by state radio."
    ),
    "all of them": "All of <s1>the candidates</s1> pledged <c1>to end the plan</c1>.",
    "a call to do it": "Oskar Brandt went on. <s1>His</s1> call <c1>to free the sailors</c1> found no echo.",
    "a quotation led in by a colon": (
        "<s1>Oskar Brandt</s1> struck a different tone: “<c1>We must all wait for the vote.</c1>”"
    ),
    "a quotation behind what its speaker does": (
        "<s1>Oskar Brandt</s1> was not impressed. “<c1>We must all wait for the vote.</c1>”"
    ),
    "tribute paid": "<s1>The president</s1> paid tribute to <c1>the fallen soldiers</c1>.",
    "why it was said": "<s1>Brandt</s1> said, “<c1>We’ll see,</c1>” when asked whether he would run.",
    "as somebody noted, between": "<c1>The bridge</c1>, as <s1>Brandt</s1> noted on Monday, <c1>is old</c1>.",
    "as somebody points out, between": "<c1>And that</c1>, as <s1>Brandt</s1> points out, <c1>is quite a bit</c1>.",
    "quoted by a medium": "<s1>Brandt</s1> was quoted by state radio as saying <c1>the war was over</c1>.",
    "a scene behind an order": (
        "<s1>Marsek</s1> ordered <c1>the army to pull back from the valley</c1> as he sought to bolster ties with Lund."
    ),
    "what others expect": (
        "According to <s1>the council</s1>, <c1>9,000 people live in Lund</c1>, and officials expect some to flee."
    ),
    "only to admit": (
        "<s12>Marsek</s12> denied <c1>they were soldiers</c1> only to admit some months later that "
        "<c2>soldiers were there</c2>."
    ),
    "a lost space": '"<c1>The law is what we used</c1>, "<s1>Lind</s1> said of the sale.',
}


@pytest.mark.parametrize("marked", FOUND.values(), ids=FOUND.keys())
def test_source_and_content_are_found(marked: str) -> None:
    check(marked)


NOTHING = {
    "all that somebody says": "Not everything that Brandt says is false.",
    "without saying": "Brandt left without saying that the bridge was closed.",
    "a thing that leads in": "The road was long. “We must all wait for the vote.”",
    "a number of people": "One of them called a taxi.",
    "one in particular": "One in particular said it was late.",
    "those without a mark": "Those said the bridge was closed.",
    "a place and a colon": "Prices in Norland: “The mood of the valley is a sign of the vote, and it can change.”",
    "people at large": "People say the bridge will never reopen.",
    "said to be": "Fighters said to be close to the front began to gain ground.",
    "worth noting": "It is worth noting that the bridge is old.",
    "an event that highlights": "The troops crossed the river, highlighting the danger of a wider war.",
    "a meeting called off": "The palace called off the meeting.",
    "a plea in court": "The senator pleaded guilty for his part in the fraud.",
    "anonymity": "The official requested anonymity.",
    "a crime charged": "The court charged her with theft.",
    "a slammed door": "Oskar Brandt slammed the door.",
    "things taken": "Oskar Brandt took bread with the soldiers.",
    "nobody who asked": "When asked about the fire, Brandt left the room.",
    "a reply that says so": "The mayor said so.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_the_nearest_sentence_that_is_no_statement(text: str) -> None:
    check_none(text)


def test_a_quotation_behind_a_full_stop_belongs_to_the_statement_announced() -> None:
    text = "Anna Lind said in a statement. “There are no ballots left to count. The vote was a single event.”"
    (only,) = statements(text)
    assert (only.cue, only.kind) == ("say", "direct")


def test_a_second_source_inside_a_content_has_a_row_of_its_own() -> None:
    outer, inner = statements("Aid groups say the governors told them that the camps were full.")
    assert [m.span.text for m in outer.speakers] == ["Aid groups"]
    assert ([m.span.text for m in inner.speakers], inner.cue) == (["the governors"], "tell")


def test_the_cue_of_the_speaker_inside_a_content_is_no_second_row() -> None:
    (only,) = statements("Anna Lind said she told the council that the bridge was safe.")
    assert only.cue == "say"


def test_what_the_narrator_tells_behind_a_statement_is_no_part_of_it() -> None:
    (only,) = statements("Brandt said the bridge would reopen, but he gave no date.")
    assert said(only) == words("the bridge would reopen")


def test_no_ends_a_sentence_but_stands_before_a_number() -> None:
    assert sentence_ends(["Lind", "said", "no", ".", "But", "he", "left", "."]) == [4, 8]
    assert sentence_ends(["It", "is", "problem", "No", ".", "1", "here", "."]) == [8]
