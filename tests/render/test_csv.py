"""CSV: one record a line, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest

from kzcompare.model.row import Verdict
from kzcompare.render import render
from kzcompare.render.look import Look
from kzcompare.render.outputs.claims import claims_document
from tests.builders import article, cell, read, report, row


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1 per cent", "'+1 per cent"),
        ("-5 degrees", "'-5 degrees"),
        ("@home", "'@home"),
        ('say "no", then go', 'say "no", then go'),
    ],
)
def test_no_field_is_a_formula(words: str, field: str) -> None:
    made = article("a", words)
    rows = [row("1", words, Verdict.SINGLE, cell(made, words))]
    text = render("claims", "csv", claims_document(report(read(made), rows=rows)), Look())
    records = list(csv.DictReader(io.StringIO(text)))
    assert [record["text"] for record in records] == [field]


def test_empty_document_still_has_a_header() -> None:
    text = render("claims", "csv", claims_document(report()), Look())
    assert text.startswith("id,verdict,proposition,source,")
    assert text.count("\n") == 1
