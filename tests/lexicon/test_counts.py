"""The words by which figures of different texts are matched."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.counts import load_count_words, parse_count_words
from kzcompare.model.errors import LexiconError


def test_growing_acts_are_acts() -> None:
    words = load_count_words()
    assert words.growing <= set(words.acts.values())


def test_words_of_one_act_share_its_class() -> None:
    words = load_count_words()
    assert words.acts["apprehension"] == words.acts["arrest"] != words.acts["kill"]


def test_a_lemma_with_two_classes_is_refused() -> None:
    text = (
        "growing = []\nparts_before = []\nparts_after = []\n"
        '[acts]\na = ["kill"]\nb = ["kill"]\n[counted]\n'
    )
    with pytest.raises(LexiconError, match="'kill'"):
        parse_count_words(text)
