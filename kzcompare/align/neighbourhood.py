"""How close claims are to each other, and which pairs of them may meet in a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.scored import Pairs
from kzcompare.align.units import Unit
from kzcompare.model.options import Options

if TYPE_CHECKING:
    from kzcompare.align.columns import Numbers, Weights

TIE = 1e-9  # keeps the order of pairs that are lifted to the threshold
FAR = 3.0  # how far under the threshold scores are still looked at, in the unit of scores


class Bounds(Struct, frozen=True):
    """What the scores of a unit to the members of a group must reach: all of them, and half."""

    least: float
    half: float


class Neighbourhood(Struct, frozen=True):
    """How close units are, by index, and to which a group may grow.

    `near` has for each unit what reaches the threshold and what is not much less close, with the
    scores; `neighbours` are the units of the former.
    """

    units: Sequence[Unit]
    near: Mapping[int, Mapping[int, float]]
    neighbours: Mapping[int, frozenset[int]]
    threshold: float

    def over(self, a: int, b: int) -> float:
        """How far the score of two close units lies over the threshold."""
        return self.near[a][b] - self.threshold

    def among(self, members: Sequence[int]) -> Mapping[tuple[int, int], float]:
        """The scores of close members, by pair; `members` ascend."""
        near = self.near
        return {(a, b): near[a][b] for a, b in combinations(members, 2) if b in near[a]}

    def bounds(self, least: float, half: float) -> Bounds:
        """The bounds that lie so far over the threshold."""
        return Bounds(self.threshold + least, self.threshold + half)

    def closest(
        self,
        members: Sequence[int],
        close: Bounds,
        options: Options,
        used: Set[int] = frozenset(),
    ) -> int | None:
        """The unit to add to a group next, or None where nothing is close enough."""
        held = self.held(members)
        candidates = frozenset[int]().union(*(self.neighbours[m] for m in members))
        rank: dict[int, float] = {}
        for unit in candidates - used - set(members):
            if held.get(self.units[unit].article, 0) < options.cells_per_source:
                found = self._reaching(unit, members, close)
                if found:
                    rank[unit] = sum(found) / len(found) + min(found)
        return max(rank, key=lambda unit: (rank[unit], -unit), default=None)

    def held(self, members: Iterable[int]) -> Mapping[int, int]:
        """How many members each article has, counted by hand: groups are small, and many."""
        count: dict[int, int] = {}
        for member in members:
            article = self.units[member].article
            count[article] = count.get(article, 0) + 1
        return count

    def _reaching(self, unit: int, members: Sequence[int], close: Bounds) -> Sequence[float]:
        """The scores of a unit to the members of other articles; none where they are too low."""
        article, near = self.units[unit].article, self.near[unit]
        found: list[float] = []
        for member in members:
            if self.units[member].article == article:
                continue
            score = near.get(member)
            if score is None or score < close.least:
                return ()
            found.append(score)
        if not found:
            return ()
        upper = sorted(found, reverse=True)[(len(found) - 1) // 2]
        return found if upper >= close.half else ()


def neighbourhood_of(
    pairs: Pairs, units: Sequence[Unit], alike: Sequence[int], threshold: float
) -> Neighbourhood:
    """The pairs that may meet; those in `alike` count as if they reached the threshold."""
    chosen = (pairs.score >= threshold - FAR).nonzero()[0]
    near: dict[int, dict[int, float]] = defaultdict(dict)
    lifted = _scored(pairs, alike, threshold + TIE * pairs.score[alike])
    for left, right, score in chain(_scored(pairs, chosen, pairs.score[chosen]), lifted):
        near[left][right] = near[right][left] = score
    neighbours = {
        unit: frozenset([other for other, score in close.items() if score >= threshold])
        for unit, close in near.items()
    }
    return Neighbourhood(units, near, neighbours, threshold)


def _scored(
    pairs: Pairs, chosen: Sequence[int] | Numbers, scores: Weights
) -> Iterator[tuple[int, int, float]]:
    """The units of each chosen pair with its score."""
    left, right = pairs.left[chosen].tolist(), pairs.right[chosen].tolist()
    return zip(left, right, scores.tolist(), strict=True)
