"""One article after the other to its reading, from the cache where it is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from kzcompare.columnar.read import from_columns
from kzcompare.columnar.records import Columnar
from kzcompare.columnar.write import to_columns
from kzcompare.model.article import Article
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.packed import one_of
from kzcompare.runners.base import InProcess, Runner

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.model.progress import Progress

AT_ONCE = 8  # articles read between two writes to the cache: an interrupted run keeps the rest
WORTHWHILE = 48  # articles to be read from which more processes pay for the loading of the parser


def read_articles(
    articles: Sequence[Article],
    model: str | None,
    *,
    cache: Cache | None,
    runner: Runner | None = None,
    progress: Progress | None = None,
) -> tuple[ReadArticle, ...]:
    """The articles with their readings.

    What is not in the cache is read in batches, on all cores where it is much, and kept as soon as
    a batch is done. `progress` is called then. `runner` None: chosen by the number of articles.

    Raises:
        NoModelError: `model` is not installed.
    """
    keys = [] if cache is None else [reading_key(a, model, cache) for a in articles]
    held = partial(one_of, len(articles))
    known = [None if r is None else held(r) for r in _recalled(articles, keys, cache)]
    missing = [n for n, reading in enumerate(known) if reading is None]
    batches = [missing[n : n + AT_ONCE] for n in range(0, len(missing), AT_ONCE)]
    runner = runner or _runner_for(len(missing))
    made = runner.map(analyse, model, [tuple(articles[n] for n in batch) for batch in batches])
    done = 0
    for batch, readings in zip(batches, made, strict=True):
        read = list(zip(batch, readings, strict=True))
        for n, reading in read:
            known[n] = held(reading)
        if cache is not None:
            cache.put_all([(keys[n], to_columns(r, articles[n].text)) for n, r in read])
        done += len(batch)
        if progress is not None:
            progress(done, len(missing))
    found = (reading for reading in known if reading is not None)
    return tuple(ReadArticle(a, r) for a, r in zip(articles, found, strict=True))


def _recalled(
    articles: Sequence[Article], keys: Sequence[str], cache: Cache | None
) -> Iterator[Reading | None]:
    """The readings that the cache has under the articles' keys; None for each that it has not."""
    if cache is None:
        yield from [None] * len(articles)
        return
    for kept, article in zip(cache.each(keys, Columnar), articles, strict=True):
        yield None if kept is None else from_columns(kept, article.text)


def _runner_for(count: int) -> Runner:
    """All cores for many articles; an own process for a few, which would wait for the parser."""
    from kzcompare.runners.processes import Processes, cores

    return Processes() if count >= WORTHWHILE and cores() > 1 else InProcess()


def reading_key(article: Article, model: str | None, cache: Cache) -> str:
    """A reading depends on the text, on what of it is furniture, on its date, and on the model.

    Raises:
        NoModelError: `model` is not installed.
    """
    from kzcompare.analysis.models import model_version

    roles = " ".join(f"{p.span.start}-{p.span.end}{p.role}" for p in article.paragraphs)
    date = article.source.date or ""
    return cache.key("reading", model_version(model), article.digest, roles, date)


def analyse(model: str | None, articles: Sequence[Article]) -> tuple[Reading, ...]:
    """Readings made by the stages, in the order of the articles.

    Raises:
        NoModelError: `model` is not installed.
    """
    from kzcompare.analysis.mentions import find_mentions
    from kzcompare.analysis.parse import parse_articles
    from kzcompare.claims.build import read_claims
    from kzcompare.lexicon.load import load_lexicon

    lexicon = load_lexicon()
    return tuple(
        read_claims(article, sentences, find_mentions(article.text, sentences), lexicon)
        for article, sentences in zip(articles, parse_articles(articles, model), strict=True)
    )
