"""Which claims are compared at all: those of one story that share most with each other.

An article is compared with some tens of others, so its claims are held against all of theirs, by
the exact weight of the words that they share. In a small corpus every two that share a word meet;
in a large one each claim keeps the nearest. By a sentence encoder, where there is one, each keeps
some more that are alike and share no word. Work grows with the number of articles and memory with
that of claims, not of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.columns import spread
from kzcompare.align.senses import ALIKE, NEAREST, Senses
from kzcompare.align.stories import Stories
from kzcompare.runners.base import InProcess, Runner

if TYPE_CHECKING:
    from kzcompare.align.columns import Columns, Flags, Numbers, Weights


STRETCH = 64  # articles looked at between two results


class Bounds(Struct, frozen=True):
    """How far the search goes.

    `exhaustive`: pairs of claims of articles that are compared, up to which a corpus counts as
    small and nothing is left out. In a larger one: `nearest`, claims that one claim keeps;
    `sampled`, pairs that stand for all.
    """

    exhaustive: int = 500_000
    nearest: int = 24
    sampled: int = 50_000


class Sample(Struct, frozen=True):
    """Pairs that stand for all that share a stem, by index, and how many each stands for."""

    left: Numbers
    right: Numbers
    context: Weights
    weight: float


class Candidates(Struct, frozen=True):
    """Pairs of units of different articles, and what stands for all of them that share a stem.

    `left` and `right` are the units' indices, the smaller one left, in ascending order; `context`
    is the weight that the sentences before and after both share. `sample` is None where no pair was
    left out. `total` is the number of pairs of claims of articles that are compared, whether they
    share a stem or not.
    """

    left: Numbers
    right: Numbers
    context: Weights
    sample: Sample | None
    total: int


def find_candidates(
    columns: Columns,
    most_named: float,
    bounds: Bounds | None = None,
    runner: Runner | None = None,
    *,
    stories: Stories | None = None,
    senses: Senses | None = None,
) -> Candidates:
    """The pairs to be compared: those of articles of which one stands in the story of the other.

    The units come article by article. Without `stories` all articles tell one.

    Names add at most `most_named` times the yardstick of a unit's weights to the weight by which
    the nearest claims are chosen. `runner` searches for stretches of articles, each by itself. By
    `senses` claims are found that are alike and share no stem.
    """
    import numpy as np

    bounds = bounds or Bounds()
    count = max(1, len(columns))
    stories = stories or Stories.one(1 + int(columns.article.max(initial=-1)))
    beside = stories.beside()
    sizes = np.bincount(columns.article, minlength=len(stories))
    total = sum(int(sizes[a]) * int(sizes[near].sum()) for a, near in enumerate(beside)) // 2
    is_small = total <= bounds.exhaustive
    begins = np.concatenate([[0], np.cumsum(sizes)])
    search = _Search(
        columns,
        begins,
        beside,
        most_named,
        nearest=None if is_small else bounds.nearest,
        step=None if is_small else max(1, total // max(1, bounds.sampled)),
        senses=senses,
    )
    stretches = [range(n, min(n + STRETCH, len(sizes))) for n in range(0, len(sizes), STRETCH)]
    found = list((runner or InProcess()).map(_look, search, stretches))
    kept = _ascending(_joined(f.kept for f in found))
    left, right = np.divmod(kept.keys, count)
    sample = None if is_small else _sample(found, count)
    return Candidates(left, right, kept.context, sample, total)


class _Pairs(Struct, frozen=True):
    """Pairs, a number each: the smaller index times the number of units, plus the larger.

    `context` is the weight that the claims before and after both share.
    """

    keys: Numbers
    context: Weights


def _joined(pairs: Iterable[_Pairs]) -> _Pairs:
    import numpy as np

    held = [_Pairs(np.zeros(0, np.int64), np.zeros(0)), *pairs]
    return _Pairs(np.concatenate([p.keys for p in held]), np.concatenate([p.context for p in held]))


def _ascending(pairs: _Pairs) -> _Pairs:
    """Each pair once, in order."""
    import numpy as np

    order = np.argsort(pairs.keys, kind="stable")
    order = order[np.diff(pairs.keys[order], prepend=-1) > 0]
    return _Pairs(pairs.keys[order], pairs.context[order])


class _Found(Struct, frozen=True):
    """The pairs of some articles.

    `kept` are those to be compared, `sampled` some of the `met` that share a stem; of these a pair
    counts for its first article only.
    """

    kept: _Pairs
    sampled: _Pairs
    met: int


def _sample(found: Sequence[_Found], count: int) -> Sample:
    """What was sampled, standing in equal parts for all that met; `count` is that of the units."""
    chosen = _joined(f.sampled for f in found)
    each = sum(f.met for f in found) / max(1, len(chosen.keys))
    return Sample(chosen.keys // count, chosen.keys % count, chosen.context, each)


class _Search(Struct, frozen=True):
    """What is needed to look at any article.

    `begins` says where the units of each article begin, and where the last ones end; `beside` are
    the articles that each is compared with. `nearest` is how many claims one keeps, None for all;
    `step` how many pairs one of the sample stands for, about, None for no sample.
    """

    columns: Columns
    begins: Numbers
    beside: tuple[Numbers, ...]
    most_named: float
    nearest: int | None
    step: int | None
    senses: Senses | None = None

    def shared(self, article: int, scratch: Numbers) -> tuple[Numbers, Weights, Flags]:
        """The units beside an article; what each of its units (a row each) shares with them.

        That is the weight of the shared stems, and whether there are any. `scratch` has a -1 for
        every stem, before and after.
        """
        import numpy as np

        columns = self.columns
        first, last = self.begins[article], self.begins[article + 1]
        near = self.beside[article]
        theirs, _ = spread(self.begins[near], self.begins[near + 1] - self.begins[near])
        shape = int(last - first), len(theirs)
        ours = np.arange(columns.rows[first], columns.rows[last])
        own = np.repeat(np.arange(shape[0]), np.diff(columns.rows[first : last + 1]))
        order = np.argsort(columns.stems[ours], kind="stable")
        ours, own = ours[order], own[order]
        stems, starts, sizes = np.unique(columns.stems[ours], return_index=True, return_counts=True)
        entries, other = spread(
            columns.rows[theirs], columns.rows[theirs + 1] - columns.rows[theirs]
        )
        scratch[stems] = np.arange(len(stems))
        found = scratch[columns.stems[entries]]
        scratch[stems] = -1
        held = np.flatnonzero(found >= 0)
        entries, other, found = entries[held], other[held], found[held]
        place, of = spread(starts[found], sizes[found])
        mine, its = ours[place], entries[of]
        cell = own[place] * shape[1] + other[of]
        weight = np.minimum(columns.weights[mine], columns.weights[its])
        named = np.where(columns.names[mine] | columns.names[its], weight, 0.0)
        size = shape[0] * shape[1]
        words = np.bincount(cell, weight - named, minlength=size).reshape(shape)
        names = np.bincount(cell, named, minlength=size).reshape(shape)
        most = np.minimum.outer(columns.rarest[first:last], columns.rarest[theirs])
        met = np.bincount(cell, minlength=size).reshape(shape) > 0
        weights = words + np.minimum(names, self.most_named * most)
        return theirs, weights.astype(np.float64, copy=False), met

    def pairs(self, article: int, theirs: Numbers, weights: Weights, cells: Numbers) -> _Pairs:
        """The pairs that stand at some cells of what `shared` returns."""
        import numpy as np

        columns = self.columns
        own, other = np.divmod(cells, max(1, len(theirs)))
        ours, others = self.begins[article] + own, theirs[other]

        def beside(step: int, their_step: int) -> Weights:
            """What the claims so far from both share."""
            is_there = (
                columns.follows[ours + max(0, step)] & columns.follows[others + max(0, their_step)]
            )
            return np.where(
                is_there,
                weights.take((own + step) * len(theirs) + other + their_step, mode="clip"),
                0.0,
            )

        is_left = ours < others
        crossed = beside(-1, 1), beside(1, -1)  # summed in the order of the claims, not of articles
        context = beside(-1, -1) + np.where(is_left, *crossed)
        context = context + np.where(is_left, *reversed(crossed)) + beside(1, 1)
        return _Pairs(np.minimum(ours, others) * len(columns) + np.maximum(ours, others), context)


def _look(search: _Search, articles: Sequence[int]) -> _Found:
    """The pairs of some articles."""
    found = list(_each(search, articles))
    return _Found(
        _joined(f.kept for f in found),
        _joined(f.sampled for f in found),
        sum(f.met for f in found),
    )


def _each(search: _Search, articles: Sequence[int]) -> Iterator[_Found]:
    import numpy as np

    scratch = np.full(search.columns.kinds, -1, np.int64)
    for article in articles:
        theirs, weights, met = search.shared(article, scratch)
        once = met & (theirs >= search.begins[article + 1])
        chosen = once if search.nearest is None else _best(weights, met, search.nearest)
        if search.senses is not None:
            ours = np.arange(search.begins[article], search.begins[article + 1])
            alike = search.senses.between(ours, theirs)
            chosen = chosen | _best(alike, ~met & (alike >= ALIKE), NEAREST)
        pairs = np.flatnonzero(once)
        # Not the same place in every article, so that none is passed over for being small.
        sampled = pairs[:0] if search.step is None else pairs[article % search.step :: search.step]
        yield _Found(
            search.pairs(article, theirs, weights, np.flatnonzero(chosen)),
            search.pairs(article, theirs, weights, sampled),
            len(pairs),
        )


def _best(weights: Weights, met: Flags, most: int) -> Flags:
    """Of each row the `most` greatest that are met; of equal ones the first."""
    import numpy as np

    if weights.shape[1] <= most:
        return met
    if most < 1:
        return np.zeros_like(met)
    known = np.where(met, weights, -1.0)
    least = np.partition(known, -most, axis=1)[:, -most, None]
    above = met & (known > least)
    level = met & (known == least)
    room = most - above.sum(axis=1, keepdims=True)
    best: Flags = above | (level & (np.cumsum(level, axis=1) <= room))
    return best
