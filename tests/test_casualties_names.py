"""One person by name, in a sentence that does not say that the name is a person's."""

import pytest

from tests.support_casualties import rows, unmarked

MARKED = [
    "Juma Sarot, a farmer, lived in Ghorat. {captured 1|Sarot} was taken away by a group of rebels.",
    "Juma Hovak, a farmer, spoke on Monday. Troops captured {captured 1|Hovak} on Tuesday.",
    "Troops captured Vellmark on Tuesday.",  # nobody said what that is: a town is captured too
    "Rebels captured Goma in January.",
    "Shells fell near Kell on Monday. Troops captured Kell on Tuesday.",
    "The town of Kell was quiet. Troops captured Kell on Tuesday.",
    "Rebels captured {captured 1|Major Goma} in January.",
    "Many Tajiks spoke of how many Tajiks had been killed.",
    # lists of names, which the parser takes for appositions
    "{killed 1|Juan Moreno}, {killed 1|Amado Lopes}, {killed 1|Segundo Montero} and {killed 1|Luis Soto} were killed.",
    "The journalists {killed 1|Ignacio Ellara} and {killed 1|Martin Bora} were killed.",
    "{killed 2|Two journalists}, Ignacio Ellara and Martin Bora, were killed.",
    "{killed 1|The mayor}, Juan Moreno, was killed.",
    # away with them, whatever stands between
    "Gunmen dragged {captured 1|Juma Khila} away from his home.",
    "Rebels marched {captured 12|twelve villagers} off into the forest.",
    "Police led three men away in handcuffs.",
    "The dogs led three hikers away from the cliff.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_the_marked_people_are_found_and_no_others(marked: str) -> None:
    text, expected = unmarked(marked)
    assert sorted(rows(text), key=repr) == sorted(expected, key=repr)
