"""Paragraphs in capitals as print would have them. All invented."""

import pytest

from extraction.pipeline import load
from extraction.truecase import Truecaser, shouted

PRINTED = {
    "THE U.S. SECRETARY OF STATE DID NOT SAY WHETHER PAUL BROWN WOULD ATTEND .": (
        "The U.S. secretary of state did not say whether Paul Brown would attend ."
    ),
    "PRESIDENT SUAREZ TOLD THE OAS ON 11 NOVEMBER THAT COSTA RICA WILL ATTEND .": (
        "President Suarez told the OAS on 11 November that Costa Rica will attend ."
    ),
    "THE COLOMBIAN GUERRILLAS ( FPRX ) LEFT USULUTAN .": "The Colombian guerrillas ( FPRX ) left Usulutan .",
}


@pytest.fixture(scope="module")
def caser() -> Truecaser:
    return Truecaser(load())


@pytest.mark.parametrize(("shout", "printed"), PRINTED.items())
def test_words_of_the_dictionary_lose_their_capitals_and_names_keep_one(
    caser: Truecaser, shout: str, printed: str
) -> None:
    assert caser.cased(shout.split(), shout) == printed.split()


def test_only_a_paragraph_without_small_letters_is_shouted() -> None:
    assert shouted("THE MINISTER SAID THAT THE HARBOUR WOULD BE CLOSED ON MONDAY")
    assert not shouted("The UN, NATO, the EU, the AU and the OAS said that the harbour would be closed")
    assert not shouted("MINISTER RESIGNS")  # a heading
