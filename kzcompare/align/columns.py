"""Units as columns of numbers, so that millions of pairs are compared without a loop over them.

Comes in: units. Goes out: compressed sparse rows, one a unit, of the stems that it holds. A row is
in the order of the stems' spelling; sums over shared stems are made in that order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kzcompare.align.units import Unit

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]
    Flags = NDArray[np.bool_]


class Columns(Struct, frozen=True):
    """The stems of all units.

    The entries `rows[u]` to `rows[u + 1]` are those of unit `u`: the number of the stem, its
    weight, whether the unit prints it in a name, whether it holds a digit. `keys` are
    `u * kinds + stem`, ascending, to find the entry of a unit and a stem. The clause columns
    hold an entry for each stem of each clause, in the order of unit, stem and clause: the clauses
    with the stem of an entry of the former are the `clause_sizes` ones from `clause_begins` on.
    `article`, `position` and `rarest` have one value a unit; `plain` sums the weights of what is in
    no name. `follows` says whether a unit is the sentence right behind the unit before it; it has
    one value more.
    """

    kinds: int
    rows: Numbers
    stems: Numbers
    weights: Weights
    names: Flags
    digits: Flags
    keys: Numbers
    clause_begins: Numbers
    clause_sizes: Numbers
    clause_weights: Weights
    clauses: Numbers
    article: Numbers
    follows: Flags
    position: Weights
    rarest: Weights
    total: Weights
    plain: Weights

    def __len__(self) -> int:
        """The number of units."""
        return len(self.article)


def make_columns(units: Sequence[Unit]) -> Columns:
    """The columns of the units, in their order."""
    import numpy as np

    number = {s: n for n, s in enumerate(sorted({s for u in units for s in u.weights}))}
    kinds = max(1, len(number))
    sizes = np.array([0, *(len(u.weights) for u in units)], np.int64)
    units_of = np.repeat(np.arange(len(units)), sizes[1:])
    printed = np.array([number[s] for u in units for s in u.weights], np.int64)
    order = np.argsort(units_of * kinds + printed)
    stems = printed[order]
    keys = units_of * kinds + stems
    weights = np.array([w for u in units for w in u.weights.values()], np.float64)[order]
    names = np.array([s in u.names for u in units for s in u.weights], np.bool_)[order]
    digits = np.array([s in u.numbers for u in units for s in u.weights], np.bool_)[order]
    inside, clauses = _clauses(units, number)
    clause_begins = np.searchsorted(inside, keys, side="left")
    clause_sizes = np.searchsorted(inside, keys, side="right") - clause_begins
    return Columns(
        kinds=kinds,
        rows=np.cumsum(sizes),
        stems=stems,
        weights=weights,
        names=names,
        digits=digits,
        keys=keys,
        clause_begins=clause_begins,
        clause_sizes=clause_sizes,
        clause_weights=np.repeat(weights, clause_sizes),
        clauses=clauses,
        article=np.array([u.article for u in units], np.int64),
        follows=_follows(units),
        position=np.array([u.position for u in units], np.float64),
        rarest=np.array([u.rarest for u in units], np.float64),
        total=np.array([u.total for u in units], np.float64),
        plain=np.bincount(units_of, np.where(names, 0.0, weights), minlength=len(units)).astype(
            np.float64
        ),
    )


def _follows(units: Sequence[Unit]) -> Flags:
    """Whether each unit is the sentence right behind the one before it; nothing is at the ends."""
    import numpy as np

    held = ((a.article, a.claim + 1) == (b.article, b.claim) for a, b in pairwise(units))
    return np.array([False, *held, False], np.bool_)


def _clauses(units: Sequence[Unit], number: Mapping[str, int]) -> tuple[Numbers, Numbers]:
    """The key and the clause of each stem of each clause, ascending."""
    import numpy as np

    held = [(u, n, clause) for u, unit in enumerate(units) for n, clause in enumerate(unit.clauses)]
    sizes = [len(clause) for _, _, clause in held]
    stems = np.array([number[s] for _, _, clause in held for s in clause], np.int64)
    owners = np.repeat(np.array([u for u, _, _ in held], np.int64), sizes)
    clauses = np.repeat(np.array([n for _, n, _ in held], np.int64), sizes)
    keys = owners * max(1, len(number)) + stems
    order = np.lexsort((clauses, keys))
    return keys[order], clauses[order]


def spread(starts: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Every index of the stretches that begin at `starts`, and which stretch each belongs to."""
    import numpy as np

    owner = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum(sizes) - sizes
    return np.arange(len(owner)) - begins[owner] + starts[owner], owner
