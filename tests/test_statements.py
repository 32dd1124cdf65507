import pytest

from tests.statement_cases import check, check_none

FOUND = {
    "a clause without that": "<s1>Mayor Anna Lind</s1> said <c1>the bridge would reopen in May</c1>.",
    "a clause with that": (
        "<s1>The Norland ministry</s1> announced on Friday that <c1>talks with the rebels had failed</c1>."
    ),
    "a cue behind its clause": "<c1>The bridge was lost on Monday</c1>, <s1>the army</s1> said.",
    "a cue inside its clause": "<c1>The government</c1>, <s1>Lind</s1> said, <c1>is not likely to change course</c1>.",
    "an inverted cue": (
        "“<c1>We will rebuild every house</c1>,” said <s1>Anna Lind</s1>, a spokeswoman for the Norland Red Crescent."
    ),
    "a split quotation": (
        "“<c1>We are ready to talk</c1>,” <s1>Lind</s1> said. “<c1>But we will not wait for ever.</c1>”"
    ),
    "a quotation around its cue": (
        "“<c1>The road is open</c1>,” <s1>Lind</s1> said, “<c1>and the trucks are moving again.</c1>”"
    ),
    "a quotation of several sentences": (
        "“<c1>The war is over. Nobody has won it</c1>,” <s1>General Oskar Brandt</s1> told reporters."
    ),
    "a colon": "<s1>Brandt</s1> added: “<c1>No soldier of ours crossed the river last night.</c1>”",
    "a mixed content": (
        "<s1>The commission</s1> said <c1>the army had made “an important contribution” to the peace</c1>."
    ),
    "a participle behind": (
        "<s12>The ministry</s12> denied <c1>the report</c1>, adding that <c2>no plane had left the base</c2>."
    ),
    "a participle inside": (
        "<s12>He</s12> acknowledged <c1>the losses of the northern army</c1>, stating "
        "<c2>they would be remembered for ever</c2>."
    ),
    "two verbs": (
        "<s12>The Norland president</s12> condemned <c1>the attack</c1> and called "
        "for <c2>an international inquiry</c2>."
    ),
    "according to, behind": "<c1>At least twelve houses burned down</c1>, according to <s1>the regional governor</s1>.",
    "according to, in front": "According to <s1>the Norland police</s1>, <c1>the driver had fled on foot</c1>.",
    "as somebody put it": "<c1>The treaty is a dead letter</c1>, as <s1>Anna Lind</s1> put it.",
    "a promise": "<s1>Lind</s1> vowed <c1>to rebuild the harbour before winter</c1>.",
    "a demand on somebody": "<s1>Lind</s1> urged <c1>the rebels to lay down their arms</c1>.",
    "a call on somebody": "<s1>The bloc</s1> called on <c1>Sudland to withdraw its troops</c1>.",
    "a call for something": "<s1>The bishops</s1> called for <c1>an immediate ceasefire in the valley</c1>.",
    "an accusation": "<s1>Norland</s1> accused <c1>its neighbour of shelling the village</c1>.",
    "praise": "<s1>The minister</s1> praised <c1>the bravery of the firefighters</c1>.",
    "thanks": "<s1>The president</s1> thanked <c1>Norland for sending doctors</c1>.",
    "condemnation": "<s1>The council</s1> condemned <c1>the attack on the convoy</c1>.",
    "a name given": "<s1>Lind</s1> called <c1>the vote “a farce.”</c1>",
    "a description": "<s1>Lind</s1> described <c1>the raid as a crime</c1>.",
    "a feeling expressed": "<s1>The delegates</s1> expressed <c1>concern about the fate of the prisoners</c1>.",
    "made clear": "<s1>The president</s1> made clear that <c1>his country would answer any attack</c1>.",
    "a warning of": "<s1>Aid groups</s1> warned of <c1>a famine in the south</c1>.",
    "an admission": "<s1>The company</s1> admitted <c1>having paid the ministers</c1>.",
    "a document": "<s1>The report</s1> said <c1>the dam had been badly built</c1>.",
    "a poll": "<s1>A poll</s1> found that <c1>most voters opposed the new tax</c1>.",
    "a statement issued": "<s1>The army</s1> issued a statement saying <c1>the airport was under its control</c1>.",
    "quoted as saying": "<s1>Lind</s1> was quoted as saying <c1>the talks were over</c1>.",
    "a passive with its author": "<c1>The raid</c1> was condemned by <s1>the council</s1>.",
    "a claim by somebody": "<s1>The ministry</s1>'s claim that <c1>the bridge was intact</c1> surprised many drivers.",
    "a call by somebody": "His deputies ignored <s1>Lind</s1>'s call for <c1>a general strike</c1>.",
    "joint speakers": "<s1>Lind</s1> and <s1>Brandt</s1> said <c1>the deal would be signed on Friday</c1>.",
    "who said": "The farmer, <s1>who</s1> said <c1>his fields had been mined</c1>, left the valley.",
    "called to congratulate": "<s1>Lind</s1> called to congratulate <c1>the winner on his victory</c1>.",
    "went on to say": "<s1>Lind</s1> went on to say <c1>the war would end soon</c1>.",
    "led to deny": "The photos led <s1>the ministry</s1> to deny that <c1>its soldiers had been there</c1>.",
    "a responsibility claimed": "<s1>The Red Front</s1> claimed <c1>responsibility for the blast</c1>.",
    "a toll put at": "<s1>The hospital</s1> put <c1>the death toll at 40</c1>.",
    "a blasted person": "<s1>Anna Lind</s1> blasted <c1>Oskar Brandt for his silence</c1>.",
    "a question": "“<c1>Where are the trucks?</c1>” <s1>Lind</s1> asked.",
    "a semicolon": "<s1>Lind</s1> said <c1>the talks had failed</c1>; the army crossed the river the same night.",
    "a further clause": "<s1>Lind</s1> said <c1>the roofs were gone and families were sleeping in the open</c1>.",
    "a resumed clause": (
        "<c1>The centre paid nine percent</c1>, <s1>the agency</s1> said, <c1>and "
        "those in the valley paid nothing</c1>."
    ),
    "another speaker behind": (
        "<s1>Lind</s1> said <c1>the talks had failed</c1>, and <s2>Brandt</s2> warned <c2>the war would go on</c2>."
    ),
    "an announced list": (
        "<s1>Lind</s1> noted that <c1>three things are wrong: prices rise, wages fall and nobody builds</c1>."
    ),
    "an object before a bare verb": "<s1>Lind</s1> demanded <c1>the governor resign</c1>.",
    "what he called": "<s1>Lind</s1> condemned <c1>what she called a breach of trust</c1>.",
    "a twin accusation": "<s1>Norland</s1> branded <c1>Sudland an outlaw nation</c1>.",
    "a rejection": "<s1>Lind</s1> rejected <c1>the proposal</c1>.",
}


