"""The remembered morphology says of every token what spaCy's two pipes say."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extraction.morphology import PIPES, remember_morphology
from extraction.pipeline import load

TEXTS = (
    "There are 40 soldiers in the town. There's one more, and there were others.",
    "Let's go, they said. We ain't gonna leave. They've got ta move. Y'all may stay.",
    "The minister left Kesh on Monday; the left-wing parties met their leaves of absence, leaving early.",
    "Saw the saws? He saw them. The dead and the wounded were dead.\n\nA second paragraph, with a space before it.",
    "",
)


def seen(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_, t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_what_spacy_gives_it(plain: Language, text: str) -> None:
    nlp = load()
    assert "remembered_morphology" in nlp.pipe_names
    assert not set(PIPES) & set(nlp.pipe_names)
    for _ in range(2):  # learned, and remembered
        assert seen(nlp(text)) == seen(plain(text))


def test_a_word_is_known_by_tag_and_dependency_too() -> None:
    tagged = {t.text: t.pos_ for t in load()("There are four there.") if t.lower_ == "there"}
    assert tagged["There"] != tagged["there"]


def test_a_pipeline_with_other_pipes_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler")
    remember_morphology(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]
