"""Articles to readings: in batches, on several processes, and never twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzcompare.cache import Cache
from kzcompare.model.article import Article
from kzcompare.model.claim import Reading
from kzcompare.reading import AT_ONCE, read_articles
from kzcompare.runners.base import InProcess
from kzcompare.runners.processes import Processes
from tests.builders import article

ARTICLES = [
    article(f"a{n}", f"Minister Hansa Orel said that port number {n} was closed on Monday.")
    for n in range(AT_ONCE + 3)
]


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.open(tmp_path)


def test_several_processes_read_what_one_reads() -> None:
    one = read_articles(ARTICLES, None, cache=None, runner=InProcess())
    two = read_articles(ARTICLES, None, cache=None, runner=Processes(2))
    assert one == two
    assert all(read.reading.claims for read in one)


def test_one_article_more_is_one_reading_more(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_articles(ARTICLES[1:], None, cache=cache)
    parsed: list[Article] = []

    def watched(_model: str | None, batch: tuple[Article, ...]) -> tuple[Reading, ...]:
        parsed.extend(batch)
        return tuple(Reading(a.digest, (), (), ()) for a in batch)

    monkeypatch.setattr("kzcompare.reading.analyse", watched)
    assert read_articles(ARTICLES, None, cache=cache)[1:] == first
    assert parsed == ARTICLES[:1]


def test_an_interrupted_run_keeps_the_batches_that_were_done(cache: Cache) -> None:
    def interrupt(done: int, total: int, _doing: str = "reading", /) -> None:
        assert (done, total) == (AT_ONCE, len(ARTICLES))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_articles(ARTICLES, None, cache=cache, progress=interrupt)
    left: list[tuple[int, int]] = []
    read_articles(ARTICLES, None, cache=cache, progress=lambda *told: left.append(told))
    assert left == [(3, 3)]
