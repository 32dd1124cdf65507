"""Who is who: the truth stands beside each text as 'head word → canonical name'."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from spacy.language import Language

from extraction.document import Reading
from extraction.pipeline import load, parse
from extraction.prepare import prepare
from extraction.registry import Registry
from extraction.segment import Segmenter
from models.article import Article, RawArticle, Zone

DAY = dt.date(2025, 4, 28)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return load()


def reading_of(nlp: Language, text: str) -> Reading:
    article = Article(article_id="a", source_file="t.txt", source_format="text", text=text, content_sha256="0")
    reading = Segmenter(nlp).read(article, [Zone(start=0, end=len(text), kind="body")])
    for _, pipe in nlp.pipeline:
        reading.doc = pipe(reading.doc)
    return reading


def named(nlp: Language, text: str, word: str, *, nth: int = 0) -> list[str]:
    reading = reading_of(nlp, text)
    registry = Registry(reading, DAY)
    heads = [t for t in reading.doc if t.text == word and t.i not in reading.stand_in]
    return [m.actor.name for m in registry.mentions(heads[nth])]


@pytest.mark.parametrize(
    ("text", "word", "truth"),
    [
        ("Defence Minister Tomas Varga spoke on Monday. Varga said the border was calm.", "Varga", ["Tomas Varga"]),
        ("Defence Minister Tomas Varga spoke on Monday. He said the border was calm.", "He", ["Tomas Varga"]),
        ("Moscow said on Friday that talks would go on.", "Moscow", ["Russia"]),
        ("The Kremlin said on Friday that talks would go on.", "Kremlin", ["Russia"]),
        ("The Harbour Safety Commission met on Friday. The commission said the port was closed.", "commission",
         ["Harbour Safety Commission"]),
        ("North Korea fired a missile on Friday. The North said it was a test.", "North", ["North Korea"]),
        ("Finance Minister Olga Reyes met Tomas Varga. The minister said taxes fell.", "minister", ["Olga Reyes"]),
        ("Mr. Daniel Okoro and Mrs. Helen Okoro came. Mrs. Okoro said it was late.", "Okoro", ["Helen Okoro"]),
        ("South Korean officials said on Friday that talks would go on.", "officials", ["South Korean officials"]),
        ("His spokesman, Pavel Lindqvist, said that talks would go on.", "spokesman", ["Pavel Lindqvist"]),
        ("Human Rights Watch sent a team. HRW said the village was empty.", "HRW", ["Human Rights Watch"]),
    ],
)  # fmt: skip
def test_a_mention_leads_to_its_actor(pipeline: Language, text: str, word: str, truth: list[str]) -> None:
    assert named(pipeline, text, word, nth=-1) == truth


def test_she_is_not_a_man_named_before(pipeline: Language) -> None:
    text = "Maria Santos met Robert Hale in the capital. She said the talks were useful."
    assert named(pipeline, text, "She") == ["Maria Santos"]


def test_the_two_leaders_are_the_last_two_people_named(pipeline: Language) -> None:
    text = "President Tomas Varga received Prime Minister Olga Reyes on Friday. The two leaders discussed trade."
    assert named(pipeline, text, "leaders") == ["Tomas Varga", "Olga Reyes"]


@pytest.mark.parametrize(
    ("words", "truth"),
    [("two leaders", ["Tomas Varga", "Olga Reyes"]), ("two men", ["Olga Reyes", "Ivan Dorn"])],
)
def test_a_title_of_two_is_of_those_who_bear_it(pipeline: Language, words: str, truth: list[str]) -> None:
    text = (
        "President Tomas Varga received Prime Minister Olga Reyes on Friday. "
        f"Ivan Dorn, a scholar, said that a meeting of the {words} was no surprise."
    )
    assert named(pipeline, text, words.split()[1]) == truth


def test_some_names_nobody(pipeline: Language) -> None:
    assert named(pipeline, "Some said that the bridge was closed.", "Some") == []


def test_a_quotation_of_another_does_not_steal_the_pronoun(pipeline: Language) -> None:
    text = "“I told Peter Marsh to go home. Marsh refused,” Ivan Dorn said.\nHe added that the case was closed."
    assert named(pipeline, text, "He") == ["Ivan Dorn"]


def test_role_affiliation_and_country_come_from_the_words_around_the_name(pipeline: Language) -> None:
    reading = reading_of(pipeline, "Moon Dae Sik, an analyst for the Baltic Security Institute, said so.")
    head = next(t for t in reading.doc if t.dep_ == "nsubj")
    actor = Registry(reading, DAY).mentions(head)[0].actor
    assert (actor.role, actor.affiliation) == ("analyst", "Baltic Security Institute")


@pytest.mark.parametrize(
    ("text", "word", "truth"),
    [
        ("Tarvand's ombudsman, Leyla Sarkan, said the list was long.", "ombudsman", ["Leyla Sarkan"]),
        ("Orion's chief executive, Birgit Saale, said the port was closed.", "executive", ["Birgit Saale"]),
        ("Russia's Security Council said on Friday that talks would go on.", "Council", ["Security Council of Russia"]),
        ("The Security Council said on Friday that talks would go on.", "Council", ["UN Security Council"]),
        ("Sameh Badri, Nikos Loukas and Jean Petit met in Cairo. They called for calm.", "They",
         ["Sameh Badri", "Nikos Loukas", "Jean Petit"]),
    ],
)  # fmt: skip
def test_words_beside_a_name_tell_who_it_is(pipeline: Language, text: str, word: str, truth: list[str]) -> None:
    assert named(pipeline, text, word, nth=-1) == truth


def test_a_headline_in_title_case_makes_no_names_of_its_verbs(pipeline: Language) -> None:
    text = "Varga Tells Reyes Border Talks Failed\nTomas Varga told Olga Reyes that the talks had failed."
    reading = reading_of(pipeline, text)
    assert {e.name for e in Registry(reading, DAY)._roster.entries} == {"Tomas Varga", "Olga Reyes"}


def wordings() -> list[list[str]]:
    table = Path(__file__).parent / "data" / "who.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("text", "word", "truth"), wordings(), ids=lambda value: value)
def test_the_last_mention_of_a_word_is_who_the_table_says(text: str, word: str, truth: str) -> None:
    raw = RawArticle(source_file="a.txt", source_format="text", body=text)
    reading = next(parse(load(), [prepare(raw)]))
    head = [t for t in reading.doc if t.lower_ == word.lower() and t.i not in reading.stand_in][-1]
    mentions = Registry(reading, dt.date(2024, 6, 14)).mentions(head)
    assert " | ".join(m.actor.name for m in mentions) == truth
