"""Single words: their stem (Snowball, by NLTK) and how common they are (wordfreq)."""

from __future__ import annotations

import functools


@functools.cache
def _stemmer() -> object:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@functools.lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The lower-case Snowball stem (Porter 2) of an English word; possessive marks are dropped."""
    stem: str = _stemmer().stem(word.lower().replace("’", "'"))  # type: ignore[attr-defined]  # NLTK has no types
    return stem


@functools.lru_cache(maxsize=100_000)
def zipf_of(word: str) -> float:
    """How frequent a word is in general English: log10 of its uses in a billion words.

    "the" has 7.7, "president" 5.3, "embezzlement" 3.0; an unknown word has 0.
    """
    from wordfreq import zipf_frequency

    return zipf_frequency(word.lower(), "en")
