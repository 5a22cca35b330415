"""The words with which somebody is for or against a deed."""

from __future__ import annotations

import pytest

from kzcompare.lexicon.appraisals import load_appraisal_words, parse_appraisal_words
from kzcompare.lexicon.tables import english
from kzcompare.model.errors import LexiconError


def test_no_word_is_both_for_and_against() -> None:
    words = load_appraisal_words()
    approving = words.for_object | words.for_subject | words.for_holder
    assert approving.isdisjoint(words.against_object | words.against_subject)
    assert approving.isdisjoint(words.against_holder)


def test_general_words_and_kinds_are_of_deeds() -> None:
    words = load_appraisal_words()
    assert words.general <= words.deeds
    assert set(words.kinds) <= words.deeds
    assert words.kinds["suit"] == words.kinds["lawsuit"] != words.kinds["ruling"]


def test_a_verb_with_a_preposition_is_one_of_the_list() -> None:
    words = load_appraisal_words()
    assert set(words.targets) <= words.for_object | words.against_object


def test_words_and_phrases_have_a_side() -> None:
    words = load_appraisal_words()
    assert words.sides["applaud"]
    assert not words.sides["outrageous"]
    assert not words.phrases["without", "merit"]


def test_an_unknown_list_is_refused() -> None:
    text = f"somehow = []\n{english('appraisals.toml')}"
    with pytest.raises(LexiconError, match="'somehow'"):
        parse_appraisal_words(text)
