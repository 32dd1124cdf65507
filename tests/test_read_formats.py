"""Record → raw articles: each format by its content, and every input either an article or an InputError."""

import datetime as dt
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.read import formats, read_record
from extraction.read.dates import read_moment
from extraction.read.pages import strip_site
from models.article import RawArticle
from models.errors import InputError, MalformedError, NoArticleError, UnreadableError
from models.source import Record

COPY = (
    "The harbour council of Velmora agreed on Tuesday to reopen the northern pier after repairs, its chair said. "
    "Fishing crews had complained that the closure cost them half of the season."
)
SECOND = "A spokesman for the port added that cranes would be moved back within a week, and thanked all the crews."


def read(data: bytes | str, name: str = "story") -> list[RawArticle]:
    raw = data.encode() if isinstance(data, str) else data
    return read_record(Record(source_file=name, data=raw, sha256=hashlib.sha256(raw).hexdigest()))


def one(data: bytes | str, name: str = "story") -> RawArticle:
    (article,) = read(data, name)
    return article


def page(head: str = "", body: str = "", story: str = f"<p>{COPY}</p><p>{SECOND}</p>") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}<article>{story}</article></body></html>"


# --- plain text ---


def test_the_date_marker_is_metadata_whatever_follows_it_on_the_line() -> None:
    for text in (f" date 2031-05-06 Pier to reopen\n{COPY}", f" date 2031-05-06 {COPY}", f" date 2031-05-06\n\n{COPY}"):
        article = one(text)
        assert article.published_on == dt.date(2031, 5, 6)
        assert article.date_source == "metadata"
        assert "2031" not in article.body


def test_a_marker_with_an_impossible_date_stays_text() -> None:
    assert one(f" date 2031-13-46 {COPY}").published_on is None


def test_header_lines_are_read_as_a_header() -> None:
    article = one(f"Title: Pier to reopen\nDate: 6 May 2031 08:30 GMT\nSource: Velmora Courier\nBy Ana Dorn\n\n{COPY}")
    assert (article.title, article.publisher, article.author) == ("Pier to reopen", "Velmora Courier", "Ana Dorn")
    assert article.published_at == dt.datetime(2031, 5, 6, 8, 30, tzinfo=dt.UTC)
    assert article.date_source == "header"
    assert article.body == COPY


def test_a_first_paragraph_with_a_colon_is_no_header() -> None:
    text = f"Source of the fire: a crane.\n{COPY}"
    assert one(text).body == text


def test_fifty_megabytes_of_one_line_are_refused_quickly() -> None:
    with pytest.raises(UnreadableError, match=r"one line of 5,000,000 characters"):
        read(b"word " * 1_000_000)


# --- encodings ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_text_encoding_is_read(encoding: str) -> None:
    text = f"Café owners in São Velmora said “no” – again.\n{COPY}"
    assert one(text.encode(encoding)).body == text


def test_a_stray_byte_does_not_turn_utf8_into_another_encoding() -> None:
    text = one("Mayor Žofie Dvořáková said “yes” – ".encode() * 20 + b"\x92 caf\xe9").body
    assert "Žofie Dvořáková said “yes” –" in text
    assert text.endswith("’ café")


def test_a_declared_charset_is_believed() -> None:
    data = page(
        head='<meta charset="windows-1251"><title>Порт</title>', story=f"<p>Порт Вельмора. {COPY}</p><p>{SECOND}</p>"
    )
    assert "Порт Вельмора" in one(data.encode("cp1251")).body


# --- HTML ---


def test_a_page_gives_its_story_and_leaves_the_menu() -> None:
    article = one(
        page("<title>Pier to reopen - Velmora Courier</title>", "<nav><a href='/x'>Weather</a></nav>"), "p.txt"
    )
    assert article.source_format == "html"
    assert article.body.split("\n") == [COPY, SECOND]
    assert article.title == "Pier to reopen"


