"""Scored pairs: one at a time with its parts in words, or all of them in columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from msgspec import Struct

if TYPE_CHECKING:
    from kzcompare.align.columns import Flags, Numbers, Weights


class Parts(Struct, frozen=True):
    """What a pair's score is made of, each part already in the units of the sum.

    `words`: shared rare stems; `names`: how far they are only names; `meaning`: likeness of the
    word vectors; `share`: how much of the shorter claim the stems cover; `clause`: the best
    two clauses; `context`: the sentences around; `place`: where both stand in their articles;
    `figures`: shared numbers; `holders`: one holder saying similar things; `articles`: how alike
    the articles are; `time`: events that cannot be the same; `form`: a question; `story`: how alike
    claims are in the stories that the articles tell (the more, the less it means).
    """

    words: float
    names: float
    meaning: float
    share: float
    clause: float
    context: float
    place: float
    figures: float
    holders: float
    articles: float
    time: float
    form: float
    story: float = 0.0

    @property
    def score(self) -> float:
        """The sum: no unit, higher is closer."""
        return (
            self.words
            + self.names
            + self.meaning
            + self.share
            + self.clause
            + self.context
            + self.place
            + self.figures
            + self.holders
            + self.articles
            + self.time
            + self.form
            + self.story
        )


class Pair(Struct, frozen=True):
    """Two units by index, `left < right`, of different articles."""

    left: int
    right: int
    score: float
    parts: Parts


@dataclass(frozen=True, slots=True)
class Pairs(Sequence[Pair]):
    """Pairs in columns, best first: the indices of both units, the score and its parts by name.

    `half` says whether the shorter of two claims shares half its words with the other, names left
    out; `sensed` how alike a sentence encoder finds them, in the unit of the score but no part of
    it, None without one. Where the parts were not kept, single pairs cannot be looked at.
    """

    left: Numbers
    right: Numbers
    score: Weights
    half: Flags
    parts: Mapping[str, Weights]
    sensed: Weights | None = None

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self.score)

    @overload
    def __getitem__(self, index: int) -> Pair: ...

    @overload
    def __getitem__(self, index: slice) -> Pairs: ...

    def __getitem__(self, index: int | slice) -> Pair | Pairs:
        """One pair with its parts in words, or a stretch of them."""
        parts = {name: column[index] for name, column in self.parts.items()}
        if isinstance(index, slice):
            left, right = self.left[index], self.right[index]
            sensed = None if self.sensed is None else self.sensed[index]
            return Pairs(left, right, self.score[index], self.half[index], parts, sensed)
        return Pair(
            int(self.left[index]),
            int(self.right[index]),
            float(self.score[index]),
            Parts(**{name: float(value) for name, value in parts.items()}),
        )


class Scores(Mapping[tuple[int, int], float]):
    """The score of each pair of units, the smaller index first; by search in sorted columns."""

    def __init__(self, pairs: Pairs) -> None:
        """The scores of `pairs`."""
        import numpy as np

        self._base = int(pairs.right.max()) + 1 if len(pairs) else 1
        keys = pairs.left * self._base + pairs.right
        order = np.argsort(keys)
        self._keys, self._scores = keys[order], pairs.score[order]

    def __getitem__(self, pair: tuple[int, int]) -> float:
        """The score of a pair.

        Raises:
            KeyError: the pair was not scored.
        """
        key = pair[0] * self._base + pair[1]
        place = int(self._keys.searchsorted(key))
        if pair[1] >= self._base or place == len(self._keys) or self._keys[place] != key:
            raise KeyError(pair)
        return float(self._scores[place])

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The pairs, ascending."""
        for key in self._keys.tolist():
            yield divmod(key, self._base)

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self._keys)
