"""CSV: one record a line, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from enum import Enum

import msgspec
import pytest

from kzcompare.model.choices import Verdict
from kzcompare.render import FORMATS, render
from kzcompare.render.look import Look
from kzcompare.render.outputs.claims import claims_document
from tests.builders import article, cell, read, report, row
from tests.render.test_golden import DOCUMENTS

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 per cent", "'+1 per cent"),
        ("-5 degrees", "'-5 degrees"),
        ("@home", "'@home"),
        ("＝1+1", "'＝1+1"),
        ("\n=1+1", "'=1+1"),
        ('say "no", then go', 'say "no", then go'),
    ],
)
def test_no_field_is_a_formula(words: str, field: str) -> None:
    made = article("a", words)
    rows = [row("1", words, Verdict.SINGLE, cell(made, words))]
    text = render("claims", "csv", claims_document(report(read(made), rows=rows)), Look())
    records = list(csv.DictReader(io.StringIO(text)))
    assert [record["text"] for record in records] == [field]


@pytest.mark.parametrize(
    ("words", "field"), [("−5 degrees", "'-5 degrees"), ("“no”, he said", '"no", he said')]
)
def test_ascii_fields_are_read_back_whole(words: str, field: str) -> None:
    made = article("a", words)
    rows = [row("1", words, Verdict.SINGLE, cell(made, words))]
    document = claims_document(report(read(made), rows=rows))
    text = render("claims", "csv", document, Look(ascii_only=True))
    assert [record["text"] for record in csv.DictReader(io.StringIO(text))] == [field]


def test_empty_document_still_has_a_header() -> None:
    text = render("claims", "csv", claims_document(report()), Look())
    assert text.startswith("id,verdict,proposition,source,")
    assert text.count("\n") == 1


def evil(value: object) -> object:
    """The record with every free text in it made a formula; numbers, kinds and keys stay."""
    if isinstance(value, msgspec.Struct):
        names = [name for name in value.__struct_fields__ if name != "schema"]
        return msgspec.structs.replace(value, **{n: evil(getattr(value, n)) for n in names})
    if isinstance(value, tuple):
        return tuple(map(evil, value))
    if isinstance(value, dict):
        return {f"={key}": evil(entry) for key, entry in value.items()}
    if isinstance(value, str) and not isinstance(value, Enum):
        return "=" + value
    return value


@pytest.mark.parametrize("command", FORMATS)
def test_no_text_of_any_command_is_a_formula(command: str) -> None:
    document = evil(DOCUMENTS[command]())
    text = render(command, "csv", document, Look())  # type: ignore[arg-type]
    fields = [field for record in csv.reader(io.StringIO(text)) for field in record]
    assert "'=" in text
    assert [field for field in fields if field.startswith(FORMULA)] == []
