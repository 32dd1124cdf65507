"""Models and the meanings of their categories → docs/codebook.md. `python -m config.codebook` writes it.

A test holds it fresh. The page tells what an event is made of; columns of the warehouse are in docs/dictionary.md.
"""

import types
import typing
from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import Field

from models import actor, article, dates, events, place, quantity, span
from models.base import Frozen
from models.errors import SettingsError

TARGET = Path(__file__).parent.parent / "docs" / "codebook.md"
MEANINGS = Path(__file__).with_name("codebook.yml")
_MODULES = (events, dates, place, quantity, actor, span, article)
_MODELS: tuple[type[Frozen], ...] = (
    events.EventBase, events.Statement, events.Meeting, events.Participant, events.Deployment, events.CasualtyEstimate,
    dates.EventDate, place.Place, quantity.Quantity, actor.Actor, actor.ActorMention, span.Span, article.Article,
    article.Zone,
)  # fmt: skip
_HEAD = """# Codebook: what an event is made of

Generated from the models and `config/codebook.yml` by `python -m config.codebook`; do not edit by hand. The columns
that readers see are in [dictionary.md](dictionary.md), queries in [cookbook.md](cookbook.md).

An event is recorded once per article, with the characters every field was read from. Days are ISO 8601, countries
ISO 3166-1 alpha-3, coordinates WGS 84, offsets Unicode code points of the article's text from 0, end exclusive (as the
W3C's TextPositionSelector). Only an event that is `asserted` and `positive` is told as a fact; the others are kept and
marked.
"""


class Category(Frozen):
    """What the values of a category mean."""

    standard: str | None = None
    values: dict[str, str] = Field(min_length=1)


def render() -> str:
    """The whole page.

    Raises:
        SettingsError: a value without a meaning, a meaning without a value, or a field that says nothing.

    """
    found = categories()
    meanings = {name: Category.model_validate(raw) for name, raw in yaml.safe_load(MEANINGS.read_text("utf-8")).items()}
    _require_same(found, meanings)
    parts = [_HEAD, "## Shapes\n", *(_model(model, found) for model in _MODELS)]
    return "\n".join([*parts, "## Categories\n", *(_category(name, meanings[name]) for name in found)])


def categories() -> dict[str, tuple[str, ...]]:
    """The named literals of the models with their values, in the order of the modules."""
    return {
        name: typing.get_args(value)
        for module in _MODULES
        for name, value in vars(module).items()
        if typing.get_origin(value) is typing.Literal
    }


def _require_same(found: Mapping[str, tuple[str, ...]], meanings: Mapping[str, Category]) -> None:
    said = {(name, value) for name, category in meanings.items() for value in category.values}
    there = {(name, value) for name, values in found.items() for value in values}
    if said != there:
        odd = ", ".join(f"{name}.{value}" for name, value in sorted(said ^ there))
        raise SettingsError(MEANINGS, f"meanings and values differ: {odd}")


def _model(model: type[Frozen], found: Mapping[str, tuple[str, ...]]) -> str:
    lines = [f"### {model.__name__}", "", " ".join((model.__doc__ or "").split()), ""]
    lines += ["| field | type | null | meaning |", "|---|---|---|---|"]
    inherited = events.EventBase.model_fields if model is not events.EventBase else {}
    for name, field in model.model_fields.items():
        if name not in inherited:
            if not field.description:
                raise SettingsError(MEANINGS, f"{model.__name__}.{name} says nothing of itself")
            kind, null = _kind(field.annotation, found)
            if null and "null" not in field.description.lower():
                raise SettingsError(MEANINGS, f"{model.__name__}.{name} does not say what null means")
            lines.append(f"| `{name}` | {kind} | {'yes' if null else 'never'} | {_cell(field.description)} |")
    return "\n".join([*lines, ""])


def _kind(annotation: object, found: Mapping[str, tuple[str, ...]]) -> tuple[str, bool]:
    """A type in words a reader knows, and whether it may be null."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in {typing.Union, types.UnionType}:
        inner = [item for item in arguments if item is not type(None)]
        return " or ".join(_kind(item, found)[0] for item in inner), len(inner) < len(arguments)
    if origin is typing.Literal:
        name = next((name for name, values in found.items() if values == arguments), None)
        return (f"[{name}](#{name.lower()})" if name else ", ".join(f"`{value}`" for value in arguments)), False
    if origin is tuple:
        return f"list of {_kind(arguments[0], found)[0]}", False
    if origin is typing.Annotated:
        return _kind(arguments[0], found)
    name = getattr(annotation, "__name__", str(annotation))
    linked = isinstance(annotation, type) and issubclass(annotation, Frozen)
    return (f"[{name}](#{name.lower()})" if linked else _WORDS.get(name, name)), False


_WORDS = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day",
          "datetime": "time"}  # fmt: skip


def _category(name: str, category: Category) -> str:
    beside = [f"Stands beside: {category.standard}.", ""] if category.standard else []
    rows = [f"| `{value}` | {_cell(meaning)} |" for value, meaning in category.values.items()]
    return "\n".join([f"### {name}", "", *beside, "| value | meaning |", "|---|---|", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(render(), "utf-8")
