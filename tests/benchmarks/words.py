"""A vocabulary that grows as that of news does: English by frequency, and ever new names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

COMMON_WORDS = 40_000  # the commonest of English that words are drawn from
SHORTEST = 4  # letters; shorter ones are mostly no content words
LARGEST_SHARE = 2e-4  # of running text; function words are no terms and would drown all others
ONSETS = [*"bdfghklmnprstvz", "br", "dr", "gr", "kr", "sh", "st", "tr"]
VOWELS = [*"aeiou", "ai", "ei"]
CODAS = ["", "", "", "l", "n", "r", "s", "k", "v", "nd", "rt", "sk"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words with the summed share of running text up to and with each."""

    words: tuple[str, ...]
    summed: NDArray[np.float64]

    def draw(self, random: np.random.Generator, count: int) -> list[str]:
        """`count` words by their share."""
        return [self.words[n] for n in np.searchsorted(self.summed, random.random(count))]


def english(*, flat: float = 1.0) -> Vocabulary:
    """The commonest English words but the very shortest, by their frequency to the power `flat`."""
    from wordfreq import top_n_list, word_frequency

    listed = top_n_list("en", COMMON_WORDS)
    words = tuple(w for w in listed if len(w) >= SHORTEST and w.isalpha() and w.isascii())
    shares = np.minimum([word_frequency(w, "en") for w in words], LARGEST_SHARE) ** flat
    summed = np.cumsum(shares)
    return Vocabulary(words, summed / summed[-1])


def coined(random: np.random.Generator) -> str:
    """A new name, capitalised; of two or three syllables, so that few are drawn twice."""
    parts = [
        table[int(random.integers(len(table)))]
        for _ in range(int(random.integers(2, 4)))
        for table in (ONSETS, VOWELS, CODAS)
    ]
    return "".join(parts).capitalize()
