"""Static word vectors: how alike two words are in meaning, as far as one vector a word can tell.

The file is made by `tests/eval/build_vectors.py`, which says from what.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMMON = (
    1e-3  # probability at which a word counts half (Arora, Liang & Ma 2017); 1e-4 was no better
)


class WordVectors(Struct, frozen=True):
    """Vectors of length one as bytes with their scales.

    `index` maps a lower-case word to its row.
    """

    index: Mapping[str, int]
    matrix: NDArray[np.int8]
    scale: NDArray[np.float32]

    def words(self, words: Sequence[str]) -> NDArray[np.float32]:
        """One row of length one for each lower-case word; 0 where it is unknown."""
        import numpy as np

        rows = np.zeros((len(words), self.matrix.shape[1]), dtype=np.float32)
        known = [(number, self.index[w]) for number, w in enumerate(words) if w in self.index]
        if known:
            numbers, places = zip(*known, strict=True)
            rows[list(numbers)] = self.matrix[list(places)]
        return _of_length_one(rows)

    def sentences(self, bags: Sequence[Sequence[tuple[str, float]]]) -> NDArray[np.float32]:
        """One row of length one for each bag of (lower-case word, Zipf frequency).

        Common words weigh less; unknown ones are passed over; a bag without a known word gives 0.
        """
        import numpy as np

        rows = np.zeros((len(bags), self.matrix.shape[1]), dtype=np.float32)
        for number, bag in enumerate(bags):
            known = [(self.index[w], z) for w, z in bag if w in self.index]
            if not known:
                continue
            places = [i for i, _ in known]
            weights = np.array([COMMON / (COMMON + 10 ** (z - 9)) for _, z in known], np.float32)
            weights *= self.scale[places]
            rows[number] = weights @ self.matrix[places].astype(np.float32)
        return _of_length_one(rows)


def _of_length_one(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows, each divided by its length; 0 stays 0.

    `numpy.linalg.norm` gives the same lengths, and takes longer over it than all else here.
    """
    import numpy as np

    lengths = np.sqrt(np.add.reduce(rows * rows, axis=1, keepdims=True))
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


@functools.cache
def load_vectors() -> WordVectors:
    """The English vectors, read once a process."""
    import numpy as np

    resource = files("kzcompare").joinpath("lexicon/data/en/vectors.npz")
    with as_file(resource) as path, np.load(path, allow_pickle=False) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        return WordVectors(
            {word: i for i, word in enumerate(words)}, stored["matrix"], stored["scale"]
        )
