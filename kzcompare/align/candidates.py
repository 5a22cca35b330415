"""Which claims are compared at all: those that share telling words, found by an inverted index.

In a small corpus all claims that share a word meet. In a large one every claim follows the
postings of its rarest stems, up to a fixed number of them, and keeps the claims that share most
with it. So work and memory grow with the number of claims, not of pairs. The index is that of
Bayardo, Ma and Srikant, "Scaling up all pairs similarity search" (2007), with bounded postings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.columns import spread
from kzcompare.align.stories import Stories
from kzcompare.runners.base import InProcess, Runner

if TYPE_CHECKING:
    from kzcompare.align.columns import Columns, Flags, Numbers, Weights


STRETCH = 2048  # claims looked for at once
SAMPLED_UNITS, SAMPLED_PAIRS = 1000, 50  # claims, and pairs of each, that stand for all pairs


class Bounds(Struct, frozen=True):
    """How far the search goes.

    `exhaustive`: steps through postings up to which a corpus counts as small and nothing is left
    out. In a larger one: `common`, claims that a stem may stand in and still propose pairs;
    `followed`, postings looked at for one claim; `nearest`, claims that one claim keeps.
    """

    exhaustive: int = 400_000
    common: int = 2000
    followed: int = 6000
    nearest: int = 24


class _Postings(Struct, frozen=True):
    """The units that hold each stem, ascending, with the weight it has there.

    Those of stem `s` are the entries `starts[s]` to `starts[s] + sizes[s]`; `names` says whether
    the unit prints it in a name.
    """

    starts: Numbers
    sizes: Numbers
    units: Numbers
    weights: Weights
    names: Flags


class Sample(Struct, frozen=True):
    """Pairs that stand for all that share a stem, by index, and how many each stands for."""

    left: Numbers
    right: Numbers
    weight: Weights


class Candidates(Struct, frozen=True):
    """Pairs of units of different articles that share a stem, and what stands for all such pairs.

    `left` and `right` are the units' indices, the smaller one left, in ascending order. `sample` is
    None where no pair was left out.
    """

    left: Numbers
    right: Numbers
    sample: Sample | None


def find_candidates(
    columns: Columns,
    most_named: float,
    bounds: Bounds | None = None,
    runner: Runner | None = None,
    *,
    stories: Stories | None = None,
) -> Candidates:
    """The pairs to be compared: those of articles of which one stands in the story of the other.

    Without `stories` all articles tell one.

    Names add at most `most_named` times the yardstick of a unit's weights to the weight by which
    the nearest claims are chosen. `runner` searches for stretches of claims, each by itself.
    """
    import numpy as np

    bounds = bounds or Bounds()
    count = len(columns)
    owners = np.repeat(np.arange(count), np.diff(columns.rows))
    postings = _postings(columns, owners)
    cost = postings.sizes[columns.stems]
    whole = Bounds(common=count, followed=int(cost.sum()), nearest=count)
    is_small = cost.sum() <= bounds.exhaustive
    order = np.lexsort((columns.stems, cost, owners))
    stories = stories or Stories.one(1 + int(columns.article.max(initial=-1)))
    search = _Search(columns, postings, order, most_named, stories.beside())
    stretches = [range(n, min(n + STRETCH, count)) for n in range(0, count, STRETCH)]
    found = (runner or InProcess()).map(
        _nearest, (search, whole if is_small else bounds), stretches
    )
    keys = np.unique(np.concatenate([np.zeros(0, np.int64), *found]))
    left, right = keys // max(1, count), keys % max(1, count)
    return Candidates(left, right, None if is_small else _sample(search, whole))


def _nearest(asked: tuple[_Search, Bounds], units: range) -> Numbers:
    """The nearest claims of each unit, a number a pair.

    It is the smaller index times the number of all units, plus the larger one.
    """
    import numpy as np

    search, bounds = asked
    count = len(search.columns)
    first = np.zeros(count, np.int64)
    found = [np.zeros(0, np.int64)]
    for unit in units:
        near = _best(*search.near(unit, bounds, first), bounds.nearest)
        found.append(np.minimum(near, unit) * count + np.maximum(near, unit))
    return np.concatenate(found)


def _sample(search: _Search, bounds: Bounds) -> Sample:
    """Some pairs of some units, both evenly spread; no chance, so that runs give the same."""
    import numpy as np

    count = len(search.columns)
    first = np.zeros(count, np.int64)
    chosen = np.unique(np.linspace(0, count - 1, min(count, SAMPLED_UNITS)).astype(np.int64))
    left, right, weight = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], [np.zeros(0)]
    for unit in chosen.tolist():
        near = np.sort(search.near(unit, bounds, first)[0])
        kept = near[:: max(1, len(near) // SAMPLED_PAIRS)]
        left.append(np.minimum(kept, unit))
        right.append(np.maximum(kept, unit))
        # Each pair is met from both of its units, of which one in count / chosen was looked at.
        each = len(near) / max(1, len(kept)) * count / len(chosen) / 2
        weight.append(np.full(len(kept), each))
    return Sample(np.concatenate(left), np.concatenate(right), np.concatenate(weight))


def _postings(columns: Columns, owners: Numbers) -> _Postings:
    import numpy as np

    order = np.lexsort((owners, columns.stems))
    sizes = np.bincount(columns.stems, minlength=columns.kinds)
    starts = np.cumsum(sizes) - sizes
    weights, names = columns.weights[order], columns.names[order]
    return _Postings(starts, sizes, owners[order], weights, names)


class _Search(Struct, frozen=True):
    """The index, and the entries of each unit with the rarest stems first.

    `beside` are the articles that each article is compared with.
    """

    columns: Columns
    postings: _Postings
    order: Numbers
    most_named: float
    beside: tuple[Numbers, ...]

    def near(self, unit: int, bounds: Bounds, first: Numbers) -> tuple[Numbers, Weights]:
        """The units of other articles met on the postings of a unit's stems, and what is shared.

        They come in the order in which they are met. `first` has a place for every unit, to note
        where it is met first; what stands there before and after is of no account.
        """
        import numpy as np

        columns, postings = self.columns, self.postings
        entries = self.order[columns.rows[unit] : columns.rows[unit + 1]]
        sizes = postings.sizes[columns.stems[entries]]
        is_beyond = (sizes > bounds.common) | (np.cumsum(sizes) > bounds.followed)
        if is_beyond.any():
            entries = entries[: is_beyond.argmax()]
            sizes = sizes[: len(entries)]
        held, of = spread(postings.starts[columns.stems[entries]], sizes)
        units, own = postings.units[held], entries[of]
        weight = np.minimum(postings.weights[held], columns.weights[own])
        named = np.where(postings.names[held] | columns.names[own], weight, 0.0)
        steps = np.arange(len(units))
        first[units[::-1]] = steps[::-1]
        is_first = first[units] == steps
        place = (np.cumsum(is_first) - 1)[first[units]]
        near = units[is_first]
        words = np.bincount(place, weight - named, minlength=len(near))
        names = np.bincount(place, named, minlength=len(near))
        told = np.isin(columns.article[near], self.beside[columns.article[unit]])
        most = self.most_named * np.minimum(columns.rarest[near], columns.rarest[unit])
        return near[told], (words + np.minimum(names, most))[told]


def _best(units: Numbers, weights: Weights, most: int) -> Numbers:
    """The `most` units of greatest weight; of equal ones the first."""
    import numpy as np

    if len(units) <= most:
        return units
    least = np.partition(weights, -most)[-most]
    above = units[weights > least]
    level = units[weights == least]
    return np.concatenate([above, level[: most - len(above)]])
