"""The words of a corpus and the sentences that hold them: what a search looks into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Protocol

from msgspec import Struct


class WordKind(IntEnum):
    """What an entry of the vocabulary stands for."""

    PLAIN = 0
    NAME = 1  # inside a proper name
    POINTED = 2  # a word of the name that a pronoun or a description stands for
    COUNTED = 3  # not a word: the claims that print a figure


class Vocabulary(Struct, frozen=True, array_like=True):
    """The words of a corpus in columns, ordered by kind, stem, lemma and form.

    `forms` are as printed for names, else in lower case; `counts` say how often each is printed,
    `held` in how many claims. Of kinds that are no terms only the form, in lower case, is there.
    """

    kinds: tuple[WordKind, ...]
    stems: tuple[str, ...]
    lemmas: tuple[str, ...]
    forms: tuple[str, ...]
    counts: tuple[int, ...]
    held: tuple[int, ...]


class WordIndex(Protocol):
    """Which claims hold which words.

    Claims are numbered through all articles in their order. `firsts` are the numbers of the first
    claim of each article, and behind the last the number of all claims.
    """

    @property
    def vocabulary(self) -> Vocabulary:
        """The words."""
        ...

    @property
    def firsts(self) -> Sequence[int]:
        """Where the claims of each article begin."""
        ...

    def claims(self, words: Iterable[int]) -> list[Sequence[int]]:
        """For each word, by its place in the vocabulary, the claims that hold it, in order."""
        ...
