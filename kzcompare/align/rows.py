"""Pairs to groups: cores of claims that are all close, then what stands close to a core."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.levels import Levelled
from kzcompare.align.scored import Pairs
from kzcompare.align.senses import ALIKE, WEIGHT
from kzcompare.align.units import Unit
from kzcompare.model.claim import one_year
from kzcompare.model.options import Options

if TYPE_CHECKING:
    from kzcompare.align.columns import Flags, Numbers, Weights

TIE = 1e-9  # keeps the order of pairs that are lifted to the threshold
# What two claims must share beside names, titles and dates, by the yardstick of weights. Measured:
# .25 to .35 raise precision and leave as many topics as 0 but one; .5 loses more.
BARE = 0.25
# Bounds around the threshold, in the unit of scores. The third claim of a core may be a little
# under it to one of the two; what comes after must be well over it to all, or one row would hold
# several points. What a core then takes is far over it to half of its members, and to none far
# under it. Measured on twelve annotated corpora: more topics have a row of their own, at higher
# precision, than with rows that are grown at once; wider bounds join neighbouring points.
UNDER = 0.3
OVER = 1.9
FAR = 3.0
# Two claims that are each by far the closest to the other in their articles meet from this share of
# the threshold on, by this lead over the next, in the unit of scores. Measured on eight corpora: .7
# to .9 and .5 to 1.5 find more topics than without, at nearly the same precision.
NEAREST = 0.8
MARGIN = 1.0


class _Bounds(Struct, frozen=True):
    """What the scores of a unit to the members of a group must reach: all of them, and half."""

    least: float
    half: float

    def hold(self, found: Sequence[float]) -> bool:
        """Whether the scores reach both."""
        upper = sorted(found, reverse=True)[(len(found) - 1) // 2]
        return min(found) >= self.least and upper >= self.half


class _Closeness(Struct, frozen=True):
    """How close units are, by pair of indices (the smaller first), and to which a group may grow.

    `neighbours` reach the threshold; `scores` have what is less close as well.
    """

    units: Sequence[Unit]
    scores: Mapping[tuple[int, int], float]
    neighbours: Mapping[int, frozenset[int]]
    threshold: float

    def of(self, a: int, b: int) -> float | None:
        """The score of two units; None where they are hardly close."""
        return self.scores.get((min(a, b), max(a, b)))

    def bounds(self, least: float, half: float) -> _Bounds:
        """The bounds that lie so far over the threshold."""
        return _Bounds(self.threshold + least, self.threshold + half)


def make_groups(
    units: Sequence[Unit], levelled: Levelled, options: Options
) -> tuple[tuple[int, ...], ...]:
    """Groups of units by index, best first; a unit may stand in several of them.

    Kept are the pairs that reach the threshold, and claims that say half the same whatever their
    score, since a small corpus may hold little else, and claims of which each is by far the closest
    to the other, and those that a sentence encoder lifts. A pair opens a core unless it lies in an
    earlier one, or shares hardly more than names and no encoder finds it alike; the core then
    takes, while it can, the unit that is closest to its members of other sources. When all cores
    are made, each takes what stands close to it (`_grown`).
    """
    pairs, threshold = levelled.pairs, levelled.threshold
    if threshold is None or options.rows_per_claim < 1:
        return ()
    ranked = int((pairs.score >= threshold).sum())
    lifted = {*pairs.half.nonzero()[0].tolist(), *_mutual(pairs, units, threshold)}
    if levelled.lifted is not None:
        lifted.update(levelled.lifted.nonzero()[0].tolist())
    alike = sorted(n for n in lifted if n >= ranked)
    kept = [*range(ranked), *alike]
    sensed = _alike_in_meaning(pairs)
    closeness = _closeness(pairs, units, alike, threshold)
    both = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
    telling = [
        (left, right)
        for n, (left, right) in zip(kept, both, strict=True)
        if n in sensed or _says_something(units[left], units[right])
    ]
    cores = _cores(telling, closeness, options)
    groups = _grown(cores, closeness, options)
    scored = [(-group_score(g, units, closeness.scores), g) for g in groups]
    return tuple(group for _, group in sorted(scored))


def _cores(
    pairs: Iterable[tuple[int, int]], closeness: _Closeness, options: Options
) -> list[tuple[int, ...]]:
    """Groups of units that are all close to each other, opened by pairs, the best of them first."""
    third, further = closeness.bounds(-UNDER, 0.0), closeness.bounds(OVER, OVER)
    used: set[int] = set()  # units that stand in as many groups as they may
    homes: dict[int, set[int]] = defaultdict(set)
    cores: list[tuple[int, ...]] = []
    for left, right in pairs:
        if homes[left] & homes[right] or left in used or right in used:
            continue
        members = [left, right]
        while len(members) < options.cells_per_row:
            close = third if len(members) == len((left, right)) else further
            added = _closest(members, closeness, close, options, used)
            if added is None:
                break
            members.append(added)
        for member in members:
            homes[member].add(len(cores))
            if len(homes[member]) >= options.rows_per_claim:
                used.add(member)
        cores.append(tuple(sorted(members)))
    return cores


def _grown(
    cores: Sequence[tuple[int, ...]], closeness: _Closeness, options: Options
) -> list[tuple[int, ...]]:
    """The cores with what stands close to them; none takes so much that it holds another one."""
    close = closeness.bounds(-FAR, FAR)
    grown = [frozenset(core) for core in cores]
    homes: dict[int, set[int]] = defaultdict(set)
    for n, core in enumerate(cores):
        for member in core:
            homes[member].add(n)
    for n, core in enumerate(cores):
        members = list(core)
        while len(members) < options.cells_per_row:
            added = _closest(members, closeness, close, options)
            if added is None:
                break
            whole = grown[n] | {added}
            beside = set[int]().union(*(homes[m] for m in whole)) - {n}
            if any(grown[o] <= whole or whole <= grown[o] for o in beside):
                break
            members.append(added)
            homes[added].add(n)
            grown[n] = whole
    return [tuple(sorted(whole)) for whole in grown]


def _alike_in_meaning(pairs: Pairs) -> frozenset[int]:
    """The pairs, by number, that a sentence encoder finds alike; none without one."""
    if pairs.sensed is None:
        return frozenset()
    return frozenset((pairs.sensed >= WEIGHT * ALIKE).nonzero()[0].tolist())


def _mutual(pairs: Pairs, units: Sequence[Unit], threshold: float) -> list[int]:
    """The pairs, by number, of which each claim is the closest to the other in its article.

    By a margin, not far under the threshold, and of one year: what nothing else competes with may
    be told in words that are hardly shared. (Mutual nearest neighbours, with a margin instead of
    the ratio of Lowe 2004.)
    """
    import numpy as np

    least = _share_of(threshold, NEAREST)
    held = np.flatnonzero(pairs.score >= least - MARGIN)
    article = np.array([unit.article for unit in units], np.int64)
    left, right, score = pairs.left[held], pairs.right[held], pairs.score[held]
    count = int(article.max()) + 1 if len(article) else 1
    stands_out = score >= least
    for one, other in ((left, right), (right, left)):
        stands_out &= _leads(one * count + article[other], score)
    return [
        int(held[n])
        for n in np.flatnonzero(stands_out).tolist()
        if one_year(units[left[n]].event, units[right[n]].event)
    ]


def _leads(keys: Numbers, score: Weights) -> Flags:
    """Whether each score is the highest under its key by a margin; scores come best first."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    ranked = score[order]
    is_first = np.diff(keys[order], prepend=-1) != 0
    is_last = np.append(is_first, True)[1:]
    second = np.where(is_last, -np.inf, np.append(ranked, -np.inf)[1:])
    leads = np.zeros(len(order), np.bool_)
    leads[order] = is_first & (ranked - second >= MARGIN)
    return leads