def test_json_ld_tells_date_author_and_publisher_in_utc() -> None:
    linked = {
        "@graph": [
            {
                "@type": ["NewsArticle"],
                "headline": "Pier to reopen",
                "datePublished": "2031-05-06T23:30:00-02:00",
                "author": [{"name": "Ana Dorn"}, {"name": "Bo Lund"}],
                "publisher": {"name": "Velmora Courier"},
            }
        ]
    }
    article = one(page(f"<script type='application/ld+json'>{json.dumps(linked)}</script>"))
    assert article.published_at == dt.datetime(2031, 5, 7, 1, 30, tzinfo=dt.UTC)
    assert (article.author, article.publisher, article.date_source) == (
        "Ana Dorn, Bo Lund",
        "Velmora Courier",
        "metadata",
    )


def test_broken_json_ld_leaves_the_meta_tags() -> None:
    article = one(
        page(
            "<script type='application/ld+json'>{oops</script>"
            "<meta property='article:published_time' content='2031-05-06T08:00:00Z'>"
        )
    )
    assert article.published_at == dt.datetime(2031, 5, 6, 8, tzinfo=dt.UTC)


def test_a_page_without_a_story_is_no_article() -> None:
    with pytest.raises(NoArticleError):
        read("<html><head><title>Log in</title></head><body><form><input name='user'></form></body></html>")


@pytest.mark.parametrize(
    ("title", "site", "kept"),
    [
        ("Pier to reopen - Velmora Courier", "Velmora Courier", "Pier to reopen"),
        ("Pier to reopen | World | Velmora Courier", "Velmora Courier", "Pier to reopen"),
        ("Fishing crews welcome the new pier | Harbour News", None, "Fishing crews welcome the new pier"),
        (
            "Minister to crews: 'Come back' - live updates",
            "Velmora Courier",
            "Minister to crews: 'Come back' - live updates",
        ),
        ("Pier reopens", "Velmora Courier", "Pier reopens"),
    ],
)
def test_the_site_is_taken_off_a_title_and_nothing_else(title: str, site: str | None, kept: str) -> None:
    assert strip_site(title, site) == kept


# --- JSON ---


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ({"title": "Pier to reopen"}, {"text": COPY}),
        ({"headline": {"main": "Pier to reopen"}}, {"articleBody": COPY}),
        ({"Title": {"rendered": "Pier to reopen"}}, {"content": {"rendered": f"<p>{COPY}</p>"}}),
        ({"headline": "Pier to reopen"}, {"body": [{"type": "p", "text": COPY}]}),
        ({"title": "Pier to reopen"}, {"maintext": COPY, "description": "Short."}),
        ({"title": "Pier to reopen"}, {"description": COPY}),
    ],
)
def test_common_names_and_nestings_of_title_and_body(title: dict[str, object], body: dict[str, object]) -> None:
    article = one(json.dumps({**title, **body}))
    assert (article.title, article.body) == ("Pier to reopen", COPY)


def test_paragraph_lists_become_lines_and_html_becomes_text() -> None:
    assert one(json.dumps({"body": [COPY, SECOND]})).body == f"{COPY}\n{SECOND}"
    html = f"<p>{COPY}</p><script>x()</script><p>Dorn &amp; Lund<br>said no.</p>"
    assert one(json.dumps({"body": html})).body == f"{COPY}\nDorn & Lund\nsaid no."


def test_a_search_hit_is_opened_and_a_feed_gives_all_its_articles() -> None:
    hit = {"_index": "n", "_id": "1", "_source": {"title": "Pier", "text": COPY, "url": "https://velmora.example/1"}}
    assert one(json.dumps(hit)).url == "https://velmora.example/1"
    assert [
        article.title for article in read(json.dumps([{"title": "A", "text": COPY}, {"title": "B", "text": SECOND}]))
    ] == ["A", "B"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"source": "Courier"}, "Courier"),
        ({"publisher": {"name": "Courier"}}, "Courier"),
        ({"source": {"id": None, "name": "Courier"}}, "Courier"),
        ({"outlet": "https://courier.example/x"}, "courier.example"),
    ],
)
def test_publishers_are_named_in_many_ways(fields: dict[str, object], expected: str) -> None:
    assert one(json.dumps({"text": COPY, **fields})).publisher == expected


