"""Statements over several sentences and paragraphs: quotations carried on, relays, letters, transcripts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.statement_cases import said, statements, words


def test_a_quotation_without_a_cue_joins_the_quotation_before_it() -> None:
    text = (
        "“We lost everything,” Anna Lind said.\n“The water took the house. It took the "
        "boats, too.”\nThe river fell on Monday."
    )
    (only,) = statements(text)
    assert [c.text for c in only.content] == [
        "We lost everything,",
        "The water took the house. It took the boats, too.",
    ]
    assert only.kind == "direct"


def test_a_quotation_without_a_cue_after_an_indirect_statement_is_its_own_row() -> None:
    text = "Anna Lind said the water had taken the house.\n“We lost everything, and nobody came to help us.”"
    first, second = statements(text)
    assert (first.kind, first.cue) == ("indirect", "say")
    assert (second.kind, second.cue) == ("direct", None)
    assert second.speakers[0].actor == first.speakers[0].actor


def test_a_quotation_after_narration_is_not_given_to_the_last_speaker_statement() -> None:
    text = (
        "“We lost everything,” Anna Lind said.\nThe river rose again on Monday and the bridge was closed to trucks.\n"
        "“The second flood was worse than the first one,” Oskar Brandt said."
    )
    first, second = statements(text)
    assert words(first.content[-1].text) == ["we", "lost", "everything"]
    assert second.speakers[0].actor.name.endswith("Brandt")


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "Anna Lind said: “We lost everything. The water took the house.\n“It took the boats, too. Nobody warned us.”"
    (only,) = statements(text)
    assert said(only) == words(
        "We lost everything. The water took the house. It took the boats, too. Nobody warned us."
    )


def test_a_cue_before_a_line_break_takes_the_quotation_below() -> None:
    text = "Oskar Brandt said:\n“The road to the harbour is open, and the trucks are moving again.”"
    (only,) = statements(text)
    assert (only.cue, only.kind) == ("say", "direct")


def test_a_headline_that_the_body_repeats_is_the_same_statement() -> None:
    text = (
        "Lind says the bridge will reopen in May\n"
        "The bridge over the Sund will reopen in May, Mayor Anna Lind said on Monday after a visit to the yard."
    )
    (only,) = statements(text)
    assert only.cue_span is not None
    assert only.cue_span.text == "said"


def test_a_headline_that_the_body_does_not_repeat_is_read() -> None:
    text = (
        "Lind vows to rebuild the harbour\n"
        "The storm tore down the walls of the old harbour on Monday and sank two of the boats that lay there."
    )
    assert [s.cue for s in statements(text)] == ["vow"]


def test_a_relay_marks_the_inner_statement_and_is_no_row() -> None:
    (only,) = statements("Brandt said the war was over, the Norland News Agency reported.")
    assert only.speakers[0].actor.name.endswith("Brandt")
    assert only.reported_by is not None
    assert "Agency" in only.reported_by.actor.name


def test_a_cue_inside_a_report_is_no_second_row() -> None:
    (only,) = statements("Lind said the farmers had warned of a flood.")
    assert only.speakers[0].actor.name.endswith("Lind")


def test_a_transcript_turn_is_one_direct_statement_without_a_cue() -> None:
    text = (
        "MS. LIND:  The road is open. We said so on Monday.\nQ    Is the bridge open, too?\n"
        "MR. BRANDT:  It is not. The army told us to wait."
    )
    found = statements(text)
    assert [s.speakers[0].span.text for s in found] == ["MS. LIND", "Q", "MR. BRANDT"]
    assert {(s.kind, s.cue) for s in found} == {("direct", None)}


def test_a_single_label_makes_no_transcript() -> None:
    assert statements("WARNING: The road to the harbour is closed.\nThe river fell on Monday.") == []


def test_the_author_of_a_letter_speaks_in_the_first_person() -> None:
    text = (
        "Dear Speaker:\nI welcome the truce between Norland and Sudland.\nWe call on both armies to leave the valley.\n"
        "Sincerely,\nANNA LIND"
    )
    found = statements(text)
    assert [s.cue for s in found] == ["welcome", "call"]
    assert all("lind" in s.speakers[0].actor.name.lower() for s in found)


def test_the_title_names_the_author_of_a_press_statement() -> None:
    text = (
        "Statement by President Anna Lind on the truce\nI thank the envoys of Sudland for "
        "their patience in the long talks of the past week."
    )
    found = statements(text)
    assert [(s.cue, s.speakers[0].actor.name.split()[-1]) for s in found] == [("thank", "Lind")]


def test_first_person_without_an_author_says_nothing() -> None:
    assert statements("I welcome the truce between Norland and Sudland.") == []


def test_a_name_behind_a_dash_signs_a_quotation() -> None:
    (only,) = statements("“The river has taken everything we had in this valley.” — Mara Olsen")
    assert (only.speakers[0].span.text, only.kind) == ("Mara Olsen", "direct")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The road is open again,” Lind said.", "direct"),
        ("Lind said the road was open again.", "indirect"),
        ("Lind said the road was “open for everyone” again.", "mixed"),
    ],
)
def test_kind_tells_how_much_is_quoted(text: str, kind: str) -> None:
    assert [s.kind for s in statements(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Lind said the road was open.", "say"),
        ("Lind praised the bravery of the firefighters.", "support"),
        ("Lind accused Sudland of shelling the village.", "accuse"),
        ("Lind rejected the proposal.", "reject"),
        ("Lind urged the rebels to lay down their arms.", "request"),
        ("Lind threatened to close the harbour.", "threaten"),
        ("Lind vowed to rebuild the harbour.", "promise"),
        ("Lind denied that the army had crossed the river.", "deny"),
        ("Lind confirmed that the bridge was lost.", "confirm"),
        ("Lind told the villagers to leave.", "request"),
        ("Lind told the villagers that the road was closed.", "say"),
        ("“The road is closed to all traffic,” Lind told the villagers.", "say"),
        ("Lind warned the villagers not to drink the water.", "request"),
        ("Lind warned that the dam was close to breaking.", "say"),
        ("Lind warned that she would close the border.", "threaten"),
        ("Lind warned of retaliation.", "threaten"),
        ("Lind insisted that the count was correct.", "say"),
        ("Lind insisted that the count be repeated.", "request"),
    ],
)
def test_the_frame_tells_the_speech_act(text: str, act: str) -> None:
    assert [s.speech_act for s in statements(text)] == [act]


def test_the_hearer_of_told_is_the_addressee_and_not_content() -> None:
    (only,) = statements("Anna Lind told General Oskar Brandt that the bridge was lost.")
    assert [m.actor.name.split()[-1] for m in only.addressees] == ["Brandt"]
    assert "Brandt" not in " ".join(c.text for c in only.content)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lind urged the rebels to lay down their arms.", ["the rebels"]),
        ("Lind called on Sudland to withdraw its troops.", ["Sudland"]),
        ("Lind called on Monday on Sudland to withdraw its troops.", ["Sudland"]),
        ("Lind accused Sudland of shelling the village.", ["Sudland"]),
        ("Lind thanked the firefighters for their bravery.", ["the firefighters"]),
        ("Lind assured the villagers that help was near.", ["the villagers"]),
        ("Lind told the police of her fears about the bridge.", ["the police"]),
        ("In a letter to Oskar Brandt, Lind said the road was open.", ["Oskar Brandt"]),
        ("Lind welcomed the statement.", []),
        ("Lind ordered the strikes to be stopped.", []),
        ("Lind compared Brandt to Anna Moor.", []),
    ],
)
def test_who_is_told_asked_accused_or_thanked_is_the_addressee(text: str, told: list[str]) -> None:
    assert [m.span.text for s in statements(text) for m in s.addressees] == told


def test_an_agency_that_quotes_somebody_is_the_relay() -> None:
    (only,) = statements("The Marrow News Agency quoted Lind as saying the road was open.")
    assert only.speakers[0].span.text == "Lind"
    assert only.reported_by is not None
    assert only.reported_by.span.text == "The Marrow News Agency"


def test_the_relay_behind_the_frame_is_no_content() -> None:
    (only,) = statements("The road was open, Lind said, the Marrow News Agency reported.")
    assert [c.text for c in only.content] == ["The road was open"]


def test_the_day_of_a_medium_is_not_part_of_it() -> None:
    (only,) = statements("Lind said in a statement on Friday the road was open.")
    assert only.medium is not None
    assert only.medium.text == "a statement"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Lind told reporters in Geneva that the road was open.", "Geneva"),
        ("Lind said the talks in Geneva would go on.", None),
        ("Lind called on Russia to withdraw its troops.", None),
    ],
)
def test_a_place_that_is_spoken_of_is_not_where_it_was_said(text: str, place: str | None) -> None:
    (only,) = statements(text)
    assert (only.place.name if only.place else None) == place


def test_a_talk_with_somebody_is_a_meeting_and_no_statement() -> None:
    assert not statements("Lind spoke with Brandt about the flood.")
    (only,) = statements("Lind spoke about the flood.")
    assert only.content[0].text == "the flood"


def test_a_frame_behind_a_clause_is_not_reported_by_the_verb_of_the_clause() -> None:
    (only,) = statements(
        "Forensic police found the tenth victim inside the house, the mayor of Marrow, Anna Lind, told journalists."
    )
    assert only.cue == "tell"
    assert only.content[0].text == "Forensic police found the tenth victim inside the house"


def test_what_will_be_said_is_planned() -> None:
    (only,) = statements("Lind will announce the result on Friday.")
    assert only.modality == "planned"


PARTS = st.lists(
    st.sampled_from(
        [
            "“We lost everything,” Anna Lind said.",
            "Brandt said the “long war” was over; nobody believed him.",
            "The river fell.",
            "“And then it rained. It rained for weeks.",
            "“Nobody came.”",
            "According to the ministry, the road was open.",
            "He called it ‘a farce’, adding that they’d be back.",
            "MS. LIND: No.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(PARTS)
def test_every_field_is_the_text_at_its_place(paragraphs: list[str]) -> None:
    text = "\n".join(paragraphs)
    for s in statements(text):
        spans = [s.trigger, s.evidence, *s.content, *s.quotes, *(m.span for m in s.speakers)]
        assert all(text[x.start : x.end] == x.text for x in spans)
        assert [x.start for x in s.content] == sorted(x.start for x in s.content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('The envoy said the build-up was "purely defensive".', 'the build-up was "purely defensive"'),
        ("The mayor called the report “an insult to the dead.”", "the report “an insult to the dead.”"),
        ('The envoy said the "purely defensive" build-up would go on.', 'the "purely defensive" build-up would go on'),
        ('"It is purely defensive," the envoy said.', "It is purely defensive,"),
    ],
)
def test_a_content_that_opens_a_quotation_holds_its_closing_mark(text: str, content: str) -> None:
    (statement,) = statements(text)
    (piece,) = statement.content
    assert piece.text == content
