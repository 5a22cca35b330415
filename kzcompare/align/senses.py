"""What a sentence encoder makes of the claims: how much more alike two are than any two usually.

Encoders differ in what cosine two unrelated sentences have, so a cosine is set against those of all
pairs of claims of articles that are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from kzcompare.align.columns import spread
from kzcompare.align.cosines import cosines_of
from kzcompare.align.stories import Stories
from kzcompare.align.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kzcompare.align.columns import Numbers, Weights

    Encoded = Sequence[NDArray[np.float16]]  # for each article a row for each of its claims

# Measured with two encoders on twelve annotated folders: weights of .5 to 1.5 and from 1 to 2
# deviations change little. As a part of the score itself it took contradictions away.
WEIGHT = 0.75
ALIKE = 1.5  # deviations from which two claims may meet that share no word, or only names
NEAREST = 3  # such claims that one keeps; 8 were no better


class Senses(Struct, frozen=True):
    """A row of length one for each unit; mean and deviation of the cosines of pairs."""

    rows: NDArray[np.float16]
    mean: float
    deviation: float

    def between(self, ours: Numbers, theirs: Numbers) -> Weights:
        """How alike each of some units is to each of others, in deviations above the mean."""
        import numpy as np

        one, other = self.rows[ours].astype(np.float32), self.rows[theirs].astype(np.float32)
        return self._above(one @ other.T)

    def of(self, left: Numbers, right: Numbers) -> Weights:
        """How alike the units of each pair are, in deviations above the mean."""
        return self._above(cosines_of(self.rows, left, right))

    def _above(self, cosines: NDArray[np.float32]) -> Weights:
        import numpy as np

        return np.asarray((cosines.astype(np.float64) - self.mean) / self.deviation)


def make_senses(units: Sequence[Unit], encoded: Encoded, stories: Stories) -> Senses | None:
    """What an encoder makes of the units; None where no two of them are compared."""
    import numpy as np

    article = np.array([u.article for u in units], np.int64)
    sizes = np.bincount(article, minlength=len(stories))
    begins = np.concatenate([[0], np.cumsum(sizes)])
    if not units:
        return None
    rows = np.stack([encoded[u.article][u.claim] for u in units])
    plain = Senses(rows, 0.0, 1.0)
    count, total, square = 0, 0.0, 0.0
    for own, near in enumerate(stories.beside()):
        later = near[near > own]
        theirs, _ = spread(begins[later], sizes[later])
        found = plain.between(np.arange(begins[own], begins[own + 1]), theirs)
        count += found.size
        total += float(found.sum())
        square += float((found * found).sum())
    if not count:
        return None
    mean = total / count
    return Senses(rows, mean, max(square / count - mean * mean, 1e-12) ** 0.5)
