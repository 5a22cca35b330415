"""The words that decide who speaks."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.speech import load_speech_words, parse_speech_words
from kzcompare.model.errors import LexiconError


def test_lists_are_read() -> None:
    words = load_speech_words()
    assert "statement" in words.documents
    assert "banner" in words.carriers
    assert "reuters" in words.outlets
    assert "ballot" in words.idle["cast"]


def test_missing_list_is_named() -> None:
    with pytest.raises(LexiconError, match="documents"):
        parse_speech_words("carriers = []")
