"""Current articles whose current events another extractor found → Article models, a few at a time."""

from collections.abc import Iterator

import sqlalchemy as sa

from models.article import Article
from warehouse import tables as t

_CURRENT = sa.table("current_articles", *(sa.column(name) for name in Article.model_fields), schema=t.CORE)


def stale_ids(connection: sa.Connection, extractor: str) -> list[str]:
    """Articles not read by this extractor yet, or not last. Ids only: 24 bytes an article, texts are streamed."""
    x = t.extractions
    current = sa.select(x.c.article_id).where(x.c.valid_to.is_(None), x.c.extractor == extractor)
    query = sa.select(_CURRENT.c.article_id).where(_CURRENT.c.article_id.not_in(current))
    return list(connection.scalars(query.order_by(_CURRENT.c.article_id)))


def read_articles(connection: sa.Connection, ids: list[str]) -> Iterator[Article]:
    """The stored articles of these ids, in id order."""
    query = sa.select(_CURRENT).where(_CURRENT.c.article_id.in_(ids)).order_by(_CURRENT.c.article_id)
    for row in connection.execute(query).mappings().all():
        yield Article.model_validate(dict(row))
