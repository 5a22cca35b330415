"""A corpus of which everything is in memory, for those who ask a corpus for its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from kzcompare.actors.holders import names_of
from kzcompare.compare.vocabulary import index_words
from kzcompare.model.actor import Actor
from kzcompare.model.claim import ReadArticle
from kzcompare.model.report import Report
from kzcompare.model.row import Row
from kzcompare.model.words import WordIndex


class Whole:
    """See `Corpus`; what is worked out for an answer is kept for the next."""

    def __init__(self, report: Report) -> None:
        """The corpus of a report, which must have the parts that are asked for."""
        self._report = report
        self.sources: Sequence[str] = tuple(read.article.id for read in report.articles)

    @cached_property
    def words(self) -> WordIndex:
        """The words of all claims."""
        return index_words(self._report.articles)

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        return names_of(self._report.actors)

    def article(self, number: int) -> ReadArticle:
        """One article with its reading."""
        return self._report.articles[number]

    def text(self, number: int) -> str:
        """The text of one article."""
        return self._report.articles[number].article.text

    def rows_of(self, articles: Iterable[int]) -> Sequence[Row]:
        """All rows."""
        del articles
        return self._report.rows

    def actors_like(self, name: str) -> Sequence[Actor]:
        """All actors."""
        del name
        return self._report.actors

    def actors_near(self, asked: str) -> Sequence[Actor]:
        """All actors."""
        del asked
        return self._report.actors

    def actors(self) -> Sequence[Actor]:
        """All actors."""
        return self._report.actors

    def names_in(self, article: int) -> Mapping[str, str]:
        """The actor's canonical name for each name that an article uses."""
        return self._names.get(self.sources[article], {})
