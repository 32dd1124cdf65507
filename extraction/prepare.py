"""RawArticle → Article and its zones."""

from extraction.headline import find_headline
from extraction.paragraphs import clean_line, clean_paragraphs
from extraction.zones import find_zones
from models.article import Article, RawArticle, Zone
from models.ids import article_id, sha256


def prepare(raw: RawArticle) -> tuple[Article, tuple[Zone, ...]]:
    """Clean the text, find the headline, date, dateline and language; the zones tile Article.text in order."""
    paragraphs = clean_paragraphs(raw.body)
    title = clean_line(raw.title or "") or find_headline(paragraphs)
    text = "\n".join(_with_headline(title, paragraphs))
    published = raw.published_at.date() if raw.published_at else raw.published_on
    article = Article(
        article_id=article_id(text, published.isoformat() if published else None),
        source_file=raw.source_file,
        source_format=raw.source_format,
        url=raw.url,
        title=title,
        author=raw.author,
        publisher=raw.publisher,
        published_at=raw.published_at,
        published_on=published,
        date_source=raw.date_source,
        language=raw.language or "en",
        text=text,
        word_count=len(text.split()),
        content_sha256=sha256(text),
    )
    return article, zones_of(article)


def zones_of(article: Article) -> tuple[Zone, ...]:
    """The zones of a stored article, the same that prepare gave."""
    return find_zones(article.text, article.title)


def _with_headline(title: str | None, paragraphs: list[str]) -> list[str]:
    if title is None or (paragraphs and paragraphs[0] == title):
        return paragraphs
    return [title, *paragraphs]
