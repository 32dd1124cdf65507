"""Wire messages and e-mails as desks send them, and what stands in a file that holds no article."""

import datetime as dt

import pytest
from test_read_formats import COPY, SECOND, one, page, read

from extraction.read.people import tidy_byline
from models.errors import NoArticleError

ANPA = (
    "\x16\x16\x01A1234\x1f_-----\nr a\x13\x11 BC-VE--Pier   05-06 0100\n\x02^BC-VE--Pier,100<\n^Pier to reopen<\n"
    "^By ANA DORN=\n\t   PORT AMSEL (AP) _ {copy}<\n\x03AP-WF-05-06-31 0930GMT<\n\x0c\x04"
)
IPTC = (
    "\x01abc001 3 i 120  vpa 0045\r\n\r\nVelmora/port/\r\n\x02Pier to reopen =\r\n\r\nPort Amsel (vpa) - {copy}\r\n\r\n"
    "# Notebook\r\n\r\n## Contacts\r\n- Editing by: Ana Dorn, +1 555 0100\r\n\r\nvpa and\r\n"
    "\x03061130 GMT May 31\r\n\x7f\x04"
)
MAIL = (
    "Delivered-To: desk@courier.example\r\nReceived: by mx.example; Tue, 6 May 2031 09:30:00 +0000\r\n"
    "Message-ID: <1@example>\r\nDate: Tue, 6 May 2031 11:30:00 +0200\r\nSubject: Fwd: Pier to reopen\r\n"
    "From: Ana Dorn <ana@example.org>\r\n"
)


def test_an_anpa_message_is_dated_by_its_last_line_with_the_month_first() -> None:
    article = one(ANPA.format(copy=COPY))
    assert (article.title, article.published_at) == ("Pier to reopen", dt.datetime(2031, 5, 6, 9, 30, tzinfo=dt.UTC))
    assert article.date_source == "metadata"
    assert article.body.rstrip().endswith("half of the season.")


def test_an_iptc_message_is_dated_by_its_last_line_with_the_day_first() -> None:
    article = one(IPTC.format(copy=COPY))
    assert (article.title, article.published_at) == ("Pier to reopen", dt.datetime(2031, 5, 6, 11, 30, tzinfo=dt.UTC))


def test_what_a_wire_tells_the_desk_is_no_copy() -> None:
    assert one(IPTC.format(copy=COPY)).body.rstrip().endswith("half of the season.")


def test_a_mail_gives_its_text_its_subject_and_its_date() -> None:
    article = one(MAIL + f"\r\n{COPY}\r\n")
    assert (article.title, article.author, article.body) == ("Pier to reopen", "Ana Dorn", COPY)
    assert article.published_at == dt.datetime(2031, 5, 6, 9, 30, tzinfo=dt.UTC)


def test_of_a_mail_in_parts_the_plain_text_is_read_and_no_attachment() -> None:
    parts = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; '
        "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=C3=A9 reopened, a long line=\r\n"
        ' goes on.\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="x.txt"\r\n\r\n'
        "not the story\r\n--b--\r\n"
    )
    assert one(MAIL + parts).body == "The café reopened, a long line goes on."


def test_a_mail_in_html_is_read_as_html_and_a_mail_without_text_is_no_article() -> None:
    html = f"Content-Type: text/html\r\n\r\n<div><p>{COPY}</p><p>{SECOND}</p></div>\r\n"
    assert one(MAIL + html).body == f"{COPY}\n{SECOND}"
    with pytest.raises(NoArticleError, match="without text"):
        read(MAIL + "\r\n \r\n")


def test_header_lines_that_a_journalist_wrote_are_no_mail() -> None:
    assert one(f"Subject: Pier to reopen\nDate: 6 May 2031\n\n{COPY}").source_format == "text"
    assert one(f"Received: {COPY}").body.startswith("Received")


@pytest.mark.parametrize("value", ["null", "42", '"just words"', "[1, 2, 3]", '["a", "b"]', "[[1]]"])
def test_a_json_file_of_bare_values_is_no_article(value: str) -> None:
    with pytest.raises(NoArticleError, match="no article in this JSON"):
        read(value, "list.json")
    assert one(f"[Text] {COPY}", "wire.json").body.startswith("[Text]")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_text(encoding: str) -> None:
    assert one(f"{COPY} Café.".encode(encoding)).body == f"{COPY} Café."


def test_xml_that_only_points_elsewhere_says_so() -> None:
    package = "<newsMessage><itemSet><packageItem><itemMeta/></packageItem></itemSet></newsMessage>"
    with pytest.raises(NoArticleError, match="only points to other items"):
        read(package)
    picture = '<newsMessage><newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem></newsMessage>'
    with pytest.raises(NoArticleError, match="no text"):
        read(picture)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Ana Dorn", "Ana Dorn"),
        ("Ana Dorn Published 7:07 PM EST Nov 19, 2031", "Ana Dorn"),
        ("Ana Dorn 30 August 2031 • 4:45pm", "Ana Dorn"),
        ("Ana Dorn and Li May, Velmora Press", "Ana Dorn and Li May, Velmora Press"),
        ("By", "By"),
    ],
)
def test_a_byline_keeps_the_names_and_leaves_the_day(printed: str, names: str) -> None:
    assert tidy_byline(printed) == names


def test_a_page_without_metadata_is_dated_by_what_it_shows() -> None:
    shown = '<div class="publish-date">Published 7:07 PM EST May 6, 2031</div><p>Since 28 March 2017 nothing moved.</p>'
    assert one(page(body=shown)).published_at == dt.datetime(2031, 5, 7, 0, 7, tzinfo=dt.UTC)


def test_rights_are_no_part_of_a_publishers_name() -> None:
    item = (
        "<newsItem><rightsInfo><copyrightHolder literal='© 2031 Velmora Press. All rights reserved.'/></rightsInfo>"
        f"<contentSet><inlineXML><html><body><p>{COPY}</p></body></html></inlineXML></contentSet></newsItem>"
    )
    assert one(f"<newsMessage><itemSet>{item}</itemSet></newsMessage>").publisher == "Velmora Press"
