"""HTML page → RawArticle: trafilatura finds the story, JSON-LD and meta tags tell what is known about it."""

import json
import logging
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from extraction.read.dates import NEVER, Moment, read_moment
from extraction.read.fields import text_of
from extraction.read.people import tidy_byline
from extraction.read.plain import check_lines
from models.article import RawArticle
from models.errors import MalformedError, NoArticleError

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its findings about a page are ours to tell
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_LEAST = 120  # characters of story; less is a menu, a login wall or a picture page
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date",
    "article.published",
    "published_time", "publish_date", "cxenseparse:recs:publishtime", "article_date_original", "og:published_time",
)  # fmt: skip
_META_AUTHORS = (
    "author",
    "article:author_name",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "byline",
)
_BYLINES = "//*[@rel='author' or @itemprop='author' or contains(@class,'author-name') or contains(@class,'byline')]"
_DATED = re.compile(  # class or id of an element that shows when the story was published
    r"(?:publish(?:ed)?|pub|post|posted|entry|article|story)[-_]?(?:date|on|time)\b|date[-_]?published|\bdateline\b",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"^(?:first )?(?:published|posted|updated|last updated)(?: on| at)?:?\s*", re.IGNORECASE)
_FEW = 10
_META_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|WebPage|VideoObject|Posting)$")
_SUFFIX = re.compile(r"\s+(?P<mark>[|»·•—–-])\s+(?P<site>[^|»·•—–]{2,45})$")


def read_html(source_file: str, markup: str) -> RawArticle:
    """The article of one page.

    Raises:
        MalformedError: not to be parsed as HTML.
        NoArticleError: no story on the page.
    """
    tree = _tree(source_file, markup)
    body = _story(markup)
    if len(body) < _LEAST:
        raise NoArticleError(source_file, "no article text on this HTML page")
    check_lines(source_file, body)
    metas, linked = _metas(tree), list(_linked(tree))
    site = next((metas[name].lstrip("@") for name in _META_SITES if metas.get(name)), None)
    url = _url(metas, tree)
    moment = _published(linked, metas, tree)
    return RawArticle(
        source_file=source_file,
        source_format="html",
        body=body,
        title=_title(linked, metas, tree, site),
        url=url,
        author=_author(linked) or _byline(metas, tree),
        publisher=_publisher(linked) or site or (urlsplit(url).hostname if url else None),
        published_at=moment.at,
        published_on=moment.on,
        date_source="metadata" if moment.on else "none",
        language=(tree.get("lang") or "")[:2].lower() or None,
    )


def _tree(source_file: str, markup: str) -> Any:  # noqa: ANN401  lxml has no types
    # lxml refuses text with an encoding declaration; bytes with a known one go through
    try:
        parser = lxml.html.HTMLParser(encoding="utf-8")
        return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise MalformedError(source_file, f"broken HTML: {error}") from error


def _story(markup: str) -> str:
    """The story's paragraphs as lines, '' where the page has none."""
    from trafilatura import bare_extraction  # noqa: PLC0415  a second of imports that plain text can do without

    try:
        found = bare_extraction(markup, include_comments=False, include_tables=False)
    except Exception:  # noqa: BLE001  hostile markup breaks it in ways it does not name; the page then holds no article
        return ""
    return (getattr(found, "text", None) or "").strip()


def _shown_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Dates that the reader sees, in elements that say they hold one."""
    named = (element for element in tree.xpath("//*[@class or @id]") if _DATED.search(_names(element)))
    for element in islice(named, _FEW):
        text = _DATE_LABEL.sub("", " ".join(element.text_content().split()))
        if 5 < len(text) < 60:
            yield text


def _names(element: Any) -> str:  # noqa: ANN401
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _guessed_date(tree: Any) -> str | None:  # noqa: ANN401
    """A date that stands only in the page's text or address."""
    from htmldate import find_date  # noqa: PLC0415  as above

    try:
        return find_date(tree, original_date=True)
    except Exception:  # noqa: BLE001  as above
        return None


