"""The words of grammar."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.grammar import load_grammar_words, parse_grammar_words
from kzcompare.model.errors import LexiconError


def test_lists_are_read() -> None:
    words = load_grammar_words()
    assert "precisely" in words.exactly
    assert "scant" in words.scarce
    assert "whereas" in words.subordinate


def test_lists_that_narrow_another_lie_inside_it() -> None:
    words = load_grammar_words()
    assert words.reaching <= words.from_or_to
    assert words.pointing <= words.demonstratives
    assert words.open_clauses <= words.openers


def test_missing_list_is_named() -> None:
    with pytest.raises(LexiconError, match="pointing"):
        parse_grammar_words("openers = []")


def test_list_that_nobody_knows_is_named() -> None:
    whole = "".join(f"{name} = []\n" for name in load_grammar_words().__struct_fields__)
    with pytest.raises(LexiconError, match="unknown field 'ending'"):
        parse_grammar_words(whole + "ending = []")
