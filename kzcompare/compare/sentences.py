"""The sentences of a corpus as passages: each is made once, and some before they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from kzcompare.compare.guess import guess
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.search import find_candidates, rarities
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.corpus import Corpus


class Sentences:
    """The sentences of `corpus`, by the numbers of their article and claim."""

    def __init__(self, corpus: Corpus) -> None:
        """Those of `corpus`; none is made yet."""
        self.corpus = corpus
        self._made: dict[tuple[int, int], Passage] = {}

    def passage(self, article: int, claim: int) -> Passage:
        """One sentence as a passage."""
        place = article, claim
        if place not in self._made:
            read = self.corpus.article(article)
            self._made[place] = passage_of(read, [read.reading.claims[claim]])
        return self._made[place]

    def make_likely(
        self, text: str, lexicon: Lexicon, *, least: float, most: int
    ) -> Iterator[Passage]:
        """Makes the sentences that probably speak of a claim that is only printed yet, one a step.

        What is made for nothing costs time that would be spent on waiting for the claim.
        """
        words = self.corpus.words
        asked = guess(text, words.vocabulary)
        weights = rarities(asked, words)
        likely = find_candidates(asked, words, lexicon, weights=weights, least=least, most=most)
        for article, claims in likely.items():
            for claim in claims:
                passage = self.passage(article, claim)
                passage.prepare()
                yield passage
