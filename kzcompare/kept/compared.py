"""What is found over all articles, and how the cache keeps it.

A corpus has one place in the cache for each part, so what was found before one of its articles
changed is replaced and not kept beside what is found now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from kzcompare.kept.parts import KeptActors, KeptRows, actor_records, row_records
from kzcompare.kept.shelf import GoneError, Place, Shelf
from kzcompare.model.actor import Actor
from kzcompare.model.article import Article
from kzcompare.model.claim import ReadArticle, Reading
from kzcompare.model.copy import Copy
from kzcompare.model.row import Row

if TYPE_CHECKING:
    from kzcompare.cache import Cache

MANY = 100  # articles from which words and names are indexed; fewer are all loaded as quickly


class Compared(Struct, frozen=True):
    """The parts of a comparison; each is kept in the cache by itself.

    `readings` are those of the articles, in order, with the holders' actors filled in.
    """

    readings: tuple[Reading, ...] = ()
    actors: tuple[Actor, ...] = ()
    rows: tuple[Row, ...] = ()
    singles: tuple[Row, ...] = ()
    copies: tuple[Copy, ...] = ()


def recall(
    cache: Cache, place: Place, parts: Collection[str], articles: Sequence[Article]
) -> Compared | None:
    """The parts of these names, found over these articles; None where one of them is not kept."""
    shelf = Shelf(cache, place)
    found: dict[str, Any] = {}
    numbers = {article.id: n for n, article in enumerate(articles)}

    def text_of(number: int) -> str:
        return articles[number].text

    try:
        for part in parts:
            if part == "copies":
                found[part] = shelf.get(part, tuple[Copy, ...])
            elif part == "actors":
                found[part] = KeptActors(shelf).all()
            elif part != "readings":
                found[part] = KeptRows(shelf, part, numbers, text_of).all()
        if "readings" in parts:
            found["readings"] = tuple(_readings(shelf, articles))
    except GoneError:
        return None
    return Compared(**found)


def _readings(shelf: Shelf, articles: Sequence[Article]) -> Iterator[Reading]:
    """The readings of all articles, with what the corpus changed in them."""
    from functools import partial

    from kzcompare.columnar.read import from_columns
    from kzcompare.columnar.records import Columnar
    from kzcompare.kept.linked import AT_ONCE, Linked, applied
    from kzcompare.packed import one_of

    keys = shelf.place.readings
    names = KeptActors(shelf).names
    held = partial(one_of, len(keys))
    chunks = [f"linked/{n}" for n in range(0, (len(keys) + AT_ONCE - 1) // AT_ONCE)]
    linked = (each for chunk in shelf.each(chunks, tuple[Linked, ...]) for each in chunk)
    records = shelf.cache.each(keys, Columnar)
    for article, kept, change in zip(articles, records, linked, strict=True):
        if kept is None:
            raise GoneError
        yield held(applied(from_columns(kept, article.text), change, names))


def keep(
    cache: Cache,
    place: Place,
    parts: Collection[str],
    compared: Compared,
    read: Sequence[ReadArticle],
) -> None:
    """Keeps what was found over the articles as they were read, and what it is looked up by.

    `parts` are the names of those that were looked for; readings, actors and copies always are.
    """
    Shelf(cache, place).put(_records(parts, compared, read))


def _records(
    parts: Collection[str], compared: Compared, read: Sequence[ReadArticle]
) -> Iterator[tuple[str, object]]:
    from kzcompare.kept.linked import link_of

    sources = [r.article.id for r in read]
    numbers = {source: n for n, source in enumerate(sources)}

    def text_of(number: int) -> str:
        return read[number].article.text

    yield "copies", compared.copies
    yield from actor_records(compared.actors)
    before = [r.reading for r in read]
    changed = link_of(compared.actors, sources, before, compared.readings)
    yield from ((f"linked/{n}", record) for n, record in enumerate(changed))
    if "rows" in parts:
        yield from row_records("rows", compared.rows, numbers, text_of)
    if "singles" in parts:
        yield from row_records("singles", compared.singles, numbers, text_of)
    if len(read) >= MANY:
        from kzcompare.compare.vocabulary import index_words
        from kzcompare.kept.keys import form_record, key_records
        from kzcompare.kept.words import word_records

        named = (
            ReadArticle(r.article, reading)
            for r, reading in zip(read, compared.readings, strict=True)
        )
        yield from key_records(compared.actors)
        yield form_record(compared.actors)
        yield from word_records(index_words(named))
