"""The entities decided at once are those that spaCy's recognizer finds."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extraction.entities import NAME, PIPE, EntitiesAtOnce, decide_at_once
from extraction.pipeline import DEFAULT_MODEL, load

TEXTS = (
    "Prime Minister Teodor Brask met the Foreign Minister of the Republic of Vardania, Ilse Haverkamp, in Kell.",
    "",
    "The United Nations Assistance Mission for Iraq said 1,200 people from New York\n\nLondon and Paris had fled.",
    "Some 40 to 50 soldiers of the 3rd Mountain Brigade were killed between 1 May and 12 June 2031, the AP reported.",
    "Kell",
    "   \n ",
    "He paid $3.5 million, 12 percent more than the two hundred thousand euros of last year, for the Mona Lisa",
    "On Friday Nato. On Saturday Washington. In Sudan the RSF and the Sudanese Armed Forces of Abdel Fattah al-Burhan",
)


def seen(doc: Doc) -> list[tuple[str, str, str]]:
    return [(token.text, token.ent_iob_, token.ent_type_) for token in doc]


@pytest.mark.parametrize("size", [1, 3, 100])
def test_every_token_gets_what_spacy_gives_it(plain: Language, size: int) -> None:
    nlp = load()
    assert NAME in nlp.pipe_names
    assert PIPE not in nlp.pipe_names
    theirs = [seen(doc) for doc in plain.pipe(TEXTS)]
    assert [seen(doc) for doc in nlp.pipe(TEXTS, batch_size=size)] == theirs
    assert sum(len(doc.ents) for doc in nlp.pipe(TEXTS)) > 20


def test_no_entity_crosses_the_end_of_a_sentence_or_starts_at_a_space(plain: Language) -> None:
    text = "the Foreign Minister of the Republic of Vardania Ilse Haverkamp in New York City on Monday evening"
    for at in range(1, 16):
        docs = [nlp.tokenizer(text) for nlp in (load(), plain)]
        for doc in docs:
            for token in doc:
                token.is_sent_start = token.i in {0, at}
        ours, theirs = (
            nlp.get_pipe(name)(doc) for nlp, name, doc in zip((load(), plain), (NAME, PIPE), docs, strict=True)
        )
        assert seen(ours) == seen(theirs)
        assert all(ent.start >= at or ent.end <= at for ent in ours.ents)


def test_entities_that_are_set_already_are_kept(plain: Language) -> None:
    nlp = load()
    docs = [model.tokenizer("Ilse Haverkamp met Teodor Brask in Kell.") for model in (nlp, plain)]
    for doc in docs:
        doc.set_ents([Span(doc, 3, 4, label="ORG")], default="missing")
    assert seen(nlp(docs[0])) == seen(plain(docs[1]))
    assert docs[0][3].ent_type_ == "ORG"


@pytest.mark.parametrize("change", ["beam", "no recognizer"])
def test_a_recognizer_of_another_kind_is_left_alone(change: str) -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    if change == "beam":
        nlp.get_pipe(PIPE).cfg["beam_width"] = 4  # type: ignore[attr-defined]  # compiled, and without types
    else:
        nlp.replace_pipe(PIPE, "entity_ruler")
    before = nlp.pipe_names
    decide_at_once(nlp)
    assert nlp.pipe_names == before


def test_a_pipeline_with_spacys_recognizer_gets_the_quick_one() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    decide_at_once(nlp)
    assert isinstance(nlp.get_pipe(NAME), EntitiesAtOnce)
