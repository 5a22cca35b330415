"""A generated corpus on disk, with its readings in a cache as if it had been read before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kzcompare.cache import Cache, Remembered
from kzcompare.columnar.write import to_columns
from kzcompare.reading import AT_ONCE, reading_key
from tests.benchmarks.generate import generate
from tests.benchmarks.templates import seed_moulds
from tests.loading import read_corpus


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder of articles, a folder with their cache, and the size of the texts in bytes."""

    folder: Path
    cache: Path
    articles: int
    words: int
    size: int


def write_corpus(place: Path, count: int) -> Corpus:
    """Writes `count` generated articles below `place`, and primes a cache for them.

    The readings were composed from those of the seeds, not parsed: see `templates`. Files that are
    there already are left as they are, so their times do not change.
    """
    folder, cache_folder = place / "articles", place / "cache"
    folder.mkdir(parents=True, exist_ok=True)
    made = list(generate(count, seed_moulds()))
    for item in made:
        file = folder / f"{item.name}.txt"
        if not file.is_file():
            file.write_text(item.text, encoding="utf-8")
    cache = Cache.open(cache_folder)
    with Remembered(cache) as remembered:
        articles, _ = read_corpus([str(folder)], recall=remembered.recall)
    readings = {item.reading.digest: item.reading for item in made}
    keys = [reading_key(a, None, cache) for a in articles]
    for start in range(0, count, AT_ONCE):
        part = slice(start, start + AT_ONCE)
        cache.put_all(
            (key, to_columns(readings[a.digest], a.text))
            for key, a in zip(keys[part], articles[part], strict=True)
        )
    cache.close()
    size = sum(len(item.text.encode()) for item in made)
    return Corpus(folder, cache_folder, count, sum(a.words for a in articles), size)
