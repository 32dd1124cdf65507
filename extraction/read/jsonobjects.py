"""JSON → RawArticles: one object, a list, or an object that holds a list."""

import json
from collections.abc import Mapping

from config.fields import field_names, plain_name
from extraction.read.fields import DEEPEST, Object, from_fields, plain_fields, text_of
from models.article import RawArticle, SourceFormat
from models.errors import MalformedError, NoArticleError


def read_json(source_file: str, text: str, source_format: SourceFormat = "json") -> list[RawArticle]:
    """The article, or articles, of one JSON text.

    Raises:
        MalformedError: it is not JSON.
        NoArticleError: nothing in it has a text.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedError(source_file, f"broken JSON: {error}") from error
    if not isinstance(value, list | Mapping):
        raise NoArticleError(source_file, "no article in this JSON: a single value")
    items = value if isinstance(value, list) else article_list(value) or [value]
    articles, problem = [], NoArticleError(source_file, "no article in this JSON: an empty list")
    for item in items:
        try:
            articles.append(from_fields(source_file, _unwrapped(item), source_format))
        except NoArticleError as error:
            problem = error
    if not articles:
        raise problem
    return articles


def article_list(value: object) -> list[Object] | None:
    """The list of articles an object holds under a common name, also one or two objects deep; None if it holds none."""
    if not isinstance(value, Mapping) or _has_text(value):
        return None
    fields = plain_fields(value)
    for name in field_names().lists:
        inner = fields.get(name)
        if isinstance(inner, list) and inner and all(isinstance(item, Mapping) for item in inner):
            return inner
        if isinstance(inner, Mapping) and (found := article_list(inner)):
            return found
    return None


def _unwrapped(item: object, depth: int = 0) -> object:
    """The article inside Elasticsearch hits and CMS envelopes; fields beside the envelope stay where it lacks them."""
    if not isinstance(item, Mapping) or _has_text(item) or depth > DEEPEST:
        return item
    fields = plain_fields(item)
    for name in field_names().envelopes:
        if isinstance(inner := fields.get(name), Mapping):
            beside = {key: value for key, value in item.items() if plain_name(key) != name}
            article = _unwrapped(inner, depth + 1)
            return {**beside, **article} if isinstance(article, Mapping) else item
    return item


def _has_text(item: Object) -> bool:
    fields = plain_fields(item)
    return any(text_of(fields.get(name)) for name in field_names().body if not _holds_articles(fields.get(name)))


def _holds_articles(value: object) -> bool:
    """True for a list or object of whole articles, such as {"content": [{"title": …}, …]}."""
    names = field_names()
    items = value if isinstance(value, list) else [value]
    keys = [set(plain_fields(item)) for item in items if isinstance(item, Mapping)]
    return any(found & set(names.title) and found & set(names.body) for found in keys)
