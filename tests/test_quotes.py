import pytest

from extraction.quotes import find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We lost it,” she said.", ["We lost it,"]),
        ('"We lost it," she said. "All of it."', ["We lost it,", "All of it."]),
        ("''We lost it,'' she said.", ["We lost it,"]),
        ("He called it ‘a farce’ and left.", ["a farce"]),
        ("“They call it “home” and stay,” she said.", ["They call it “home” and stay,"]),
        ("”We lost it,” she said.", ["We lost it,"]),
        ("' We lost it, ' she said.", ["We lost it,"]),
        ('"We lost it, " she said. "All of it."', ["We lost it, ", "All of it."]),
        ('"We lost it, "Lind said.', ["We lost it, "]),
        ("She said: ‘We lost it. All of it.", ["We lost it. All of it."]),
        ("The brothers’ house wasn’t theirs.", []),
        ("It was the brothers ' house, ' not theirs", []),
        ('A 6" pipe burst.', []),
    ],
)
def test_quotations_and_apostrophes_are_told_apart(text: str, quoted: list[str]) -> None:
    assert inner(text) == quoted


def test_a_mark_left_open_at_the_head_runs_to_the_end_of_the_paragraph() -> None:
    (only,) = find_quotations("“We lost it. All of it.")
    assert only.open


def test_a_curly_mark_left_open_inside_a_sentence_runs_to_its_end() -> None:
    (only,) = find_quotations("He said the deal would “give us hope for peace.")
    assert only.open
