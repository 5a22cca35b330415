"""The sentences of articles to vectors, from the cache where they are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from kzcompare.model.claim import ReadArticle, with_fields

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kzcompare.cache import Cache
    from kzcompare.model.progress import Progress

AT_ONCE = 8  # articles between two writes to the cache: an interrupted run keeps the rest


class Encoder(Protocol):
    """What makes vectors of sentences; `key` tells it from any other."""

    name: str
    key: str

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """A row of length one for each sentence."""
        ...


class _Encoded(Struct, frozen=True, array_like=True):
    """Vectors as the cache keeps them: half-precision numbers, row by row."""

    width: int
    numbers: bytes


def encode_articles(
    articles: Sequence[ReadArticle],
    encoder: Encoder,
    *,
    cache: Cache | None,
    progress: Progress | None = None,
) -> tuple[NDArray[np.float16], ...]:
    """For each article an array with a row of length one for each of its claims.

    What is not in the cache is encoded in batches and kept as soon as a batch is done; `progress`
    is called then.

    Raises:
        NoEncoderError: the encoder does not work.
    """
    import numpy as np

    def sentences(number: int) -> list[str]:
        read = articles[number]
        return [c.span.of(read.article.text) for c in with_fields(read.reading.claims, "span")]

    keys: list[str] = []
    known: list[NDArray[np.float16] | None] = [None] * len(articles)
    if cache is not None:
        keys = [cache.key("encoded", encoder.key, *sentences(n)) for n in range(len(articles))]
        known = [None if kept is None else _rows(kept) for kept in cache.each(keys, _Encoded)]
    missing = [n for n, rows in enumerate(known) if rows is None]
    for done in range(0, len(missing), AT_ONCE):
        batch = missing[done : done + AT_ONCE]
        texts = [sentences(n) for n in batch]
        made = encoder.encode([t for article in texts for t in article]).astype("<f2")
        cuts = np.cumsum([len(article) for article in texts])[:-1]
        for n, rows in zip(batch, np.split(made, cuts), strict=True):
            known[n] = rows
        if cache is not None:
            cache.put_all([(keys[n], _record(known[n])) for n in batch])
        if progress is not None:
            progress(done + len(batch), len(missing), "encoding")
    return tuple(rows for rows in known if rows is not None)


def _record(rows: NDArray[np.float16] | None) -> _Encoded:
    return _Encoded(0, b"") if rows is None else _Encoded(rows.shape[1], rows.tobytes())


def _rows(kept: _Encoded) -> NDArray[np.float16]:
    import numpy as np

    return np.frombuffer(kept.numbers, "<f2").reshape(-1, max(1, kept.width))
