"""The pure parts of linking: words, near copies, groups and ids."""

import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from warehouse.stories.clusters import Link, clusters, neighbours
from warehouse.stories.features import weekdays
from warehouse.stories.naming import name_groups
from warehouse.stories.parties import actor_key, actors, voices
from warehouse.stories.shingles import shared, shingles, sketch
from warehouse.stories.terms import Casing, stem, terms

TEXT = """Ferry sinks off Port Amsel
Gunmen fled. The ferry of Port Amsel sank on Monday, and fifteen of 1,200 passengers in Amsel’s harbour were saved."""


def test_names_and_numbers_are_told_from_words() -> None:
    found = terms(TEXT, Casing(TEXT))
    assert found.names == ("1200", "15", "amsel", "monday", "port")
    assert {"ferr", "gunmen", "fled", "harbou"} <= set(found.words)  # sentence openers are no names
    assert "the" not in found.words


def test_stems_join_what_is_inflected_and_keep_apart_what_is_not() -> None:
    assert stem("explosions") == stem("explosion")
    assert stem("bombing") == stem("bombed") == stem("bombs")
    assert stem("market") != stem("marine")


def test_weekdays_are_those_up_to_the_report() -> None:
    wednesday = dt.date(2031, 5, 14)
    assert weekdays("killed on Monday, police said on Tuesday", wednesday) == [
        dt.date(2031, 5, 13),
        dt.date(2031, 5, 12),
    ]
    assert weekdays("on Thursday", wednesday) == [dt.date(2031, 5, 8)]
    assert weekdays("last month", wednesday) == []


def test_a_person_goes_by_surname_and_a_body_by_its_words() -> None:
    assert actor_key("Ana Reyes", "person") == "reyes"
    assert actor_key("Ministry of the Interior", "organisation") == "interior_ministry"


def party(name: str, text: str, role: str | None = None, country: str | None = None, **more: str) -> dict[str, object]:
    kind = "person" if role else "government"
    return {"slot": "speaker", "named": True, "name": name, "text": text, "role": role, "country": country,
            "kind": kind} | more  # fmt: skip


def test_who_is_told_of_by_office_is_known_by_it_and_who_holds_it_too() -> None:
    told = actors({"type": "statement"}, [party("Jan Novak", "Poland's defence minister", "defence minister", "POL")])
    assert (told["offices"], told["offices_held"]) == ("defence_minister POL", None)
    named = actors({"type": "statement"}, [party("Ana Reyes", "Defense Minister Ana Reyes", "Defense Minister", "POL")])
    assert (named["offices"], named["offices_held"]) == (None, "defence_minister POL")
    state = actors({"type": "meeting"}, [party("Greece", "Greece", None, "GRC", slot="participant")])
    assert (state["states"], state["offices_held"]) == ("GRC", None)


def test_names_of_those_who_speak_are_told_from_names_of_what_they_speak_of() -> None:
    told = [party("Ana Reyes", "Reyes", "Mayor"), party("Greece", "Greece", None, "GRC")]
    assert voices(told) == {"ana", "reyes"}


BODY = " ".join(f"word{n}" for n in range(80))


def test_a_cut_or_lengthened_copy_shares_what_the_shorter_has() -> None:
    whole, cut = shingles(BODY), shingles(" ".join(BODY.split()[:50]))
    longer = shingles(BODY + " and some lines of the outlet's own")
    assert shared(whole, cut) == shared(whole, longer) == 1
    assert len(set(sketch(whole)) & set(sketch(cut))) >= 2
    assert shared(whole, shingles(" ".join(reversed(BODY.split())))) == 0


def test_a_text_shorter_than_a_run_is_like_nothing() -> None:
    assert shared(shingles("only four words here"), shingles(BODY)) == 0


def groups(links: list[Link], apart: list[tuple[str, str]] = (), together: list[list[str]] = ()) -> set[str]:  # type: ignore[assignment]
    return {"".join(sorted(group)) for group in clusters("abcd", together, links, apart)}


