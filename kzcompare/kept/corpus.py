"""A corpus that was compared before, of which only what is asked for is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, overload

from kzcompare.columnar.read import looked_at
from kzcompare.columnar.records import Columnar
from kzcompare.corpus.read import read_texts
from kzcompare.kept.linked import AT_ONCE, Linked, applied, names_in
from kzcompare.kept.parts import KeptActors, KeptRows
from kzcompare.kept.shelf import GoneError, Place, Shelf
from kzcompare.kept.words import KeptWords
from kzcompare.model.actor import Actor
from kzcompare.model.article import Article
from kzcompare.model.claim import ReadArticle
from kzcompare.model.errors import KzcompareError
from kzcompare.model.row import Row
from kzcompare.model.words import WordIndex

if TYPE_CHECKING:
    from kzcompare.cache import Cache
    from kzcompare.corpus.find import Input
    from kzcompare.corpus.recall import Recall
    from kzcompare.kept.listing import Listing
    from kzcompare.model.corpus import Corpus

T = TypeVar("T")


class KeptCorpus:
    """See `Corpus`. What is gone from the cache meanwhile is made again with all the rest."""

    def __init__(
        self,
        cache: Cache,
        listing: Listing,
        inputs: Sequence[Input],
        *,
        rows: bool,
        recall: Recall,
        again: Callable[[], Corpus],
    ) -> None:
        """The corpus of a listing.

        Args:
            cache: where it is kept.
            listing: what it consists of.
            inputs: the files of the listing.
            rows: whether rows are wanted.
            recall: what keeps texts of files that take long to open.
            again: makes the same corpus without the cache's help.

        Raises:
            GoneError: a part of it is not kept.
        """
        self._listing = listing
        self._inputs = inputs
        self._recall = recall
        self._again = again
        self._instead: Corpus | None = None
        self.sources: Sequence[str] = tuple(listed.source.id for listed in listing.sources)
        self._shelf = Shelf(cache, Place(*listing.place))
        self._actors = KeptActors(self._shelf)
        self._linked: dict[int, tuple[Linked, ...]] = {}
        self._texts: dict[int, dict[str, str]] = {}
        self._articles: dict[int, ReadArticle] = {}
        self._shelf.get("keys", int)
        numbers = {source: n for n, source in enumerate(self.sources)}
        self._rows = KeptRows(self._shelf, "rows", numbers, self._text) if rows else None

    @cached_property
    def words(self) -> WordIndex:
        """The words of all claims."""
        return self._tried(lambda: _Careful(KeptWords(self._shelf), self), lambda c: c.words)

    def article(self, number: int) -> ReadArticle:
        """One article with its reading; its paragraphs are not loaded."""
        if number not in self._articles:
            self._articles[number] = self._tried(
                lambda: self._article(number), lambda c: c.article(number)
            )
        return self._articles[number]

    def text(self, number: int) -> str:
        """The text of one article."""
        return self._tried(lambda: self._text(number), lambda c: c.text(number))

    def rows_of(self, articles: Iterable[int]) -> Sequence[Row]:
        """The rows with a statement of any of these articles."""
        rows = self._rows
        if rows is None:
            return ()
        wanted = tuple(articles)
        return self._tried(lambda: rows.of(wanted), lambda c: c.rows_of(wanted))

    def actors_like(self, name: str) -> Sequence[Actor]:
        """The actors that share a key with a name."""
        return self._tried(lambda: self._like(name), lambda c: c.actors_like(name))

    def actors_near(self, asked: str) -> Sequence[Actor]:
        """The actors with a name that may be meant by a typing error."""
        return self._tried(lambda: self._near(asked), lambda c: c.actors_near(asked))

    def actors(self) -> Sequence[Actor]:
        """All actors."""
        return self._tried(self._actors.all, lambda c: c.actors())

    def names_in(self, article: int) -> Mapping[str, str]:
        """The actor's canonical name for each name that an article uses."""
        return self._tried(lambda: self._names_in(article), lambda c: c.names_in(article))

    def _like(self, name: str) -> tuple[Actor, ...]:
        from kzcompare.actors.keys import query_keys
        from kzcompare.kept.keys import numbers_of

        keys = query_keys(name)
        if keys is None:
            return self._actors.all()
        return tuple(self._actors.some(numbers_of(self._shelf, keys)))

    def _near(self, asked: str) -> tuple[Actor, ...]:
        from kzcompare.kept.keys import numbers_near

        return tuple(self._actors.some(numbers_near(self._shelf, asked)))

    def _names_in(self, number: int) -> Mapping[str, str]:
        reading = self.article(number).reading
        return names_in(reading, self._link(number), self._actors.names)

    def _link(self, number: int) -> Linked:
        record, place = divmod(number, AT_ONCE)
        if record not in self._linked:
            self._linked[record] = self._shelf.get(f"linked/{record}", tuple[Linked, ...])
        return self._linked[record][place]

    def _article(self, number: int) -> ReadArticle:
        kept = self._shelf.cache.get(self._shelf.place.readings[number], Columnar)
        text = self._text(number)
        if kept is None or kept.digest != hashlib.sha256(text.encode()).hexdigest():
            raise GoneError
        reading = applied(looked_at(kept, text), self._link(number), self._actors.names)
        source = self._listing.sources[number].source
        return ReadArticle(Article(source, text, reading.digest, ()), reading)

    def _text(self, number: int) -> str:
        home = self._listing.homes[number]
        if home not in self._texts:
            self._texts[home] = read_texts(self._inputs[home], self._recall)
        try:
            return self._texts[home][self._listing.sources[number].source.file]
        except KeyError:
            raise GoneError from None

    def _tried(self, kept: Callable[[], T], instead: Callable[[Corpus], T]) -> T:
        """What is kept; where something of it is gone, what the corpus made again has."""
        if self._instead is None:
            try:
                return kept()
            except GoneError:
                self._instead = self.again()
        return instead(self._instead)

    def again(self) -> Corpus:
        """The same corpus, made anew.

        Raises:
            KzcompareError: it is not the same any more.
        """
        made = self._again()
        if tuple(made.sources) != tuple(self.sources):
            message = "the articles were changed while they were looked at; ask again"
            raise KzcompareError(message)
        return made


class _Careful:
    """See `WordIndex`. Vocabularies of one state are the same, so places can be made again."""

    def __init__(self, kept: KeptWords, corpus: KeptCorpus) -> None:
        self.vocabulary = kept.vocabulary
        self.firsts = kept.firsts
        self._kept = kept
        self._corpus = corpus
        self._instead: WordIndex | None = None

    def claims(self, words: Iterable[int]) -> list[Sequence[int]]:
        """See `WordIndex.claims`."""
        wanted = list(words)
        if self._instead is None:
            try:
                return self._kept.claims(wanted)
            except GoneError:
                self._instead = self._corpus.again().words
        return self._instead.claims(wanted)


class LookedAt(Sequence[ReadArticle]):
    """The articles of a corpus, each made when it is looked at."""

    def __init__(self, corpus: Corpus) -> None:
        """Those of `corpus`."""
        self._corpus = corpus

    def __len__(self) -> int:
        """How many there are."""
        return len(self._corpus.sources)

    @overload
    def __getitem__(self, index: int) -> ReadArticle: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[ReadArticle, ...]: ...

    def __getitem__(self, index: int | slice) -> ReadArticle | tuple[ReadArticle, ...]:
        """One article, or some."""
        numbers = range(len(self))[index]
        if isinstance(numbers, int):
            return self._corpus.article(numbers)
        return tuple(map(self._corpus.article, numbers))
