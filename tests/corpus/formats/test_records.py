"""JSON, JSON lines, CSV: records with named fields."""

from __future__ import annotations

import json

import pytest

from kzcompare.corpus.document import About, Rejected
from kzcompare.corpus.unpack import texts_of
from tests.corpus.formats.files import FIRST, SECOND, THIRD, TITLE, json_lines
from tests.corpus.formats.reading import document, documents, reason

RECORD = {
    "title": TITLE,
    "url": "https://harbour.example/1",
    "date": "2023-05-04",
    "outlet": "Harbour Times",
    "text": FIRST,
}


def encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_one_record_is_one_article_below_its_headline() -> None:
    found = document("a.json", encoded(RECORD))
    assert found.text == f"{TITLE}\n\n{FIRST}"
    assert found.part is None
    assert found.about == About(
        None, "Harbour Times", TITLE, None, "2023-05-04", "https://harbour.example/1"
    )


def test_a_list_is_as_many_articles_numbered_from_one() -> None:
    found = documents("a.json", encoded([RECORD, {"content": SECOND, "domain": "coast.example"}]))
    assert [(d.part, d.about.outlet) for d in found] == [
        ("1", "Harbour Times"), ("2", "coast.example"),
    ]  # fmt: skip


def test_lines_of_json_are_numbered_by_line() -> None:
    data = json_lines(RECORD) + b"\n" + json_lines({"text": SECOND})
    assert [d.part for d in documents("a.jsonl", data)] == ["1", "3"]


def test_lines_of_json_may_be_called_json() -> None:
    assert len(documents("a.json", json_lines(RECORD, {"text": SECOND}))) == 2


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "articles": [RECORD]},
        {"response": {"docs": [RECORD]}},
        {"response": {"results": [{"webTitle": TITLE, "fields": {"bodyText": FIRST}}]}},
        {"hits": {"hits": [{"_id": "1", "_source": RECORD}]}},
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"content_text": FIRST}]},
        {"@graph": [{"@type": "NewsArticle", "headline": TITLE, "articleBody": FIRST}]},
    ],
)
def test_answers_of_archives_are_unwrapped(answer: object) -> None:
    assert FIRST in document("a.json", encoded(answer)).text


@pytest.mark.parametrize(
    ("fields", "about"),
    [
        ({"source": {"id": "ht", "name": "Harbour Times"}}, About(outlet="Harbour Times")),
        (
            {"author": [{"name": "Jane Doe"}, {"name": "John Roe"}]},
            About(author="Jane Doe, John Roe"),
        ),
        ({"publishedAt": "2023-05-04T08:00:00Z"}, About(date="2023-05-04T08:00:00Z")),
        ({"headline": {"main": "Strike"}}, About(title="Strike")),
        (
            {"source": "https://harbour.example/1", "source-hostname": "Harbour Times"},
            About(outlet="Harbour Times", url="https://harbour.example/1"),
        ),
        ({"id": "ht-strike"}, About(id="ht-strike")),
        ({"id": "f0e4c2f76c58916ec258f246851bea09"}, About()),
        ({"id": 17}, About()),
    ],
)
def test_fields_go_by_many_names(fields: dict[str, object], about: About) -> None:
    assert document("a.json", encoded({"text": FIRST, **fields})).about == about


def test_html_inside_a_record_becomes_text() -> None:
    markup = f"<p>{FIRST}</p><script>x()</script><p>He <b>said</b><br>so.</p>"
    assert document("a.json", encoded({"content": markup})).text == (f"{FIRST}\n\nHe said\n\nso.\n")


def test_a_text_in_a_list_of_paragraphs_is_put_together() -> None:
    assert document("a.json", encoded({"text": [FIRST, THIRD]})).text == f"{FIRST}\n\n{THIRD}"


def test_a_headline_that_the_text_begins_with_is_not_doubled() -> None:
    text = f"{TITLE}\n{FIRST}"
    assert document("a.json", encoded({"title": TITLE, "text": text})).text == text


def test_a_record_without_text_does_not_spoil_the_others() -> None:
    found = texts_of("a.jsonl", json_lines(RECORD, {"title": "x"}, 5) + b"{oops\n")
    assert [t.reason for t in found if isinstance(t, Rejected)] == [
        "it has no text (a field text, content or body)",
        "it is no record with fields",
        "its JSON is not valid: expecting property name enclosed in double quotes",
    ]
    assert [t.part for t in found] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b"{", "its JSON is not valid: line 1: "),
        ("a.json", b"[" * 200_000, "its JSON is nested too deeply"),
        ("a.json", b'{"text": ' + b"9" * 5000 + b"}", "its JSON has a number too long to read"),
        ("a.json", b'{"name": "left-pad"}', "no record with a text, content or body is in it"),
        ("a.json", b"[]", "no record with a text, content or body is in it"),
        ("a.json", b"", "it is empty"),
        ("a.json", b'{"schema": "kzcompare.claims/1"}', "it is output of kzcompare"),
        ("a.jsonl", b"oops\n", "no line is an article; line 1: its JSON is not valid"),
        ("a.csv", b"name,size\nx,1\n", "no column with a text, content or body is in it"),
        ("a.csv", b"title,text\nx,\n", "no row with a text, content or body is in it"),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(
    name: str, data: bytes, said: str
) -> None:
    assert reason(name, data).startswith(said)


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_tables_are_read_with_any_usual_mark_between_columns(name: str, mark: str) -> None:
    rows = [["Title", "Date", "Text"], [TITLE, "2023-05-04", f'"{FIRST}"'], ["", "", f'"{SECOND}"']]
    found = documents(name, "\r\n".join(mark.join(r) for r in rows).encode("utf-8-sig"))
    assert [d.text for d in found] == [f"{TITLE}\n\n{FIRST}", SECOND]
    assert (found[0].about.title, found[0].about.date) == (TITLE, "2023-05-04")


def test_a_text_of_a_table_may_have_lines_and_be_long() -> None:
    text = "One line.\nAnother.\n" + "word " * 50_000
    data = f'title,text\nx,"{text}"\n'.encode()
    assert document("a.csv", data).text == f"x\n\n{text}"
