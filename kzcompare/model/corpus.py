"""What is asked of a corpus that was compared: its parts, without all of it being in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kzcompare.model.actor import Actor
from kzcompare.model.claim import ReadArticle
from kzcompare.model.row import Row
from kzcompare.model.words import WordIndex


class Corpus(Protocol):
    """Articles by their numbers, which are their places in the order of sources.

    One that is kept in the cache loads what it is asked for; one in memory has everything.
    """

    @property
    def sources(self) -> Sequence[str]:
        """The ids of all sources, in order."""
        ...

    @property
    def words(self) -> WordIndex:
        """The words of all claims."""
        ...

    def article(self, number: int) -> ReadArticle:
        """One article with its reading, holders tied to actors."""
        ...

    def text(self, number: int) -> str:
        """The text of one article."""
        ...

    def rows_of(self, articles: Iterable[int]) -> Sequence[Row]:
        """The rows with a statement of any of these articles, and perhaps others, best first."""
        ...

    def actors_like(self, name: str) -> Sequence[Actor]:
        """The actors that a name may mean, and perhaps others, most mentioned first."""
        ...

    def actors_near(self, asked: str) -> Sequence[Actor]:
        """The actors with a name like a folded one, and perhaps others, most mentioned first."""
        ...

    def actors(self) -> Sequence[Actor]:
        """All actors, most mentioned first."""
        ...

    def names_in(self, article: int) -> Mapping[str, str]:
        """The actor's canonical name for each name that an article uses."""
        ...
