"""When two words may stand for one another: by spelling, stem, country and word vectors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kzcompare.lexicon.titles import load_actor_words
from kzcompare.lexicon.vectors import load_vectors
from kzcompare.model.claim import Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLOSE = 0.6  # cosine of word vectors from which two words stand for one another
NEAR = 0.45  # from which they may
STEM_SHARED = 5  # letters that relatives share at their beginning
SPELLED = 88.0  # RapidFuzz ratio of two spellings of one name
REMEMBERED = 1 << 14  # words whose vector and keys are kept as they are compared, a kilobyte each


def keys_of(term: Term) -> frozenset[str]:
    """What two terms share if one may stand for the other, synonyms and vectors aside.

    That is the lemma, the stem, the country that a word names, and "" for all words of names, which
    may be spelled in many ways.
    """
    return _keys(term.lemma, term.stem, term.is_name)


@lru_cache(maxsize=REMEMBERED)
def _keys(lemma: str, stem: str, is_name: bool) -> frozenset[str]:
    home = country_of(lemma)
    return frozenset((lemma, stem, *([""] if is_name else ()), *([home] if home else ())))


def is_relative(left: str, right: str) -> bool:
    """Whether two stems begin alike, as "acquir" and "acquisit" do."""
    return len(left) >= STEM_SHARED and left[:STEM_SHARED] == right[:STEM_SHARED]


def same_name_word(left: str, right: str) -> bool:
    """Whether two words of names are spellings of one, or one country's name and adjective."""
    from rapidfuzz import fuzz

    return left == right or fuzz.ratio(left, right) >= SPELLED or same_country(left, right)


def same_country(left: str, right: str) -> bool:
    """Whether two words name one country or its people."""
    home = country_of(left)
    return home is not None and home == country_of(right)


def country_of(word: str) -> str | None:
    """The country that a word names, or whose people or adjective it is."""
    return load_actor_words().country_of.get(word.title())


def cosine(left: str, right: str) -> float:
    """Likeness of the vectors of two lower-case words."""
    return float(direction(left) @ direction(right))


@lru_cache(maxsize=REMEMBERED)
def direction(word: str) -> NDArray[np.float32]:
    """The vector of a lower-case word, of length one; 0 where it is unknown."""
    row: NDArray[np.float32] = load_vectors().words([word])[0]
    return row
