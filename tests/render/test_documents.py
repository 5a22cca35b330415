"""Output documents: what SPEC promises of JSON."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from kzcompare.render import render
from kzcompare.render.look import Look
from kzcompare.render.outputs.claims import claims_document
from kzcompare.render.schema import DOCUMENTS, schema_of
from tests.render.test_golden import DOCUMENTS as MADE
from tests.scene import COURIER, POST, REPORT


def loaded(command: str) -> Any:  # noqa: ANN401 (JSON)
    return json.loads(render(command.partition("_")[0], "json", MADE[command](), Look()))


@pytest.mark.parametrize("command", MADE)
def test_json_fits_its_schema(command: str) -> None:
    schema = schema_of(command)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(loaded(command))


@pytest.mark.parametrize("command", MADE)
def test_json_names_its_schema(command: str) -> None:
    assert loaded(command)["schema"] == f"kzcompare.{command}/1"
    assert schema_of(command)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_refuses_a_row_without_verdict() -> None:
    document = loaded("claims")
    del document["rows"][0]["verdict"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema_of("claims")).validate(document)


def test_every_document_has_a_schema() -> None:
    assert set(DOCUMENTS) == set(MADE)


def test_corpus_has_the_promised_keys() -> None:
    corpus = loaded("claims")["corpus"]
    keys = ["id", "outlet", "title", "author", "date", "url", "language", "file", "words"]
    assert [list(source) for source in corpus["sources"]] == [keys] * 4
    assert corpus["skipped"] == [{"file": "scan.pdf", "reason": "no text in it, only pictures"}]


def test_row_and_cell_have_the_promised_keys() -> None:
    row = loaded("claims")["rows"][0]
    assert {
        *("id", "proposition", "verdict", "score", "reasons", "sources", "origins", "cells"),
    } <= set(row)
    assert {
        *("source", "start", "end", "text", "holder", "via", "cue", "kind", "stance"),
        *("time", "negated", "sentence"),
    } <= set(row["cells"][0])


def test_cell_is_written_as_promised() -> None:
    cell = loaded("claims")["rows"][0]["cells"][0]
    assert cell["holder"] == {"text": "Mayor Ann Reed", "actor": "Ann Reed"}
    assert cell["via"] == [{"text": "the news agency Nordpress", "actor": "Nordpress"}]
    assert (cell["cue"], cell["kind"], cell["stance"]) == ("told", "mixed", "reports")
    assert POST.text[cell["start"] : cell["end"]] == cell["text"]


def test_words_of_marks_and_reasons_are_those_of_the_text() -> None:
    row = loaded("claims")["rows"][0]
    mark = row["cells"][1]["marks"][0]
    assert mark["text"] == "nonsense" == COURIER.text[mark["start"] : mark["end"]]
    assert row["reasons"][0]["words"][0]["text"] == "nonsense"


def test_source_from_before_the_event_is_not_silent() -> None:
    row = claims_document(REPORT).rows[0]
    assert (row.silent, row.earlier) == ((), ("almanac",))


def test_source_without_a_statement_is_silent() -> None:
    row = claims_document(REPORT).rows[1]
    assert row.silent == ("delta", "almanac")


def test_quotes_leave_out_the_articles_own_voice() -> None:
    quotes = loaded("quotes")["quotes"]
    assert [(q["source"], q["kind"]) for q in quotes] == [
        ("post", "mixed"),
        ("post", "direct"),
        ("courier", "indirect"),
        ("delta", "mixed"),
        ("delta", "indirect"),
    ]


def test_quote_points_to_its_words() -> None:
    quote = loaded("quotes")["quotes"][0]
    assert quote["speaker"]["text"] == "Mayor Ann Reed"
    assert POST.text[quote["cue"]["start"] : quote["cue"]["end"]] == "told"
    assert [POST.text[c["start"] : c["end"]] for c in quote["content"]] == [quote["text"]]


def test_actor_lists_mentions_by_source() -> None:
    actor = loaded("actors")["actors"][0]
    assert actor["name"] == "Ann Reed"
    assert {s: [m["text"] for m in found] for s, found in actor["mentions"].items()} == {
        "post": ["Ann Reed"],
        "courier": ["Reed"],
        "almanac": ["Ann Reed"],
    }


def test_letters_are_not_escaped_unless_ascii_is_asked_for() -> None:
    document = MADE["quotes"]()
    assert "Tomás" in render("quotes", "json", document, Look())
    escaped = render("quotes", "json", document, Look(ascii_only=True))
    assert escaped.isascii()
    assert json.loads(escaped) == json.loads(render("quotes", "json", document, Look()))


def test_jsonl_has_a_row_a_line() -> None:
    lines = render("claims", "jsonl", MADE["claims"](), Look()).splitlines()
    assert [json.loads(x)["id"] for x in lines] == ["c7f3a", "0b41d", "9e02c", "51aa0"]
