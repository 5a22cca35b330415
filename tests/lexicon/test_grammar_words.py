"""The words of grammar."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.lexicon.grammar import GrammarWords, load_grammar_words, parse_grammar_words
from kzcompare.model.errors import LexiconError


def test_lists_are_read() -> None:
    words = load_grammar_words()
    assert "precisely" in words.exactly
    assert "scant" in words.scarce
    assert "whereas" in words.subordinate


def test_lists_that_narrow_another_lie_inside_it() -> None:
    words = load_grammar_words()
    assert words.reaching <= words.from_or_to
    assert words.first_singular <= words.first_person
    assert words.open_clauses <= words.openers


def test_missing_list_is_named() -> None:
    with pytest.raises(LexiconError, match="pointing"):
        parse_grammar_words("openers = []")


def test_list_that_nobody_knows_is_named() -> None:
    whole = "".join(f"{name} = []\n" for name in load_grammar_words().__struct_fields__)
    with pytest.raises(LexiconError, match="unknown field 'ending'"):
        parse_grammar_words(whole + "ending = []")


@pytest.mark.parametrize("name", GrammarWords.__struct_fields__)
def test_list_is_read_somewhere(name: str) -> None:
    package = Path(__file__).resolve().parents[2] / "kzcompare"
    readers = (p for p in package.rglob("*.py") if p.name != "grammar.py")
    assert any(f".{name}" in p.read_text(encoding="utf-8") for p in readers)
