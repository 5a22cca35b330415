"""How common words are: as wordfreq says, read without loading the library."""

from __future__ import annotations

import pytest

from kzcompare.analysis.words import NUMBER_ZIPF, zipf_of


@pytest.mark.parametrize(
    "word",
    [
        *("the", "The", "president", "embezzlement", "Nazarbayev", "qqzzxy", "café", "à", "Łódź"),
        *("'s", "’s", "n't", "n’t", "Mr.", "p.m.", "U.S.", "o'clock", "O’Brien", "well-known"),
        *("“", "—", "...", "and/or", "Москва", "foreign-trained", "cul-de-sac"),
    ],
)
def test_it_is_what_wordfreq_says(word: str) -> None:
    from wordfreq import zipf_frequency

    assert zipf_of(word) == zipf_frequency(word.lower(), "en")


@pytest.mark.parametrize("word", ["2022", "1,000", "4.5", "F-16", "1990s"])
def test_figures_are_neither_common_nor_rare(word: str) -> None:
    assert zipf_of(word) == NUMBER_ZIPF
