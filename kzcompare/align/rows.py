"""Pairs to rows: the best pairs, each extended by claims close to all of its members."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kzcompare.align.pairs import Pair
from kzcompare.align.units import Unit


FLOOR = 0.8  # measured: 1 loses links, 0.7 and less lets neighbouring propositions in


@dataclass(frozen=True, slots=True)
class Group:
    """Units by index in article and text order; `score` orders groups, higher first."""

    members: tuple[int, ...]
    score: float


def make_groups(
    units: Sequence[Unit],
    pairs: Sequence[Pair],
    *,
    pairs_per_claim: float,
    per_source: int,
    per_group: int,
    reuse: int,
) -> tuple[Group, ...]:
    """Groups, best first; a unit may stand in up to `reuse` of them.

    The threshold is a rank, the score of the `pairs_per_claim * N`-th best pair, because raw scores
    mean different things in different corpora. A pair opens a group unless it lies in an earlier
    one; the group then takes, while it can, the unit that is closest to its members of other
    sources: on average by the threshold, and to none of them by less than `FLOOR` of it.
    """
    kept = pairs[: max(1, round(pairs_per_claim * len(units)))]
    if not kept:
        return ()
    threshold = kept[-1].score
    floor = threshold - (1 - FLOOR) * abs(threshold)
    scores = {(p.left, p.right): p.score for p in pairs if p.score >= floor}
    near: dict[int, set[int]] = {}
    for left, right in scores:
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    uses: Counter[int] = Counter()
    groups: list[tuple[int, ...]] = []
    homes: dict[int, list[int]] = {}
    for pair in kept:
        left, right = pair.left, pair.right
        if any(g in homes.get(right, ()) for g in homes.get(left, ())):
            continue
        if uses[left] >= reuse or uses[right] >= reuse:
            continue
        members = [left, right]
        while len(members) < per_group:
            added = _closest(members, units, scores, near, uses, per_source, reuse, threshold)
            if added is None:
                break
            members.append(added)
        for member in members:
            uses[member] += 1
            homes.setdefault(member, []).append(len(groups))
        groups.append(tuple(sorted(members)))
    made = [Group(g, _group_score(g, units, scores)) for g in groups]
    return tuple(sorted(made, key=lambda g: (-g.score, g.members)))


def _closest(
    members: Sequence[int],
    units: Sequence[Unit],
    scores: dict[tuple[int, int], float],
    near: dict[int, set[int]],
    uses: Counter[int],
    per_source: int,
    reuse: int,
    threshold: float,
) -> int | None:
    """The unit to add next, or None where nothing is close enough."""
    held = Counter(units[m].article for m in members)
    best: tuple[float, int] | None = None
    for unit in sorted(set().union(*(near[m] for m in members)) - set(members)):
        article = units[unit].article
        if uses[unit] >= reuse or held[article] >= per_source:
            continue
        found = [
            scores.get((min(unit, m), max(unit, m))) for m in members if units[m].article != article
        ]
        near_all = [f for f in found if f is not None]
        if not near_all or len(near_all) < len(found):
            continue
        mean = sum(near_all) / len(near_all)
        if mean >= threshold and (best is None or mean + min(near_all) > best[0]):
            best = (mean + min(near_all), unit)
    return None if best is None else best[1]


def _group_score(
    members: Sequence[int], units: Sequence[Unit], scores: dict[tuple[int, int], float]
) -> float:
    """Sum of the cross-source pair scores over the root of their number."""
    found = [
        scores[a, b]
        for n, a in enumerate(members)
        for b in members[n + 1 :]
        if units[a].article != units[b].article and (a, b) in scores
    ]
    return sum(found) / math.sqrt(len(found)) if found else 0.0
