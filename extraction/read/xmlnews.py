"""XML → RawArticles: NITF, NewsML 1.2, NewsML-G2, RSS, Atom and WordPress exports."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from extraction.read.dates import NEVER, Moment, read_moment
from extraction.read.markup import element_text, local_name, plain
from extraction.read.people import tidy_byline
from extraction.read.plain import check_lines
from models.article import RawArticle
from models.errors import MalformedError, NoArticleError

_ITEMS = frozenset({"newsitem", "item", "entry"})  # NewsML, RSS, Atom
_UNPUBLISHED = frozenset({"draft", "trash", "private", "auto-draft"})
_MEDIA = re.compile(r":(?:picture|graphic|video|audio|composite|animated)$")
_RIGHTS = re.compile(r"\A(?:©|\(c\)|copyright)?\s*(?:\d{4}\s)?|[.,]?\s*all rights reserved.*", re.IGNORECASE)
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]{1,30});")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL)
# Names of what an item has, best first; all without namespace, in lower case
_TITLES = ("headline", "hl1", "title")
_BODIES = ("encoded", "body.content", "datacontent", "inlinexml", "content", "inlinedata", "body", "description",
           "summary")  # fmt: skip
_DATES = ("firstcreated", "contentcreated", "published", "pubdate", "post_date_gmt", "date", "versioncreated",
          "thisrevisioncreated", "publishdate", "publicationdate", "datepublished", "updated",
          "date.issue", "story.date", "date.release")  # fmt: skip
_AUTHORS = ("byline", "by", "creator", "author")
_LINKS = ("link", "guid", "id")


def read_xml(source_file: str, text: str) -> list[RawArticle]:
    """The articles of one XML document.

    Raises:
        MalformedError: not well-formed.
        NoArticleError: no item with a text: a sitemap, a picture, a format that is not known.
    """
    root = _parse(source_file, text)
    name = local_name(root)
    if name in {"urlset", "sitemapindex"}:
        raise NoArticleError(source_file, "a sitemap holds addresses, no articles")
    found = [element for element in root.iter() if local_name(element) in _ITEMS] or [root]
    articles = [article for item in found if (article := _article(source_file, item, root))]
    if not articles:
        raise NoArticleError(source_file, _what_instead(root))
    return articles


def _what_instead(root: Any) -> str:  # noqa: ANN401
    """Why an XML document holds no article, as well as it can be told."""
    if any(True for _ in _named(root, ("packageitem",))):
        return "a package that only points to other items"
    if _is_media(root):
        return "pictures, graphics or films, no text"
    return f"no article in this XML (<{local_name(root)}>)"


def _parse(source_file: str, text: str) -> Any:  # noqa: ANN401  lxml has no types
    """The root element. Entities are never resolved from outside, so a file cannot read another or blow up."""
    text = _DECLARATION.sub("", text.lstrip("\ufeff"))  # the text is decoded already
    text = _ENTITY.sub(_spelled_out, _DOCTYPE.sub("", text, count=1))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8")
    try:
        return etree.fromstring(text.strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedError(source_file, f"broken XML: {error}") from error


def _spelled_out(entity: re.Match[str]) -> str:
    """'&nbsp;' and its like, which XML does not know, as characters."""
    return entity[0] if entity[1] in _XML_ENTITIES else html.unescape(entity[0])


def _article(source_file: str, item: Any, root: Any) -> RawArticle | None:  # noqa: ANN401
    """The article of one item; None for pictures, pages of a site export that were never published, and empty items."""
    if _first(item, ("post_type",)) not in {"", "post", "page"} or _is_media(item):
        return None
    if _first(item, ("status",)) in _UNPUBLISHED:
        return None
    body = _body(item)
    if not any(char.isalnum() for char in body):
        return None
    check_lines(source_file, body)
    moment = _moment(item)
    return RawArticle(
        source_file=source_file,
        source_format="xml",
        body=body,
        title=_first(item, _TITLES) or None,
        author=tidy_byline(_first(item, _AUTHORS)),
        url=_url(item),
        publisher=_publisher(item, root),
        published_at=moment.at,
        published_on=moment.on,
        date_source="metadata" if moment.on else "none",
        language=_language(item, root),
    )


def _is_media(item: Any) -> bool:  # noqa: ANN401
    return any(_MEDIA.search(element.get("qcode") or "") for element in _named(item, ("itemclass",)))


def _named(item: Any, names: Sequence[str]) -> Iterator[Any]:  # noqa: ANN401
    """Elements below the item by name, the better names first."""
    below = list(item.iter())
    for name in names:
        yield from (element for element in below if local_name(element) == name)


def _first(item: Any, names: Sequence[str]) -> str:  # noqa: ANN401
    texts = (" ".join(plain(" ".join(element.itertext())).split()) for element in _named(item, names))
    return next((text for text in texts if text), "")


def _body(item: Any) -> str:  # noqa: ANN401
    """The first named content with a text; escaped HTML is read as HTML."""
    for element in _named(item, _BODIES):
        if element.get("href") or element.get("Href"):
            continue
        text = element_text(element) if len(element) else plain(element.text or "")
        if any(char.isalnum() for char in text):
            return _with_dateline(item, text)
    return ""


def _with_dateline(item: Any, body: str) -> str:  # noqa: ANN401
    """NewsML keeps the dateline apart; the story needs it in front."""
    dateline = _first(item, ("dateline",))
    if not dateline or dateline[:12].lower() in body[:200].lower() or not dateline.rstrip().endswith(("-", "—", "–")):
        return body
    return f"{dateline} {body}"


def _moment(item: Any) -> Moment:  # noqa: ANN401
    written = (element.get("norm") or "".join(element.itertext()) for element in _named(item, _DATES))
    moments = [moment for value in written if (moment := read_moment(value)).on]
    return next((moment for moment in moments if moment.at), moments[0] if moments else NEVER)


def _url(item: Any) -> str | None:  # noqa: ANN401
    values = (element.get("href") or "".join(element.itertext()).strip() for element in _named(item, _LINKS))
    return next((value for value in values if value.startswith(("http://", "https://"))), None)


def _publisher(item: Any, root: Any) -> str | None:  # noqa: ANN401
    for element in _named(item, ("provider", "copyrightholder", "doc.copyright", "source")):
        inner = next((child.get("FormalName") for child in element.iter() if child.get("FormalName")), None)
        name = inner or element.get("literal") or element.get("holder") or " ".join("".join(element.itertext()).split())
        if name and len(name) < 80:
            return _RIGHTS.sub("", str(name)).strip(" .,") or None
    channel = next((element for element in root if local_name(element) == "channel"), root)
    title = next((child.text for child in channel if local_name(child) == "title" and child.text), None)
    return title.strip() or None if title and item is not root and local_name(root) in {"rss", "feed", "rdf"} else None


def _language(item: Any, root: Any) -> str | None:  # noqa: ANN401
    key = "{http://www.w3.org/XML/1998/namespace}lang"
    named = [element.get("FormalName") or element.get("tag") or element.text for element in _named(item, ("language",))]
    code = next((value for value in [*named, item.get(key), root.get(key)] if value), "")[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None