def test_authors_may_be_names_objects_or_a_byline() -> None:
    for value in ("By Ana Dorn", ["Ana Dorn"], {"name": "Ana Dorn"}, [{"name": "Ana Dorn", "url": "x"}]):
        assert one(json.dumps({"text": COPY, "author": value})).author == "Ana Dorn"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-06T08:30:00Z", "2031-05-06T08:30:00+00:00"),
        ("2031-05-06T08:30:00.123456789+02:00", "2031-05-06T06:30:00.123456+00:00"),
        ("Tue, 06 May 2031 08:30:00 +0000", "2031-05-06T08:30:00+00:00"),
        (1935822600, "2031-05-06T08:30:00+00:00"),
        (1935822600000, "2031-05-06T08:30:00+00:00"),
        ("1935822600", "2031-05-06T08:30:00+00:00"),
        ("20310506T083000Z", "2031-05-06T08:30:00+00:00"),
        ("May 6, 2031 8:30 am GMT", "2031-05-06T08:30:00+00:00"),
        ("2031-05-06", "2031-05-06"),
        ("2031-05-06T08:30:00", "2031-05-06"),
        ("20310506", "2031-05-06"),
        ("6 May 2031", "2031-05-06"),
        ("04/05/2031", None),
        ("", None),
        ("soon", None),
        (True, None),
        ("9999999999999", None),
        (-1, None),
        ("0000-00-00", None),
    ],
)
def test_dates_of_metadata(value: object, expected: str | None) -> None:
    moment = read_moment(value)
    assert (moment.at or moment.on) == (
        None
        if expected is None
        else dt.datetime.fromisoformat(expected)
        if "T" in expected
        else dt.date.fromisoformat(expected)
    )


@pytest.mark.parametrize(
    "value", ["{}", "[]", '{"title": "Only a title"}', '{"type": "picture", "headline": "x", "body_text": "A pier."}']
)
def test_json_without_a_text_is_no_article(value: str) -> None:
    with pytest.raises(NoArticleError):
        read(value)


def test_broken_and_bottomless_json_are_malformed() -> None:
    for text in ('{"text": "cut', "[{" * 50_000, '{"a":' * 50_000):
        with pytest.raises(MalformedError):
            read(text)


# --- Markdown ---


def test_front_matter_is_metadata_and_marks_are_dropped() -> None:
    article = one(
        f"---\ntitle: Pier to reopen\ndate: 2031-05-06\nauthor: Ana Dorn\n---\n\n## *Repairs*\n\n"
        f"{COPY} See the [plan](https://velmora.example/plan).\n\n![a crane](crane.png)\n\n> **{SECOND}**\n"
    )
    assert (article.title, article.author, article.published_on) == ("Pier to reopen", "Ana Dorn", dt.date(2031, 5, 6))
    assert article.body.split("\n\n") == ["Repairs", f"{COPY} See the plan.", SECOND]


def test_a_first_heading_is_the_title_and_wrapped_lines_are_one_paragraph() -> None:
    article = one("# Pier to reopen\n\nThe council agreed\nto reopen the pier.\n\n- first\n- second\n", "n.md")
    assert article.title == "Pier to reopen"
    assert article.body == "The council agreed to reopen the pier.\n\n- first\n- second"


# --- XML ---


