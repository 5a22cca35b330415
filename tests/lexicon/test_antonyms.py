"""Opposites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.lexicon.load import load_lexicon, read_antonyms

WORDS = st.sampled_from(sorted(load_lexicon().antonyms))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("rise", "fall"),
        ("win", "lose"),
        ("accept", "reject"),
        ("arrest", "release"),
        ("support", "oppose"),
        ("deny", "admit"),
        ("arm", "disarm"),
        ("start", "end"),
        ("approve", "reject"),
        ("increase", "decrease"),
        ("peaceful", "violent"),
        ("legal", "illegal"),
        ("foreign", "domestic"),
        ("true", "false"),
        ("spontaneous", "planned"),
        ("victory", "defeat"),
    ],
)
def test_opposites(left: str, right: str) -> None:
    assert load_lexicon().opposed(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("rise", "grow"), ("rise", "arrest"), ("old", "new"), ("first", "last"), ("up", "")],
)
def test_no_opposites(left: str, right: str) -> None:
    assert not load_lexicon().opposed(left, right)


@given(WORDS, WORDS)
def test_opposition_is_symmetric(left: str, right: str) -> None:
    lexicon = load_lexicon()
    assert lexicon.opposed(left, right) == lexicon.opposed(right, left)


@given(WORDS)
def test_no_word_is_its_own_opposite(word: str) -> None:
    assert not load_lexicon().opposed(word, word)


@given(WORDS)
def test_every_listed_word_has_an_opposite_that_names_it_back(word: str) -> None:
    antonyms = load_lexicon().antonyms
    assert antonyms[word]
    assert all(word in antonyms[other] for other in antonyms[word])


def test_a_pair_is_found_from_both_sides() -> None:
    held = read_antonyms({"verb": "rise = fall, drop"})
    assert held == {"rise": {"fall", "drop"}, "fall": {"rise"}, "drop": {"rise"}}