def _share_of(threshold: float, share: float) -> float:
    """A share of a threshold, below it whatever its sign."""
    return threshold - (1 - share) * abs(threshold)


def _says_something(left: Unit, right: Unit) -> bool:
    """Whether two claims share more than who, with which title, and when.

    Words that make up half of the shorter claim are enough, however common they are in the story.
    """
    apart = left.names | right.names | left.titles | right.titles
    ours, theirs = left.weights.keys() - apart, right.weights.keys() - apart
    shared = ours & theirs
    if shared and 2 * len(shared) >= min(len(ours), len(theirs)):
        return True
    weight = math.fsum(min(left.weights[s], right.weights[s]) for s in shared)
    return weight >= BARE * min(left.rarest, right.rarest)


def _closeness(
    pairs: Pairs, units: Sequence[Unit], alike: Sequence[int], threshold: float
) -> _Closeness:
    """The pairs that may meet; those in `alike` count as if they reached the threshold."""
    near = (pairs.score >= threshold - FAR).nonzero()[0]
    scores = dict(_scored(pairs, near, pairs.score[near]))
    scores.update(_scored(pairs, alike, threshold + TIE * pairs.score[alike]))
    neighbours: dict[int, set[int]] = defaultdict(set)
    for (left, right), score in scores.items():
        if score >= threshold:
            neighbours[left].add(right)
            neighbours[right].add(left)
    return _Closeness(units, scores, {u: frozenset(n) for u, n in neighbours.items()}, threshold)


def _scored(
    pairs: Pairs, chosen: Sequence[int] | Numbers, scores: Weights
) -> Iterator[tuple[tuple[int, int], float]]:
    """The units of each chosen pair with its score."""
    both = zip(pairs.left[chosen].tolist(), pairs.right[chosen].tolist(), strict=True)
    return zip(both, scores.tolist(), strict=True)


def _closest(
    members: Sequence[int],
    closeness: _Closeness,
    close: _Bounds,
    options: Options,
    used: Set[int] = frozenset(),
) -> int | None:
    """The unit to add next, or None where nothing is close enough."""
    units = closeness.units
    held = Counter(units[m].article for m in members)
    candidates = frozenset[int]().union(*(closeness.neighbours[m] for m in members))
    best: tuple[float, int] | None = None
    for unit in sorted(candidates - used - set(members)):
        article = units[unit].article
        if held[article] >= options.cells_per_source:
            continue
        others = [m for m in members if units[m].article != article]
        found = [s for m in others if (s := closeness.of(unit, m)) is not None]
        if not found or len(found) < len(others) or not close.hold(found):
            continue
        rank = sum(found) / len(found) + min(found)
        if best is None or rank > best[0]:
            best = (rank, unit)
    return None if best is None else best[1]


def group_score(
    members: Sequence[int], units: Sequence[Unit], scores: Mapping[tuple[int, int], float]
) -> float:
    """Sum of the cross-source pair scores over the root of their number; orders groups.

    `scores` maps pairs of indices, the smaller first; pairs that are not in it do not count.
    """
    found = [
        scores[a, b]
        for n, a in enumerate(members)
        for b in members[n + 1 :]
        if units[a].article != units[b].article and (a, b) in scores
    ]
    return sum(found) / math.sqrt(len(found)) if found else 0.0
