"""Named fields → RawArticle, whatever they are called (config/fields.yml)."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from config.fields import field_names, plain_name
from extraction.read.dates import NEVER, read_moment
from extraction.read.markup import plain
from extraction.read.people import tidy_byline
from models.article import RawArticle, SourceFormat
from models.errors import NoArticleError

DEEPEST = 5  # objects in objects
_ENOUGH = 80  # characters; a shorter body is a teaser if the summary is longer

Object = Mapping[str, Any]


def from_fields(source_file: str, item: object, source_format: SourceFormat) -> RawArticle:
    """The article that the fields describe.

    Raises:
        NoArticleError: none of them holds a text, or they say that this is a picture.
    """
    if not isinstance(item, Mapping):
        raise NoArticleError(source_file, "no article in this JSON: not an object")
    names, fields = field_names(), plain_fields(item)
    if plain_name(str(fields.get("type", ""))) in names.not_articles:
        raise NoArticleError(source_file, f"this JSON is a {fields['type']}, not a text")
    body = _body(fields)
    if not body:
        raise NoArticleError(source_file, "no article in this JSON: no field holds a text")
    moments = (read_moment(text_of(fields.get(name))) for name in names.published if fields.get(name))
    moment = next((moment for moment in moments if moment.on), NEVER)
    return RawArticle(
        source_file=source_file,
        source_format=source_format,
        body=body,
        title=_first(fields, names.title),
        url=_url(fields),
        author=_people(fields),
        publisher=_publisher(fields),
        published_at=moment.at,
        published_on=moment.on,
        date_source="metadata" if moment.on else "none",
        language=_language(fields),
    )


def plain_fields(item: Object) -> dict[str, Any]:
    """The fields under their plain names."""
    return {plain_name(key): value for key, value in item.items()}


def _body(fields: Object) -> str:
    """The longest of the fields that hold text; the summary where they only tease."""
    names = field_names()
    texts = [text_of(fields.get(name)) for name in names.body]
    body = max(texts, key=len, default="")
    if len(body) < _ENOUGH:
        body = max([body, *(text_of(fields.get(name)) for name in names.summary)], key=len)
    return body.strip()


def _first(fields: Object, names: Sequence[str]) -> str | None:
    found = (text_of(fields.get(name)).strip() for name in names)
    return next((text.replace("\n", " ") for text in found if text), None)


def text_of(value: object, depth: int = 0) -> str:
    """The text of a string, a list of paragraphs, or an object around either."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if depth > DEEPEST:
        return ""
    if isinstance(value, list):
        return "\n".join(text for item in value if (text := text_of(item, depth + 1)))
    if isinstance(value, Mapping):
        fields = plain_fields(value)
        return next((text for name in field_names().within if (text := text_of(fields.get(name), depth + 1))), "")
    return ""


def _people(fields: Object) -> str | None:
    text = _first({name: text_of(value).replace("\n", ", ") for name, value in fields.items()}, field_names().author)
    return tidy_byline(text) if text else None


def _url(fields: Object) -> str | None:
    texts = (text_of(fields.get(name)).strip() for name in field_names().url)
    return next((text for text in texts if text.startswith(("http://", "https://"))), None)


def _publisher(fields: Object) -> str | None:
    text = _first(fields, field_names().publisher)
    if text and text.startswith(("http://", "https://")):
        return urlsplit(text).hostname
    return text


def _language(fields: Object) -> str | None:
    text = (_first(fields, field_names().language) or "").lower().replace("_", "-").split("-")[0]
    return text if len(text) == 2 and text.isalpha() else {"english": "en", "eng": "en"}.get(text)
