"""The sentences of articles are encoded once: what is in the cache is not encoded again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from kzcompare.cache import Cache
from kzcompare.encoder.articles import AT_ONCE, encode_articles
from kzcompare.model.claim import ReadArticle
from tests.builders import article
from tests.makers import claim, reading


class Lengths:
    """Encodes a sentence by its length; notes what it was given."""

    name = "lengths"

    def __init__(self, key: str = "lengths 1") -> None:
        self.key = key
        self.given: list[str] = []

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        self.given += sentences
        if not sentences:
            return np.zeros((0, 0), np.float32)
        return np.array([[len(s), 1] for s in sentences], np.float32)


def read(name: str, *sentences: str) -> ReadArticle:
    made = article(name, "\n".join(sentences))
    return reading(made, *(claim(made, s, *s.split()) for s in sentences))


ARTICLES = [read("post", "rain fell", "dams broke"), read("courier"), read("tide", "rain")]
ROWS = [[[9, 1], [10, 1]], [], [[4, 1]]]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.open(tmp_path / "kept")


def test_each_article_has_a_row_for_each_of_its_claims(cache: Cache) -> None:
    for kept in (None, cache, cache):  # without a cache, into it, out of it
        made = encode_articles(ARTICLES, Lengths(), cache=kept)
        assert [rows.tolist() for rows in made] == ROWS
        assert all(rows.dtype == np.float16 for rows in made)


def test_only_what_is_new_is_encoded(cache: Cache) -> None:
    first, second = Lengths(), Lengths()
    encode_articles(ARTICLES, first, cache=cache)
    assert first.given == ["rain fell", "dams broke", "rain"]
    encode_articles([*ARTICLES, read("globe", "snow")], second, cache=cache)
    assert second.given == ["snow"]


def test_another_encoder_encodes_anew(cache: Cache) -> None:
    encode_articles(ARTICLES, Lengths(), cache=cache)
    other = Lengths("lengths 2")
    encode_articles(ARTICLES, other, cache=cache)
    assert len(other.given) == 3


def test_an_interrupted_run_keeps_what_was_done(cache: Cache) -> None:
    many = [read(f"s{n}", f"word{n}") for n in range(AT_ONCE + 1)]
    told: list[tuple[int, int, str]] = []

    def interrupt(*said: object) -> None:
        told.append((int(str(said[0])), int(str(said[1])), str(said[2])))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encode_articles(many, Lengths(), cache=cache, progress=interrupt)
    assert told == [(AT_ONCE, AT_ONCE + 1, "encoding")]
    again = Lengths()
    encode_articles(many, again, cache=cache)
    assert again.given == [f"word{AT_ONCE}"]
