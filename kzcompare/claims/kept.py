"""The candidates of an article while quotations are given to them, quick to look up by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kzcompare.claims.candidate import Candidate
from kzcompare.model.near import Near
from kzcompare.model.span import Span


class Kept:
    """Candidates by number. One may be replaced by another with the same cue and sentence."""

    __slots__ = ("_cues", "_of_sentence", "items")

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        """Holds the candidates under the numbers 0, 1, 2, ..."""
        self.items: list[Candidate] = []
        self._cues = Near()
        self._of_sentence: dict[int, list[int]] = {}
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> int:
        """Holds one more, and returns its number."""
        index = len(self.items)
        self.items.append(candidate)
        self._cues.add(index, candidate.cue.span)
        self._of_sentence.setdefault(candidate.sentence, []).append(index)
        return index

    def cues_near(self, span: Span) -> Sequence[tuple[int, Candidate]]:
        """The candidates whose cues stand near, in order; all whose cues overlap are among them."""
        return [(index, self.items[index]) for index in self._cues.around(span)]

    def of_sentences(self, first: int, last: int) -> Sequence[tuple[int, Candidate]]:
        """The candidates of a stretch of sentences, both ends included, in order."""
        numbers = range(first, last + 1)
        found = sorted(i for n in numbers for i in self._of_sentence.get(n, ()))
        return [(index, self.items[index]) for index in found]
