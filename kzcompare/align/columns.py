"""Units as columns of numbers, so that millions of pairs are compared without a loop over them.

Comes in: units. Goes out: compressed sparse rows, one a unit, of the stems that it holds. A row is
in the order of the stems' spelling; sums over shared stems are made in that order.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    hold an entry for each stem of each clause, with their own ascending keys. `article`, `position`
    and `rarest` have one value a unit; `plain` sums the weights of what is in no name. `follows`
    says whether a unit is the sentence right behind the unit before it; it has one value more.
    """

    kinds: int
    rows: Numbers
    stems: Numbers
    weights: Weights
    names: Flags
    digits: Flags
    keys: Numbers
    clause_rows: Numbers
    clause_stems: Numbers
    clause_weights: Weights
    clauses: Numbers
    clause_keys: Numbers
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
    sizes, clause_sizes = [0], [0]
    stems: list[int] = []
    weights: list[float] = []
    names: list[bool] = []
    digits: list[bool] = []
    held: list[tuple[int, int, float]] = []
    for unit in units:
        row = sorted(unit.weights, key=number.__getitem__)
        stems += [number[s] for s in row]
        weights += [unit.weights[s] for s in row]
        names += [s in unit.names for s in row]
        digits += [s in unit.numbers for s in row]
        sizes.append(len(row))
        inside = [
            (number[s], n, unit.weights[s]) for n, clause in enumerate(unit.clauses) for s in clause
        ]
        held += sorted(inside)
        clause_sizes.append(len(inside))
    rows, clause_rows = np.cumsum(sizes), np.cumsum(clause_sizes)
    units_of = np.repeat(np.arange(len(units)), np.diff(rows))
    flat = np.array(weights, np.float64)
    in_name = np.array(names, np.bool_)
    kept = np.array(stems, np.int64)
    clause_stems = np.array([s for s, _, _ in held], np.int64)
    return Columns(
        kinds=kinds,
        rows=rows,
        stems=kept,
        weights=flat,
        names=in_name,
        digits=np.array(digits, np.bool_),
        keys=units_of * kinds + kept,
        clause_rows=clause_rows,
        clause_stems=clause_stems,
        clause_weights=np.array([w for _, _, w in held], np.float64),
        clauses=np.array([n for _, n, _ in held], np.int64),
        clause_keys=np.repeat(np.arange(len(units)), np.diff(clause_rows)) * kinds + clause_stems,
        article=np.array([u.article for u in units], np.int64),
        follows=np.array(
            [
                False,
                *((a.article, a.claim + 1) == (b.article, b.claim) for a, b in pairwise(units)),
                False,
            ],
            np.bool_,
        ),
        position=np.array([u.position for u in units], np.float64),
        rarest=np.array([u.rarest for u in units], np.float64),
        total=np.array([u.total for u in units], np.float64),
        plain=np.bincount(units_of, np.where(in_name, 0.0, flat), minlength=len(units)).astype(
            np.float64
        ),
    )


def spread(starts: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """Every index of the stretches that begin at `starts`, and which stretch each belongs to."""
    import numpy as np

    owner = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum(sizes) - sizes
    return np.arange(len(owner)) - begins[owner] + starts[owner], owner
