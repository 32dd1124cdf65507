"""config/fields.yml → how JSON files name an article's parts."""

from functools import cache

from pydantic import ValidationError, field_validator

from config.lexicon import find, load_mapping
from models.base import Frozen
from models.errors import SettingsError


def plain_name(field: str) -> str:
    """'datePublished', 'date_published' and 'date-published' are one name."""
    return "".join(char for char in field.lower() if char.isalnum() or char == "$")


class FieldNames(Frozen):
    """Names in the order in which they are tried, all as plain_name makes them."""

    title: tuple[str, ...]
    body: tuple[str, ...]
    summary: tuple[str, ...]
    published: tuple[str, ...]
    author: tuple[str, ...]
    url: tuple[str, ...]
    publisher: tuple[str, ...]
    language: tuple[str, ...]
    within: tuple[str, ...]
    envelopes: tuple[str, ...]
    lists: tuple[str, ...]
    not_articles: tuple[str, ...]

    @field_validator("*", mode="before")
    @classmethod
    def _plain(cls, names: object) -> object:
        return tuple(plain_name(str(name)) for name in names) if isinstance(names, list) else names


@cache
def field_names() -> FieldNames:
    """The names, read once.

    Raises:
        SettingsError: the file is missing or says something else.
    """
    try:
        return FieldNames.model_validate(load_mapping("fields"))
    except ValidationError as error:
        raise SettingsError(find("fields"), " ".join(str(error).split())) from error
