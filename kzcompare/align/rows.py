"""Pairs to groups: cores of claims that are all close, then what stands close to a core."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kzcompare.align.further import homes_of, with_further
from kzcompare.align.levels import Levelled
from kzcompare.align.neighbourhood import FAR, Neighbourhood, neighbourhood_of
from kzcompare.align.scored import Pairs
from kzcompare.align.senses import ALIKE, WEIGHT
from kzcompare.align.units import Unit
from kzcompare.model.claim import one_year
from kzcompare.model.options import Options

if TYPE_CHECKING:
    from kzcompare.align.columns import Flags, Numbers, Weights

# What two claims must share beside names, titles and dates, by the yardstick of weights. Measured
# on twelve corpora: 0 finds one topic in a hundred more, at two points less precision; .2 loses
# some.
BARE = 0.1
# Bounds around the threshold, in the unit of scores. The third claim of a core may be a little
# under it to one of the two; what comes after must be well over it to all, or one row would hold
# several points. What a core then takes is far over it to half of its members, and to none far
# under it (`FAR`). Measured on twelve annotated corpora: more topics have a row of their own, at
# higher precision, than with rows that are grown at once; wider bounds join neighbouring points.
UNDER = 0.3
OVER = 1.9
FAR_OVER = 3.0
# Claims of which one stands in more groups than these open another one only if they are so much
# closer for each group beyond. Measured on twelve corpora: with three groups at the most, fewer
# topics have a row; where a fourth is as cheap as the first, more rows mix points.
FREE = 2
CROWDED = 1.0
# Two claims that are each by far the closest to the other in their articles meet from this share of
# the threshold on, by this lead over the next, in the unit of scores. Measured on eight corpora: .7
# to .9 and .5 to 1.5 find more topics than without, at nearly the same precision.
NEAREST = 0.8
MARGIN = 1.0


def make_groups(
    units: Sequence[Unit], levelled: Levelled, options: Options
) -> tuple[tuple[int, ...], ...]:
    """Groups of units by index, best first; a unit may stand in several of them.

    Kept are the pairs that reach the threshold, and claims that say half the same whatever their
    score, since a small corpus may hold little else, and claims of which each is by far the closest
    to the other, and those that a sentence encoder lifts. A pair opens a core unless it lies in an
    earlier one, or shares hardly more than names and no encoder finds it alike; the core then
    takes, while it can, the unit that is closest to its members of other sources. When all cores
    are made, each takes what stands close to it (`_grown`), and then what a source says further on
    the point (`further.py`).
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
    nearby = neighbourhood_of(pairs, units, alike, threshold)
    both = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), strict=True)
    telling = [
        (left, right)
        for n, (left, right) in zip(kept, both, strict=True)
        if n in sensed or _says_something(units[left], units[right])
    ]
    cores = _cores(telling, nearby, options)
    groups = with_further(_grown(cores, nearby, options), nearby, options)
    scored = [(-group_score(g, units, nearby.among(g)), g) for g in groups]
    return tuple(group for _, group in sorted(scored))


def _cores(
    pairs: Iterable[tuple[int, int]], nearby: Neighbourhood, options: Options
) -> list[tuple[int, ...]]:
    """Groups of units that are all close to each other, opened by pairs, the best of them first."""
    third, further = nearby.bounds(-UNDER, 0.0), nearby.bounds(OVER, OVER)
    used: set[int] = set()  # units that stand in as many groups as they may
    homes: dict[int, set[int]] = defaultdict(set)
    cores: list[tuple[int, ...]] = []
    for left, right in pairs:
        if homes[left] & homes[right] or left in used or right in used:
            continue
        crowd = max(len(homes[left]), len(homes[right])) - FREE
        if crowd > 0 and nearby.over(left, right) < CROWDED * crowd:
            continue
        members = [left, right]
        while len(members) < options.cells_per_row:
            close = third if len(members) == len((left, right)) else further
            added = nearby.closest(members, close, options, used)
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
    cores: Sequence[tuple[int, ...]], nearby: Neighbourhood, options: Options
) -> list[tuple[int, ...]]:
    """The cores with what stands close to them; none takes so much that it holds another one."""
    close = nearby.bounds(-FAR, FAR_OVER)
    grown = [frozenset(core) for core in cores]
    homes = homes_of(cores)
    for n, core in enumerate(cores):
        members = list(core)
        while len(members) < options.cells_per_row:
            added = nearby.closest(members, close, options)
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