@pytest.mark.parametrize("marked", FOUND.values(), ids=FOUND.keys())
def test_source_and_content_are_found(marked: str) -> None:
    check(marked)


NOTHING = {
    "a belief": "Lind believes the bridge will reopen in May.",
    "a hope": "Lind hopes the war will end soon.",
    "a negated cue": "Lind did not say when the bridge would reopen.",
    "a refusal": "Lind declined to say whether the bridge was safe.",
    "a refusal to comment": "The ministry refused to comment on the report.",
    "an impersonal report": "It is said that the bridge will reopen in May.",
    "nobody in particular": "Some say the bridge will never reopen.",
    "many people": "Many people say the bridge will never reopen.",
    "no group": "No group claimed responsibility for the blast.",
    "a possibility": "Lind could announce the result on Friday.",
    "a condition": "If Lind says the bridge is safe, the trucks will cross.",
    "a wish": "Lind wants to tell the voters about the harbour.",
    "a thing that shows": "The blast showed how weak the walls were.",
    "a move that suggests": "The move suggests that a deal is near.",
    "an attack with guns": "Rebels attacked the village at dawn.",
    "rockets that slammed": "Two rockets slammed the airport on Monday.",
    "a defended town": "The soldiers defended the town for three weeks.",
    "an order carried out": "The army carried out a raid near the border.",
    "a speech given": "Lind gave a speech in the harbour.",
    "a bare statement": "The statement was long.",
    "a thing so called": "A ship called Aurora sank in the storm.",
    "a topic": "The ministers discussed the harbour.",
    "an identity checked": "Police will use tests to confirm the identities of the victims.",
    "a territory claimed": "Norland claimed the island in 1920.",
    "a name given by others": "The hill, dubbed the Anvil by soldiers, fell on Monday.",
    "a bare passive": "The mayor was criticized for his silence.",
    "a command to the reader": "Tell your friends about the harbour.",
    "a modifier": "The reported losses were heavy.",
    "time, not report": "The army withdrew as protests continued.",
    "a phone call": "Lind called the police on Monday.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_the_nearest_sentence_that_is_no_statement(text: str) -> None:
    check_none(text)
