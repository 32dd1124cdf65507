"""What is done with a verb of speech and not said: calling a meeting, a courtesy call, a welcome, a source cited."""

import pytest

from models.events import Statement
from tests.support_extraction import events


def said(text: str) -> list[tuple[str, str]]:
    """(speaker, content) of each statement."""
    found = [e for e in events(text) if isinstance(e, Statement)]
    return [(e.speakers[0].actor.name, " … ".join(c.text for c in e.content)) for e in found]


DONE = [
    "The meeting was called last week by the African Union.",
    "General Ivan Dorn called on Prime Minister Tom Orsay in Lima on Tuesday to discuss security.",
    "The president welcomed the delegation at the palace.",
    "The minister and the premier spoke on the phone about taxes.",
    "On Sunday, Chairman Ivan Dorn called Tom Orsay, President Ana Belcort and party leaders to wish them well.",
]


@pytest.mark.parametrize("text", DONE)
def test_it_is_done_and_not_said(text: str) -> None:
    assert said(text) == []


SAID = [
    ("Ana Belcort called on the president to resign.", "the president to resign"),
    ("The minister welcomed the decision.", "the decision"),
    ("The minister spoke about taxes.", "taxes"),
    ("The minister called the vote illegal.", "the vote illegal"),
    ("After the talks, ambassador Ana Belcort called for de-escalation and calm.", "de-escalation and calm"),
    (
        "Meeting the envoy, Norway hailed the country’s active support for farmers.",
        "the country’s active support for farmers",
    ),
]


@pytest.mark.parametrize(("text", "content"), SAID)
def test_the_nearest_is_said_and_whole(text: str, content: str) -> None:
    assert [c for _, c in said(text)] == [content]


def test_who_is_cited_is_no_content() -> None:
    assert "officials" not in [c for _, c in said("The minister resigned, the daily Velm reported, citing officials.")]
    assert "health concerns" in [c for _, c in said("The minister resigned, citing health concerns.")]
