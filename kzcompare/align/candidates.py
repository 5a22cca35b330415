"""Which claims are compared at all: those that share telling words, found by an inverted index.

In a small corpus all claims that share a word meet. In a large one every claim follows the
postings of its rarest stems, up to a fixed number of them, and keeps the claims that share most
with it. So work and memory grow with the number of claims, not of pairs. The index is that of
Bayardo, Ma and Srikant, "Scaling up all pairs similarity search" (2007), with bounded postings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kzcompare.align.columns import Columns, Flags, Numbers, Weights


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the search goes.

    `exhaustive`: steps through postings up to which a corpus counts as small and nothing is left
    out. In a larger one: `common`, claims that a stem may stand in and still propose pairs;
    `followed`, postings looked at for one claim; `nearest`, claims that one claim keeps.
    """

    exhaustive: int = 400_000
    common: int = 2000
    followed: int = 6000
    nearest: int = 32


@dataclass(frozen=True, slots=True)
class _Postings:
    """The units that hold each stem, ascending, with the weight it has there.

    Those of stem `s` are the entries `starts[s]` to `starts[s] + sizes[s]`; `names` says whether
    the unit prints it in a name.
    """

    starts: Numbers
    sizes: Numbers
    units: Numbers
    weights: Weights
    names: Flags


@dataclass(frozen=True, slots=True)
class _Met:
    """What one unit shares with every other, in names and other words, while it is looked at."""

    words: Weights
    names: Weights
    seen: Flags


def find_candidates(
    columns: Columns, most_named: float, bounds: Bounds | None = None
) -> tuple[Numbers, Numbers]:
    """Pairs of units of different articles that share a stem, the smaller index first, ascending.

    One value a pair in both results: the units' indices. Names add at most `most_named` to the
    weight by which the nearest claims are chosen.
    """
    import numpy as np

    bounds = bounds or Bounds()
    count = len(columns)
    owners = np.repeat(np.arange(count), np.diff(columns.rows))
    postings = _postings(columns, owners)
    cost = postings.sizes[columns.stems]
    if cost.sum() <= bounds.exhaustive:
        bounds = Bounds(common=count, followed=int(cost.sum()), nearest=count)
    order = np.lexsort((columns.stems, cost, owners))
    met = _Met(np.zeros(count), np.zeros(count), np.zeros(count, np.bool_))
    found = [np.zeros(0, np.int64)]
    for unit in range(count):
        row = order[columns.rows[unit] : columns.rows[unit + 1]]
        near = _meet(columns, postings, row, met, bounds)
        weight = met.words[near] + np.minimum(met.names[near], most_named)
        met.words[near], met.names[near], met.seen[near] = 0.0, 0.0, False
        other = columns.article[near] != columns.article[unit]
        near = _best(near[other], weight[other], bounds.nearest)
        found.append(np.minimum(near, unit) * count + np.maximum(near, unit))
    keys = np.unique(np.concatenate(found))
    return keys // max(1, count), keys % max(1, count)


def _postings(columns: Columns, owners: Numbers) -> _Postings:
    import numpy as np

    order = np.lexsort((owners, columns.stems))
    sizes = np.bincount(columns.stems, minlength=columns.kinds)
    starts = np.cumsum(sizes) - sizes
    weights, names = columns.weights[order], columns.names[order]
    return _Postings(starts, sizes, owners[order], weights, names)


def _meet(
    columns: Columns, postings: _Postings, row: Numbers, met: _Met, bounds: Bounds
) -> Numbers:
    """The units met on the postings of one unit's stems, each once.

    `row` are the entries of the unit, rarest stem first; what is shared is added up in `met`.
    """
    import numpy as np

    found = [np.zeros(0, np.int64)]
    followed = 0
    for entry in row.tolist():
        stem = columns.stems[entry]
        start, size = postings.starts[stem], postings.sizes[stem]
        followed += size
        if size > bounds.common or followed > bounds.followed:
            break
        held = slice(start, start + size)
        units = postings.units[held]
        weight = np.minimum(postings.weights[held], columns.weights[entry])
        named = np.where(postings.names[held] | columns.names[entry], weight, 0.0)
        met.names[units] += named
        met.words[units] += weight - named
        found.append(units[~met.seen[units]])
        met.seen[units] = True
    return np.concatenate(found)


def _best(units: Numbers, weights: Weights, most: int) -> Numbers:
    """The `most` units of greatest weight; of equal ones the first."""
    import numpy as np

    if len(units) <= most:
        return units
    least = np.partition(weights, -most)[-most]
    above = units[weights > least]
    level = units[weights == least]
    return np.concatenate([above, level[: most - len(above)]])