def _metas(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """Meta tags by name or property, in lower case; the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name, content = meta.get("property") or meta.get("name") or meta.get("itemprop"), meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _linked(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """The JSON-LD objects of the page that describe an article, the article itself before the page around it."""
    found = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found += list(_objects(json.loads((script.text or "").strip().rstrip(";"), strict=False)))
        except (ValueError, RecursionError):
            continue  # many pages carry broken JSON-LD
    yield from sorted(found, key=lambda item: not any(name.endswith(("Article", "Posting")) for name in _types(item)))


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        if any(_ARTICLE_TYPES.search(name) for name in _types(value)):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _published(linked: list[dict[str, Any]], metas: dict[str, str], tree: Any) -> Moment:  # noqa: ANN401
    """The first date with its time and zone; else the first that gives a day."""
    times = tree.xpath("//article//time/@datetime | //time[@itemprop='datePublished']/@datetime")
    written = [
        *(item.get("datePublished") for item in linked), *(metas.get(name) for name in _META_DATES),
        *(item.get("dateCreated") for item in linked), *times[:1],
    ]  # fmt: skip
    moments = [moment for value in written if value and (moment := read_moment(value)).on]
    if not moments:
        moments = [moment for text in _shown_dates(tree) if (moment := read_moment(text)).on]
    if not moments:
        return read_moment(_guessed_date(tree))
    return next((moment for moment in moments if moment.at), moments[0] if moments else NEVER)


def _title(
    linked: list[dict[str, Any]],
    metas: dict[str, str],
    tree: Any,  # noqa: ANN401
    site: str | None,
) -> str | None:
    headings = [heading for heading in (" ".join(h1.text_content().split()) for h1 in tree.iter("h1")) if heading]
    stated = [text_of(item.get("headline")) for item in linked]
    stated += [metas.get("og:title", ""), metas.get("twitter:title", "")]
    page = " ".join((tree.findtext(".//title") or "").split())
    candidates = [strip_site(text_of(text), site, page) for text in [*stated, page] if text and text.strip()]
    for heading in headings:  # what the reader saw goes before what search engines were told
        if len(heading) > 15 and any(_alike(heading, candidate) for candidate in candidates):
            return heading
    return next((candidate for candidate in candidates if candidate), None)


def _alike(one: str, other: str) -> bool:
    words, others = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(words & others) >= 0.5 * max(len(words), len(others), 1)


def strip_site(title: str, site: str | None, page: str = "") -> str:
    """'Talks resume - Harbour News' → 'Talks resume'.

    A last part goes if it names the site, or if it is a short name behind '|', or behind '-' in the page's own title.
    """
    title = " ".join(title.split())
    while found := _SUFFIX.search(title):
        if not (_is_site(found["site"], site) or _may_be_site(found, title == page)):
            break
        title = title[: found.start()]
    return title


def _is_site(tail: str, site: str | None) -> bool:
    if not site:
        return False
    return _alike(tail, site) or _squash(tail) in _squash(site) or _squash(site) in _squash(tail)


def _may_be_site(found: re.Match[str], is_page_title: bool) -> bool:
    words = found["site"].split()
    short = len(words) <= 4 and all(word[0].isupper() or word in {"of", "the"} for word in words)
    return short and len(found.string[: found.start()].split()) >= 3 and (found["mark"] in "|»·•" or is_page_title)


def _squash(name: str) -> str:
    return re.sub(r"\W|^the\b", "", name.lower()) or "\0"


def _url(metas: dict[str, str], tree: Any) -> str | None:  # noqa: ANN401
    links = tree.xpath("//link[@rel='canonical']/@href")
    return next((url for url in [*links, metas.get("og:url", "")] if url.startswith(("http://", "https://"))), None)


def _author(linked: list[dict[str, Any]]) -> str | None:
    for item in linked:
        names = text_of(item.get("author")).split("\n")
        if any(names):
            return tidy_byline(", ".join(dict.fromkeys(name.strip() for name in names if name.strip())))
    return None


def _byline(metas: dict[str, str], tree: Any) -> str | None:  # noqa: ANN401
    shown = tree.xpath(_BYLINES)
    texts = [metas.get(name, "") for name in _META_AUTHORS]
    texts += [" ".join(element.text_content().split()) for element in shown[:5]]
    names = (tidy_byline(text) for text in texts if not text.startswith("http"))
    return next((name for name in names if name and 3 < len(name) < 80), None)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    return next((name.split("\n")[0] for item in linked if (name := text_of(item.get("publisher")).strip())), None)
