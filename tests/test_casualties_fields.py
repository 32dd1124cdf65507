"""What a casualty estimate says beside its figure: whose, whence, when, how sure, told by whom."""

import datetime as dt

from tests.support_casualties import casualties


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
