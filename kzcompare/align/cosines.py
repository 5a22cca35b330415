"""How alike the vectors of two claims are, for many pairs at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kzcompare.align.columns import Numbers

    Rows = NDArray[np.float16] | NDArray[np.float32]

AT_ONCE = 20_000  # pairs whose vectors are laid side by side


def cosines_of(rows: Rows, left: Numbers, right: Numbers) -> NDArray[np.float32]:
    """The cosine of each pair; `rows` has a vector of length one for each claim, or of none."""
    import numpy as np

    cosines = np.zeros(len(left), np.float32)
    for n in range(0, len(left), AT_ONCE):
        block = slice(n, n + AT_ONCE)
        one, other = (rows[side[block]].astype(np.float32, copy=False) for side in (left, right))
        cosines[block] = (one * other).sum(axis=1)
    return cosines