def test_links_chain() -> None:
    assert groups([Link(9, "a", "b"), Link(8, "b", "c")]) == {"abc", "d"}


def test_a_link_is_left_out_that_would_bring_a_contradiction_together() -> None:
    assert groups([Link(9, "a", "b"), Link(8, "b", "c")], apart=[("a", "c")]) == {"ab", "c", "d"}


def test_the_surest_link_is_taken_first() -> None:
    assert groups([Link(8, "a", "b"), Link(9, "b", "c")], apart=[("a", "c")]) == {"a", "bc", "d"}


def test_contradictions_are_carried_along_when_groups_grow() -> None:
    links = [Link(9, "a", "b"), Link(8, "c", "d"), Link(7, "b", "d")]
    assert groups(links, apart=[("a", "c")]) == {"ab", "cd"}


def test_reports_a_day_apart_chain_no_further_than_a_story_reaches() -> None:
    days = {event: dt.date(2031, 3, n) for n, event in enumerate("abcd", start=1)}
    links = [Link(9, "a", "b"), Link(8, "b", "c"), Link(7, "c", "d")]
    made = clusters("abcd", (), links, (), days, dict.fromkeys("abcd", 2))
    assert made == [frozenset("abc"), frozenset("d")]
    assert clusters("abcd", ["ad"], (), (), days, dict.fromkeys("abcd", 2))[0] == {"a", "d"}  # what users say goes
    assert set(neighbours("abcd", days, 1)) == {("a", "b"), ("b", "c"), ("c", "d")}
    assert set(neighbours("ax", days, 1)) == {("a", "x")}  # without a day it may be any


PAIRS = st.sampled_from([(a, b) for a in "abcdefgh" for b in "abcdefgh" if a < b])


@given(st.lists(st.tuples(st.integers(1, 9), PAIRS)), st.lists(PAIRS), st.randoms())
def test_groups_hang_on_no_order_hold_no_contradiction_and_partition(
    links: list[tuple[int, tuple[str, str]]], apart: list[tuple[str, str]], random: Random
) -> None:
    wanted = [Link(score, *pair) for score, pair in links]
    made = clusters("abcdefgh", (), wanted, apart)
    random.shuffle(wanted)
    random.shuffle(apart)
    assert clusters("hgfedcba", (), wanted, apart) == made
    assert sorted(event for group in made for event in group) == list("abcdefgh")
    assert not any({a, b} <= group for group in made for a, b in apart)


def named(*told: str, held: dict[str, str] | None = None, taken: set[str] = frozenset()) -> dict[str, str]:  # type: ignore[assignment]
    """Group → id; ids are as old as their name is early in the alphabet."""
    held = held or {}
    found = name_groups(
        [frozenset(f"e{c}" for c in group) for group in told],
        {f"e{event}": story for event, story in held.items()},
        {story: (story,) for story in held.values()},
        lambda event: (event,),
        lambda story: story in taken,
    )
    return {"".join(sorted(e[1:] for e in one.events)): one.story_id for one in found}


def test_a_new_group_is_named_after_its_first_report() -> None:
    assert named("cb", "a") == {"bc": "sb", "a": "sa"}


def test_a_story_keeps_its_id_when_an_earlier_report_joins() -> None:
    assert named("abc", held={"b": "sb", "c": "sb"}) == {"abc": "sb"}


def test_of_two_that_merge_the_older_stays() -> None:
    assert named("abcd", held={"a": "sx", "b": "sx", "c": "sc", "d": "sc"}) == {"abcd": "sc"}


def test_of_parts_the_greatest_keeps_the_id_and_the_other_gets_one_never_given() -> None:
    found = named("a", "bcd", held=dict.fromkeys("abcd", "sa"), taken={"sa"})
    assert found["bcd"] == "sa"
    assert found["a"] not in {"sa", "sb", "sc", "sd"}
    assert found["a"].startswith("s")
