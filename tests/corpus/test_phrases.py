"""The list of lines that are no article text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kzcompare.corpus.phrases import (
    LONGEST,
    Entry,
    LineKind,
    find_entry,
    furniture_entries,
    plain_line,
)

FILE = Path("kzcompare/lexicon/data/en/furniture.toml")


@pytest.mark.parametrize("entry", furniture_entries(), ids=lambda e: e.example[:40])
def test_every_entry_finds_its_example(entry: Entry) -> None:
    assert entry.test.fullmatch(plain_line(entry.example))


def test_no_entry_is_printed_twice() -> None:
    examples = [entry.example for entry in furniture_entries()]
    patterns = [entry.test.pattern for entry in furniture_entries()]
    assert len(set(examples)) == len(examples)
    assert len(set(patterns)) == len(patterns)


@pytest.mark.parametrize(
    ("line", "author", "date", "outlet"),
    [
        ("By Jane Doe", "Jane Doe", None, None),
        ("BY JANE DOE", "JANE DOE", None, None),
        ("By Evening Post staff January 8, 2022", "Evening Post staff", "January 8, 2022", None),
        ("Jane Doe | 8 January 2022", "Jane Doe", "8 January 2022", None),
        ("Published 15 January 2022 10:30 GMT", None, "15 January 2022", None),
        ("First published by Evening Post /", None, None, "Evening Post"),
    ],
)
def test_bylines_tell_who_and_when(
    line: str, author: str | None, date: str | None, outlet: str | None
) -> None:
    found = find_entry(line, furniture_entries(), at_edge=True, at_tail=False)
    assert found is not None
    assert (found.author, found.date, found.outlet) == (author, date, outlet)


def test_a_byline_in_the_middle_of_an_article_is_no_byline() -> None:
    assert find_entry("By Jane Doe", furniture_entries(), at_edge=False, at_tail=False) is None


def test_kinds_are_told() -> None:
    found = find_entry("please wait", furniture_entries(), at_edge=False, at_tail=False)
    assert found is not None
    assert found.kind is LineKind.PLAYER


def test_lines_longer_than_any_entry_are_not_looked_at() -> None:
    line = "Tags: " + "x" * LONGEST
    assert find_entry(line, furniture_entries(), at_edge=True, at_tail=True) is None


def test_an_absent_language_has_no_entries_to_offer() -> None:
    with pytest.raises(FileNotFoundError):
        furniture_entries("xx")


def test_the_file_explains_its_fields() -> None:
    header = FILE.read_text(encoding="utf-8").split("[macros]\n")[0]
    fields = {key for row in tomllib.loads(FILE.read_text("utf-8"))["entry"] for key in row}
    assert {field for field in fields if f"  {field} " not in header} == set()
    assert "phrase" in fields
