"""README.md and docs/architecture.md are true: commands, options, targets, links, files, functions, answers."""

import re
from pathlib import Path

import click
import pytest
import typer

from benchmarks.snippets import DOCUMENTS, questions, refreshed
from flows.cli import app
from flows.summary import RunSummary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<commands>`dateline [^|]*) \|(?P<does>.*)\|$", re.MULTILINE)
NAMED = re.compile(r"`dateline ([\w-]+)[^`]*`")
STEP = re.compile(r"^\| `(?P<file>[\w/]+\.py)` \| `(?P<function>[\w.]+)(?:\(\))?` \|", re.MULTILINE)
TWO_SCREENS = 100  # lines


def table() -> list[tuple[str, str]]:
    """Command and what the README says it does; a row may hold two."""
    return [(name, row["does"]) for row in ROW.finditer(README) for name in NAMED.findall(row["commands"])]


def commands() -> dict[str, click.Command]:
    group = typer.main.get_command(app)
    assert hasattr(group, "commands")
    return dict(group.commands)


def test_the_readme_lists_every_command_and_no_other() -> None:
    assert sorted(name for name, _ in table()) == sorted(commands())


def test_every_command_the_readme_speaks_of_exists() -> None:
    spoken = set(re.findall(r"\bdateline (?:--\w+ )?([a-z]+(?:-[a-z]+)*)\b", " ".join(re.findall(r"`[^`]+`", README))))
    assert spoken <= set(commands())


def test_options_in_the_table_belong_to_their_command() -> None:
    named = [(name, option) for name, does in table() for option in re.findall(r"--[a-z-]+", does)]
    assert named
    for name, option in named:
        assert option in {flag for parameter in commands()[name].params for flag in parameter.opts}, (name, option)


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)\b", README))
    assert named
    assert named <= targets


@pytest.mark.parametrize("path", [*DOCUMENTS, ROOT / "docs" / "examples.md"], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")) if "://" not in link]
    assert all((path.parent / link).exists() for link in links), links


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_answers_are_those_of_the_example_articles(path: Path, examples: RunSummary) -> None:
    text = path.read_text(encoding="utf-8")
    assert questions(text)
    assert refreshed(text, examples.published) == text, "an answer has changed: python -m benchmarks.snippets"


def test_the_readme_asks_three_questions_on_two_screens() -> None:
    assert len(questions(README)) == 3
    assert len(README.splitlines()) <= TWO_SCREENS


def test_the_steps_of_the_architecture_name_functions_that_are_there() -> None:
    steps = [(found["file"], found["function"]) for found in STEP.finditer(ARCHITECTURE)]
    assert len(steps) > 15
    for file, function in steps:
        code = (ROOT / file).read_text(encoding="utf-8")
        assert re.search(rf"^ *(?:def|class) {function.split('.')[-1]}\b", code, re.MULTILINE), (file, function)


def test_files_and_folders_the_documents_name_are_there() -> None:
    folders = r"(?:config|models|extraction|warehouse|flows|docs|examples|benchmarks)"
    named = set(re.findall(rf"`({folders}/[\w./-]*)`", README + ARCHITECTURE)) - {"docs/scorecard.md"}
    assert named
    assert all((ROOT / name).exists() for name in named), sorted(name for name in named if not (ROOT / name).exists())
