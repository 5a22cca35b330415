"""Why two claims were or were not put together: each part of their score, and what decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.levels import level
from kzcompare.align.pairs import differ_in_time, score_pairs
from kzcompare.align.scored import Pairs
from kzcompare.align.stories import find_stories
from kzcompare.align.units import Unit, make_units
from kzcompare.model.claim import ReadArticle
from kzcompare.model.options import Options
from kzcompare.model.row import ClaimRef

if TYPE_CHECKING:
    from kzcompare.align.columns import Flags
    from kzcompare.align.senses import Encoded

SHOWN = 8  # shared stems that are named


class Closeness(Struct, frozen=True):
    """The alignment score of two claims; `parts` by name, the largest first.

    `score` is None where they are no candidates for one another; `reason` then says why. `shared`
    are words of the first claim that the second has too, most telling first. `sensed` is what a
    sentence encoder adds, no part of the score, None without one; `is_lifted` says that with it
    they are close enough.
    """

    parts: tuple[tuple[str, float], ...]
    score: float | None
    threshold: float | None
    shared: tuple[str, ...]
    reason: str
    sensed: float | None = None
    is_lifted: bool = False


class Alignment(Struct, frozen=True):
    """The scored pairs of a corpus, to look single ones up in."""

    articles: Sequence[ReadArticle]
    units: tuple[Unit, ...]
    pairs: Pairs
    rank: dict[tuple[int, int], int]
    threshold: float | None
    lifted: Flags | None = None

    @classmethod
    def of(
        cls, articles: Sequence[ReadArticle], options: Options, encoded: Encoded | None = None
    ) -> Alignment:
        """Scores all pairs, as `align_claims` does."""
        stories = find_stories(articles)
        units = make_units(articles, stories, min_words=options.min_words)
        found = score_pairs(units, stories=stories, encoded=encoded)
        scored = level(found, units, stories, options)
        pairs = scored.pairs
        both = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        rank = {pair: n for n, pair in enumerate(both)}
        return cls(articles, units, pairs, rank, scored.threshold, scored.lifted)

    def closeness(self, a: ClaimRef, b: ClaimRef) -> Closeness:
        """How close two claims are."""
        places = {(u.article, u.claim): n for n, u in enumerate(self.units)}
        left, right = places.get((a.article, a.claim)), places.get((b.article, b.claim))
        if a.article == b.article:
            return self._apart("both stand in one source; only those of two are put together")
        if left is None or right is None:
            return self._apart("one is too short to be compared, or repeats an earlier sentence")
        ours, theirs = self.units[left], self.units[right]
        stems = sorted(ours.weights.keys() & theirs.weights.keys(), key=lambda s: -ours.weights[s])
        shared = tuple(self._printed(ours, stem) for stem in stems[:SHOWN])
        rank = self.rank.get((min(left, right), max(left, right)))
        if rank is None:
            if differ_in_time(ours, theirs):
                return self._apart("they print dates of different years", shared)
            nor = "" if self.pairs.sensed is None else ", and no encoder brings them together"
            return self._apart(f"they share no telling word{nor}", shared)
        held = ((name, round(float(column[rank]), 3)) for name, column in self.pairs.parts.items())
        parts = sorted((part for part in held if part[1]), key=lambda part: -abs(part[1]))
        score = round(float(self.pairs.score[rank]), 3)
        # Rounded as the score is: of the pair that sets it both are the same.
        threshold = None if self.threshold is None else round(self.threshold, 3)
        sensed = self.pairs.sensed
        return Closeness(
            tuple(parts),
            score,
            threshold,
            shared,
            "",
            None if sensed is None else round(float(sensed[rank]), 3),
            self.lifted is not None and bool(self.lifted[rank]),
        )

    def _apart(self, reason: str, shared: tuple[str, ...] = ()) -> Closeness:
        return Closeness((), None, self.threshold, shared, reason)

    def _printed(self, unit: Unit, stem: str) -> str:
        """A word of the claim as it is printed; the stem where only a pronoun stands for it."""
        read = self.articles[unit.article]
        terms = read.reading.claims[unit.claim].terms
        return next((t.span.of(read.article.text) for t in terms if t.stem == stem), stem)
