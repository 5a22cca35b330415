"""What a source says further on the point of a group, in words that are shared less.

A report comes back to its point: it goes on in the next sentence, or repeats it later. Such claims
are not as close to the other sources as those that made the group, but close to one of them, near
to what the group holds of their own article, or full of the words that the group has in common.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from kzcompare.align.neighbourhood import Neighbourhood
from kzcompare.align.units import is_within, shared_stems
from kzcompare.model.options import Options

# What a claim must reach: how far over the threshold it is to the member that it is closest to, at
# most `CLEAR`, and what its place and words add. The weights are those of a logistic regression
# over the claims that the sources of a row did not bring into it, on twelve annotated corpora, each
# left out in turn.
ENOUGH = 5.1
CLEAR = 6.0
BESIDE = 1.7  # it stands at most `WITHIN` sentences from a member of its article
WITHIN = 3
SHARED = 3.3  # per word of the group as rare as the rarest (`Unit.rarest`)


def with_further(
    groups: Sequence[Sequence[int]], nearby: Neighbourhood, options: Options
) -> list[tuple[int, ...]]:
    """The groups, each with at most one claim more; every claim is added once at the most.

    A claim that stands in a group which shares a member with this one is told apart from it, and
    stays so.
    """
    homes = homes_of(groups)
    added: set[int] = set()
    made = []
    for members in groups:
        further = None
        if len(members) < options.cells_per_row:
            beside = set[int]().union(*(homes[m] for m in members))
            apart = frozenset[int]().union(*(groups[n] for n in beside))
            further = _best(members, apart, added, nearby, options)
        if further is None:
            made.append(tuple(sorted(members)))
        else:
            added.add(further)
            made.append(tuple(sorted((*members, further))))
    return made


def homes_of(groups: Sequence[Sequence[int]]) -> Mapping[int, set[int]]:
    """In which groups, by number, each unit stands."""
    homes: dict[int, set[int]] = defaultdict(set)
    for n, members in enumerate(groups):
        for member in members:
            homes[member].add(n)
    return homes


def _best(
    members: Sequence[int],
    apart: Set[int],
    added: Set[int],
    nearby: Neighbourhood,
    options: Options,
) -> int | None:
    """The further claim of the members' articles for which most speaks, if that is enough.

    None of those in `apart`, which other groups tell apart, nor of those `added` already.
    """
    units = nearby.units
    held = nearby.held(members)
    scores: dict[int, float] = {}
    for member in members:
        for number, score in nearby.near[member].items():
            has_part = 0 < held.get(units[number].article, 0) < options.cells_per_source
            if has_part and number not in apart and number not in added:
                scores[number] = max(scores.get(number, score), score)
    words = shared_stems(members, units) if scores else frozenset[str]()
    worth: dict[int, float] = {}
    for number, score in scores.items():
        unit = units[number]
        shared = math.fsum(unit.weights[stem] for stem in words & unit.weights.keys())
        is_beside = is_within(unit, members, units, WITHIN)
        over = min(CLEAR, score - nearby.threshold)
        worth[number] = over + BESIDE * is_beside + SHARED * shared / unit.rarest
    best = max(worth, key=lambda n: (worth[n], -n), default=None)
    return best if best is not None and worth[best] >= ENOUGH else None
