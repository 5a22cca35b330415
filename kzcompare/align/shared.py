"""What the two claims of each pair share, for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kzcompare.align.columns import spread

if TYPE_CHECKING:
    from kzcompare.align.columns import Columns, Flags, Numbers, Weights

AT_ONCE = 100_000  # pairs; more would take memory and no less time
LEAST_SHARED = 3  # stems; fewer may be shared by chance however short a claim is
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Shared:
    """One value a pair.

    `words`: the summed weight of the stems that both claims hold, in which names count up to a
    bound; `names`: the share of names in that sum without the bound, 0 to 1; `digits`: how many of
    the stems hold a digit; `clause`: the largest weight that two clauses share; `half`: whether the
    shorter of the claims shares half its words, names left out.
    """

    words: Weights
    names: Weights
    digits: Numbers
    clause: Weights
    half: Flags


def shared_words(columns: Columns, left: Numbers, right: Numbers, *, most_named: float) -> Shared:
    """What each pair of units shares; `left` and `right` are their indices.

    Names and dates add at most `most_named` to the weight of the shared words.
    """
    import numpy as np

    blocks = [
        _block(columns, left[n : n + AT_ONCE], right[n : n + AT_ONCE], most_named)
        for n in range(0, max(1, len(left)), AT_ONCE)
    ]
    return Shared(
        np.concatenate([b.words for b in blocks]),
        np.concatenate([b.names for b in blocks]),
        np.concatenate([b.digits for b in blocks]),
        np.concatenate([b.clause for b in blocks]),
        np.concatenate([b.half for b in blocks]),
    )


def _block(columns: Columns, left: Numbers, right: Numbers, most_named: float) -> Shared:
    import numpy as np

    count = len(left)
    ours, pair = spread(columns.rows[left], columns.rows[left + 1] - columns.rows[left])
    wanted = right[pair] * columns.kinds + columns.stems[ours]
    theirs = np.searchsorted(columns.keys, wanted)
    met = columns.keys[np.minimum(theirs, len(columns.keys) - 1)] == wanted
    ours, theirs, pair = ours[met], theirs[met], pair[met]
    weight = np.minimum(columns.weights[ours], columns.weights[theirs])
    named = columns.names[ours] | columns.names[theirs]

    def summed(values: Weights) -> Weights:
        return np.bincount(pair, values, minlength=count).astype(np.float64)

    words = summed(weight)
    in_names = summed(np.where(named, weight, 0.0))
    plain = summed(np.where(named, 0.0, weight))
    # What only the other claim prints in a name is a name here too.
    sizes = np.minimum(
        columns.plain[left]
        - summed(np.where(named & ~columns.names[ours], columns.weights[ours], 0.0)),
        columns.plain[right]
        - summed(np.where(named & ~columns.names[theirs], columns.weights[theirs], 0.0)),
    )
    enough = np.bincount(pair, ~named, minlength=count) >= LEAST_SHARED
    return Shared(
        words=plain + np.minimum(in_names, most_named),
        names=in_names / np.where(words > 0, words, 1.0),
        digits=np.bincount(pair[columns.digits[ours]], minlength=count),
        clause=_clauses(columns, left, right),
        half=enough & (plain >= HALF * sizes),
    )


def _clauses(columns: Columns, left: Numbers, right: Numbers) -> Weights:
    """The largest weight that a clause of the one and a clause of the other share."""
    import numpy as np

    best = np.zeros(len(left))
    begin = columns.clause_rows[left]
    ours, pair = spread(begin, columns.clause_rows[left + 1] - begin)
    wanted = right[pair] * columns.kinds + columns.clause_stems[ours]
    first = np.searchsorted(columns.clause_keys, wanted, side="left")
    last = np.searchsorted(columns.clause_keys, wanted, side="right")
    theirs, entry = spread(first, last - first)
    if not len(theirs):
        return best
    ours, pair = ours[entry], pair[entry]
    weight = np.minimum(columns.clause_weights[ours], columns.clause_weights[theirs])
    many = int(columns.clauses.max()) + 1
    clauses = (pair * many + columns.clauses[ours]) * many + columns.clauses[theirs]
    kinds, place = np.unique(clauses, return_inverse=True)
    np.maximum.at(best, kinds // (many * many), np.bincount(place, weight))
    return best
