"""Saved web pages."""

from __future__ import annotations

import pytest

from kzcompare.corpus.document import About, Place
from tests.corpus.formats.files import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE, page
from tests.corpus.formats.reading import document, lines, reason

CARD = (
    '<meta property="og:site_name" content="Harbour Times">'
    '<meta property="article:published_time" content="2023-05-04T08:00:00Z">'
    '<meta name="author" content="Jane Doe">'
    '<link rel="canonical" href="https://www.harbour.example/2023/05/04/strike">'
)
LINKED = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
    '"headline": "Port strike", "datePublished": "2023-05-04", "publisher": {"@type":'
    ' "Organization", "name": "Harbour Times"}, "author": [{"@type": "Person", "name": "Jane Doe"},'
    ' {"@type": "Person", "name": "John Roe"}]}</script>'
)


def test_the_article_is_taken_and_the_page_around_it_is_not() -> None:
    below = "<section id='comments'><h2>Comments</h2><p>Bob: I do not believe it.</p></section>"
    assert lines("a.html", page(below=below)) == [TITLE, *PARAGRAPHS]


def test_the_page_says_who_published_it_and_when() -> None:
    found = document("a.html", page(head=CARD))
    url = "https://www.harbour.example/2023/05/04/strike"
    assert found.about == About(None, "Harbour Times", TITLE, "Jane Doe", "2023-05-04", url, "en")
    assert found.place is Place.PAGE


def test_linked_data_is_read() -> None:
    about = document("a.html", page(head=LINKED)).about
    assert (about.author, about.date) == ("Jane Doe, John Roe", "2023-05-04")


def test_a_date_in_the_footer_is_no_date_of_publication() -> None:
    assert document("a.html", page()).about.date is None


def test_scripts_and_styles_are_no_text() -> None:
    below = "<script>alert('Strike!')</script><style>p { color: red }</style>"
    assert lines("a.htm", page(below=below)) == [TITLE, *PARAGRAPHS]


def test_subheads_quotations_and_lists_stay_in_their_order() -> None:
    found = lines(
        "a.html",
        page(
            FIRST,
            "</p><h2>What the owners say</h2><p>",
            THIRD,
            f"</p><blockquote><p>{SECOND}</p></blockquote><p>",
            "</p><ul><li>Ships waiting: 14</li><li>Workers on strike: 2,300</li></ul><p>",
        ),
    )
    assert found == [
        TITLE, FIRST, "What the owners say", THIRD, SECOND,
        "Ships waiting: 14", "Workers on strike: 2,300",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "latin-1"),
        ("koi8-r", "koi8-r"),
    ],
)
def test_the_encoding_is_the_one_the_page_names(declared: str, encoding: str) -> None:
    word = "Zürich" if "8859" in declared else "Порт"
    text = page(f"{word}: {FIRST}", THIRD).decode().replace("utf-8", declared).replace("©", "(c)")
    assert lines("a.html", text.encode(encoding))[1] == f"{word}: {FIRST}"


def test_a_wrong_encoding_is_not_believed() -> None:
    data = page().replace(b"charset='utf-8'", b"charset='no-such-thing'")
    assert lines("a.html", data) == [TITLE, *PARAGRAPHS]


def test_a_declaration_of_xml_does_no_harm() -> None:
    data = b'<?xml version="1.0" encoding="utf-8"?>\n' + page()
    assert lines("a.xhtml", data) == [TITLE, *PARAGRAPHS]


def test_a_page_of_one_sentence_is_read() -> None:
    assert lines("a.html", b"<html><body><p>The port is closed, he said.</p></body></html>") == [
        "The port is closed, he said."
    ]


def test_a_file_without_any_markup_is_plain_text() -> None:
    assert document("a.html", b"The port is closed.\nHe said so.\n").text == (
        "The port is closed.\nHe said so.\n"
    )


@pytest.mark.parametrize(
    "data",
    [b"<html><body><div id='root'></div><script>run()</script></body></html>", b"<!-- x -->"],
)
def test_a_page_that_a_script_fills_in_has_no_text(data: bytes) -> None:
    assert reason("a.html", data) == "the page shows no text; a script may fill it in"


def test_a_picture_is_no_page() -> None:
    assert reason("a.html", b"\x89PNG\r\n\x1a\n\x00\x00").startswith("it is binary data")


def test_markup_nested_beyond_reason_ends_in_a_word_or_a_text() -> None:
    deep = b"<div>" * 200_000 + FIRST.encode() + b"</div>" * 200_000
    try:
        assert "union leaders" in document("a.html", b"<html><body>" + deep).text
    except Exception as error:  # whatever the reader makes of it, it must be its own error
        assert type(error).__name__ == "UnreadableError"  # noqa: PT017
