"""What the two claims of each pair share, for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.columns import spread

if TYPE_CHECKING:
    from kzcompare.align.columns import Columns, Flags, Numbers, Weights

AT_ONCE = 100_000  # pairs; more would take memory and no less time
LEAST_SHARED = 3  # stems; fewer may be shared by chance however short a claim is
HALF = 0.5


class Shared(Struct, frozen=True):
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

    Names and dates add at most `most_named` times the yardstick of the units' weights (the lesser
    of the two) to the weight of the shared words.
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


class _Meeting(Struct, frozen=True):
    """The stems that both claims of a pair hold, an entry each.

    `ours` and `theirs` are entries of the columns, `pair` the number of the pair, `named` whether
    one of the claims prints the stem in a name, `weight` the smaller of both weights. `rarest`, the
    smaller yardstick of weights, has a value a pair.
    """

    rarest: Weights
    ours: Numbers
    theirs: Numbers
    pair: Numbers
    named: Flags
    weight: Weights

    def summed(self, values: Weights, where: Flags) -> Weights:
        """The sum of the values by pair, over the entries that are wanted."""
        import numpy as np

        found = np.bincount(self.pair, np.where(where, values, 0.0), minlength=len(self.rarest))
        return found.astype(np.float64)


def _meet(columns: Columns, left: Numbers, right: Numbers) -> _Meeting:
    import numpy as np

    # Pairs come by their left claim: what is looked for lies close together there, and is found
    # several times as fast as all over the columns.
    theirs, pair = spread(columns.rows[right], columns.rows[right + 1] - columns.rows[right])
    wanted = left[pair] * columns.kinds + columns.stems[theirs]
    first = columns.rows[left.min(initial=len(columns))]
    keys = columns.keys[first : columns.rows[left.max(initial=-1) + 1]]
    ours = np.searchsorted(keys, wanted)
    met = np.append(keys, -1)[ours] == wanted
    ours, theirs, pair = ours[met] + first, theirs[met], pair[met]
    named = columns.names[ours] | columns.names[theirs]
    weight = np.minimum(columns.weights[ours], columns.weights[theirs])
    rarest = np.minimum(columns.rarest[left], columns.rarest[right])
    return _Meeting(rarest, ours, theirs, pair, named, weight)


def _block(columns: Columns, left: Numbers, right: Numbers, most_named: float) -> Shared:
    import numpy as np

    met = _meet(columns, left, right)
    in_names, plain = met.summed(met.weight, met.named), met.summed(met.weight, ~met.named)
    words = in_names + plain
    # What only the other claim prints in a name is a name here too.
    ours = met.summed(columns.weights[met.ours], met.named & ~columns.names[met.ours])
    theirs = met.summed(columns.weights[met.theirs], met.named & ~columns.names[met.theirs])
    sizes = np.minimum(columns.plain[left] - ours, columns.plain[right] - theirs)
    enough = np.bincount(met.pair, ~met.named, minlength=len(left)) >= LEAST_SHARED
    return Shared(
        words=plain + np.minimum(in_names, most_named * met.rarest),
        names=in_names / np.where(words > 0, words, 1.0),
        digits=np.bincount(met.pair[columns.digits[met.ours]], minlength=len(left)),
        clause=_clauses(columns, met),
        half=enough & (plain >= HALF * sizes),
    )


def _clauses(columns: Columns, met: _Meeting) -> Weights:
    """The largest weight that a clause of the one and a clause of the other share."""
    import numpy as np

    best = np.zeros(len(met.rarest))
    begins, sizes = columns.clause_begins, columns.clause_sizes
    theirs, entry = spread(begins[met.theirs], sizes[met.theirs])
    own = met.ours[entry]
    ours, of = spread(begins[own], sizes[own])
    if not len(ours):
        return best
    theirs, pair = theirs[of], met.pair[entry[of]]
    weight = np.minimum(columns.clause_weights[ours], columns.clause_weights[theirs])
    many = int(columns.clauses.max()) + 1
    clauses = (pair * many + columns.clauses[ours]) * many + columns.clauses[theirs]
    kinds, place = np.unique(clauses, return_inverse=True)
    np.maximum.at(best, kinds // (many * many), np.bincount(place, weight))
    return best
