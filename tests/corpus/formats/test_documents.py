"""PDF, Word, Markdown, mail, feeds, web archives."""

from __future__ import annotations

import sys

import pytest

from kzcompare.corpus.document import About, Place
from tests.corpus.formats import files
from tests.corpus.formats.files import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE
from tests.corpus.formats.reading import document, documents, lines, reason


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_is_put_together_to_paragraphs(columns: int) -> None:
    texts = [f"On day {n}: {p}" for n in range(30) for p in PARAGRAPHS]
    assert lines("a.pdf", files.pdf(*texts, columns=columns)) == [TITLE, *texts]


def test_a_word_broken_at_a_line_end_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    broken = "The long-<br/>term plan of the well-known union is a long-term demon-<br/>stration."
    assert lines("a.pdf", files.pdf(broken, heading="", head=""))[0] == (
        "The long-term plan of the well-known union is a long-term demonstration."
    )


def test_a_pdf_of_pictures_is_refused() -> None:
    assert reason("a.pdf", files.pdf(" ", heading="", head="")) == (
        "it has no text, only pictures of pages; run it through text recognition first"
    )


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"<html>Log in</html>", "it is not a PDF file"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "it is not a PDF file, or damaged"),
        ("a.docx", b"PK\x03\x04 oops", "it is not a Word document (.docx), or damaged"),
        ("a.docx", b"", "it is not a Word document (.docx), or damaged"),
        ("a.docx", files.zipped({"a.txt": b"x"}), "it is not a Word document (.docx), or damaged"),
        ("a.docx", files.docx(" "), "the document holds no text"),
        ("a.rss", b"<html><body>Not found</body></html>", "it is no feed, or has no items"),
        ("a.rss", b"", "it is empty"),
        ("a.rss", files.feed(), "it is no feed, or has no items"),
        ("a.eml", b"just words", "it is no saved message with a text"),
        ("a.warc", b"oops", "it is not a web archive, or damaged"),
        ("a.warc", files.warc(("http://x.example/a.png", b"x"), kind="image/png"),
         "the archive holds no web pages"),
        ("a.md", b"\n\n", "it holds only white space"),
    ],
)  # fmt: skip
def test_what_holds_no_article_is_refused_with_the_reason(
    name: str, data: bytes, said: str
) -> None:
    assert reason(name, data) == said


def test_a_cut_pdf_is_damaged() -> None:
    data = files.pdf()
    assert reason("a.pdf", data[: len(data) // 3]).startswith(("it is not a PDF", "it has no text"))


def test_a_word_document_gives_paragraphs_and_tables_in_order() -> None:
    rows = [["Ships waiting", "14"], ["On strike", "2,300"]]
    assert lines("a.docx", files.docx(rows=rows)) == [
        TITLE, *PARAGRAPHS, "Ships waiting | 14", "On strike | 2,300",
    ]  # fmt: skip


def test_an_author_in_the_properties_counts_where_the_text_prints_the_name() -> None:
    assert document("a.docx", files.docx(author="Office User")).about == About()
    named = files.docx("By Jane Doe", FIRST, author="Jane Doe")
    assert document("a.docx", named).about == About(author="Jane Doe")


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    text = (
        f"---\noutlet: Harbour Times\n---\n# {TITLE}\n\nThe **strike** at the\n"
        "[port](https://x.example/y) is `over`.\n\n> He said *so*.\n\n"
        "![Dockers](a.jpg)\n\n- Ships: 14\n- Men: 3\n\n<div>As she did.</div>\n"
    )
    assert lines("a.md", text.encode()) == [
        TITLE, "The strike at the port is over.", "He said so.", "Ships: 14", "Men: 3",
        "As she did.",
    ]  # fmt: skip
    found = document("a.md", text.encode())
    assert (found.about.outlet, found.place) == ("Harbour Times", Place.FRONT_MATTER)


def test_mail_is_its_text_and_its_header_names_outlet_date_and_title() -> None:
    found = document("a.eml", files.mail(f"{FIRST}\r\n\r\n{SECOND}"))
    assert (found.text, found.place) == (f"{FIRST}\r\n\r\n{SECOND}\r\n", Place.MAIL)
    assert found.about == About(outlet="Harbour Times", title=TITLE, date="2023-05-04")


def test_mail_in_html_is_read_as_a_page() -> None:
    assert lines("a.eml", files.mail(files.page().decode(), kind="text/html")) == [
        TITLE, *PARAGRAPHS,
    ]  # fmt: skip


def test_a_feed_is_one_article_an_item() -> None:
    found = documents(
        "a.xml",
        files.feed(
            files.item(TITLE, f"&lt;p&gt;{FIRST}&lt;/p&gt;"),
            files.item("Other", THIRD, date="never"),
        ),
    )
    assert [(d.part, d.text) for d in found] == [
        ("1", f"{TITLE}\n\n{FIRST}\n"), ("2", f"Other\n\n{THIRD}\n"),
    ]  # fmt: skip
    assert found[0].about == About(
        None, "Harbour Times", TITLE, None, "2023-05-04", "https://harbour.example/1"
    )
    assert found[1].about.date is None


def test_a_feed_in_atom_is_read() -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Times</title><entry>'
        f"<title>{TITLE}</title><updated>2023-05-04T08:00:00Z</updated>"
        f'<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>'
    )
    assert document("a.atom", data.encode()).text == f"{TITLE}\n\n{FIRST}\n"


def test_entities_that_multiply_themselves_end_soon() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY e0 "boom">{levels}]>'
    data = files.feed(files.item(TITLE, "&e9;")).replace(b"<rss", bomb.encode() + b"<rss")
    try:
        assert len(document("a.rss", data).text) < 100_000
    except Exception as error:  # an own error is as good as a harmless text
        assert type(error).__name__ == "UnreadableError"  # noqa: PT017


def test_a_web_archive_is_one_article_a_page() -> None:
    pages = [(f"https://harbour.example/{n}", files.page()) for n in (1, 2)]
    found = documents("a.warc", files.warc(*pages))
    assert [(d.about.url, d.part) for d in found] == [(url, url[-1]) for url, _ in pages]


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert reason("a.warc", b"WARC/1.0") == (
        "web archives need one more library: pip install 'kzcompare[warc]'"
    )
