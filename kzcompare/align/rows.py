"""Pairs to groups: the best pairs, each extended by claims close to all of its members."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
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
FLOOR = 0.95  # measured: 1 loses links, 0.8 and less lets neighbouring propositions in
# Two claims that are each by far the closest to the other in their articles meet from this share of
# the threshold on, by this lead over the next, in the unit of scores. Measured on eight corpora: .7
# to .9 and .5 to 1.5 find more topics than without, at nearly the same precision.
NEAREST = 0.8
MARGIN = 1.0


class _Closeness(Struct, frozen=True):
    """Which units are close enough to meet, by pair of indices (the smaller first)."""

    scores: Mapping[tuple[int, int], float]
    neighbours: Mapping[int, frozenset[int]]
    threshold: float

    def of(self, a: int, b: int) -> float | None:
        """The score of two units; None where it is under the floor."""
        return self.scores.get((min(a, b), max(a, b)))


def make_groups(
    units: Sequence[Unit], levelled: Levelled, options: Options
) -> tuple[tuple[int, ...], ...]:
    """Groups of units by index, best first; a unit may stand in several of them.

    Kept are the pairs that reach the threshold, and claims that say half the same whatever their
    score, since a small corpus may hold little else, and claims of which each is by far the closest
    to the other, and those that a sentence encoder lifts. A pair opens a group unless it lies in an
    earlier one, or shares hardly more than names and no encoder finds it alike; the group then
    takes, while it can, the unit that is closest to its members of other sources: on average by the
    threshold, and to none of them by less than `FLOOR` of it.
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
    closeness = _closeness(pairs, alike, threshold)
    used: set[int] = set()  # units that stand in as many groups as they may
    homes: dict[int, set[int]] = defaultdict(set)
    groups: list[tuple[int, ...]] = []
    both = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
    for n, (left, right) in zip(kept, both, strict=True):
        if homes[left] & homes[right]:
            continue
        if left in used or right in used:
            continue
        if n not in sensed and not _says_something(units[left], units[right]):
            continue
        members = [left, right]
        while len(members) < options.cells_per_row:
            added = _closest(members, units, closeness, used, options.cells_per_source)
            if added is None:
                break
            members.append(added)
        for member in members:
            homes[member].add(len(groups))
            if len(homes[member]) >= options.rows_per_claim:
                used.add(member)
        groups.append(tuple(sorted(members)))
    scored = [(-group_score(g, units, closeness.scores), g) for g in groups]
    return tuple(group for _, group in sorted(scored))


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


def _closeness(pairs: Pairs, alike: Sequence[int], threshold: float) -> _Closeness:
    """The pairs above the floor; those in `alike` count as if they reached the threshold."""
    near = (pairs.score >= _share_of(threshold, FLOOR)).nonzero()[0]
    scores = dict(_scored(pairs, near, pairs.score[near]))
    scores.update(_scored(pairs, alike, threshold + TIE * pairs.score[alike]))
    neighbours: dict[int, set[int]] = defaultdict(set)
    for left, right in scores:
        neighbours[left].add(right)
        neighbours[right].add(left)
    return _Closeness(scores, {u: frozenset(n) for u, n in neighbours.items()}, threshold)


def _scored(
    pairs: Pairs, chosen: Sequence[int] | Numbers, scores: Weights
) -> Iterator[tuple[tuple[int, int], float]]:
    """The units of each chosen pair with its score."""
    both = zip(pairs.left[chosen].tolist(), pairs.right[chosen].tolist(), strict=True)
    return zip(both, scores.tolist(), strict=True)


def _closest(
    members: Sequence[int],
    units: Sequence[Unit],
    closeness: _Closeness,
    used: Set[int],
    per_source: int,
) -> int | None:
    """The unit to add next, or None where nothing is close enough."""
    held = Counter(units[m].article for m in members)
    candidates = frozenset[int]().union(*(closeness.neighbours[m] for m in members))
    best: tuple[float, int] | None = None
    for unit in sorted(candidates - used - set(members)):
        article = units[unit].article
        if held[article] >= per_source:
            continue
        others = [m for m in members if units[m].article != article]
        found = [s for m in others if (s := closeness.of(unit, m)) is not None]
        if not found or len(found) < len(others):
            continue
        mean = sum(found) / len(found)
        if mean >= closeness.threshold and (best is None or mean + min(found) > best[0]):
            best = (mean + min(found), unit)
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