def test_feeds_give_an_article_an_item() -> None:
    rss = f"""<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title>
      <item><title>Pier</title><link>https://velmora.example/1</link><pubDate>Tue, 06 May 2031 08:30:00 +0000</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>{COPY}</p>]]></content:encoded></item>
      <item><title>Cranes</title><description>{SECOND}</description></item></channel></rss>"""
    first, second = read(rss)
    assert (first.title, first.body, first.publisher, first.url) == (
        "Pier",
        COPY,
        "Courier",
        "https://velmora.example/1",
    )
    assert first.published_at == dt.datetime(2031, 5, 6, 8, 30, tzinfo=dt.UTC)
    assert second.body == SECOND


def test_nitf_and_newsml_keep_dateline_headline_and_paragraphs() -> None:
    nitf = f"""<nitf><head><docdata><date.issue norm="20310506T083000Z"/></docdata></head><body><body.head>
      <hedline><hl1>Pier to
      reopen</hl1></hedline><byline>By Ana Dorn</byline></body.head>
      <body.content><p>{COPY}</p><p>{SECOND}</p></body.content></body></nitf>"""
    article = one(nitf)
    assert (article.title, article.author, article.body) == ("Pier to reopen", "Ana Dorn", f"{COPY}\n{SECOND}")
    newsml = f"""<NewsML><NewsItem xml:lang="en">
      <NewsManagement><FirstCreated>20310506T083000Z</FirstCreated></NewsManagement>
      <NewsComponent><NewsLines><HeadLine>Pier to reopen</HeadLine>
      <DateLine>VELMORA, May 6 (CRN) -</DateLine></NewsLines>
      <ContentItem><DataContent><p>{COPY}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
    assert one(newsml).body == f"VELMORA, May 6 (CRN) - {COPY}"


def test_unknown_and_broken_xml_are_named_not_crashed() -> None:
    with pytest.raises(NoArticleError):
        read('<?xml version="1.0"?><invoice><total>3</total></invoice>')
    with pytest.raises(NoArticleError, match="sitemap"):
        read('<?xml version="1.0"?><urlset><url><loc>https://velmora.example</loc></url></urlset>')
    with pytest.raises(MalformedError):
        read('<?xml version="1.0"?><rss><channel><item>')


def test_an_xml_file_cannot_read_another_file() -> None:
    with pytest.raises(InputError):
        read(
            '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><item><title>&x;</title></item></rss>'
        )


# --- wire messages ---


def test_wire_messages_give_the_copy_between_their_control_characters() -> None:
    header = (
        "\x16\x16\x01W2870\x1fx\nf l\x13\x11 BC-Pier  05-06 1049\n\x02^BC-Pier,466<\n^Pier to reopen<\n^By ANA DORN=\n"
    )
    anpa = f"{header}\t   {COPY}\n\x03 tail"
    article = one(anpa)
    assert (article.title, article.body.strip()) == ("Pier to reopen", COPY)
    iptc = f"\x01eca062 4 i 211  crn 061\r\n\r\nPier/\r\n\x02Pier to reopen =\r\n\r\n   {COPY}\r\n\x03"
    assert one(iptc).title == "Pier to reopen"


# --- laws ---


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")),
        st.builds(
            lambda opening, rest: opening + rest,
            st.sampled_from([b"{", b"[{", b"<html>", b"<?xml ", b"---\n", b"# "]),
            st.binary(max_size=200),
        ),
    )
)
def test_any_bytes_give_articles_or_an_input_error(data: bytes) -> None:
    try:
        articles = read(data)
    except InputError:
        return
    assert all(any(char.isalnum() for char in article.body) for article in articles)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "text", "body", "date", "author", "source", "url", "items", "_source", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(json_values)
def test_any_json_gives_articles_or_an_input_error(value: object) -> None:
    try:
        articles = read(json.dumps({"item": value}))
    except InputError:
        return
    assert all(article.body.strip() for article in articles)


def test_every_format_says_how_it_is_known() -> None:
    assert [entry.name for entry in formats()] == ["html", "xml", "json", "wire", "mail", "markdown", "text"]
    assert all(entry.description and entry.known_by for entry in formats())
