"""The words of all claims of a corpus, each with the claims that hold it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from kzcompare.compare.passages import mentions_in, speakers
from kzcompare.model.claim import Claim, ReadArticle, Reading
from kzcompare.model.words import Vocabulary, WordKind

_Word = tuple[WordKind, str, str, str]


class Words(Struct, frozen=True):
    """A `WordIndex` in memory; `places` are the claims of each word."""

    vocabulary: Vocabulary
    firsts: Sequence[int]
    places: Sequence[Sequence[int]]

    def claims(self, words: Iterable[int]) -> list[Sequence[int]]:
        """See `WordIndex.claims`."""
        return [self.places[word] for word in words]


def index_words(articles: Iterable[ReadArticle]) -> Words:
    """The words of the claims of all articles; the work grows with their number."""
    places: dict[_Word, array[int]] = {}
    counts: Counter[_Word] = Counter()
    firsts = [0]
    number = 0
    for read in articles:
        for claim in read.reading.claims:
            terms = [*_terms(claim, read.article.text)]
            counts.update(terms)
            others = {(WordKind.POINTED, "", "", word) for word in _pointed(claim, read.reading)}
            if claim.quantities:
                others.add((WordKind.COUNTED, "", "", ""))
            for word in (*dict.fromkeys(terms), *others):
                known = places.get(word)
                if known is None:
                    known = places[word] = array("I")
                known.append(number)
            number += 1
        firsts.append(number)
    words = sorted(places)
    kinds, stems, lemmas, forms = zip(*words, strict=True) if words else ((), (), (), ())
    found = [places[word] for word in words]
    printed = tuple(counts[word] for word in words)
    vocabulary = Vocabulary(kinds, stems, lemmas, forms, printed, tuple(map(len, found)))
    return Words(vocabulary, firsts, found)


def _terms(claim: Claim, text: str) -> Iterator[_Word]:
    for term in claim.terms:
        printed = term.span.of(text)
        if term.is_name:
            yield WordKind.NAME, term.stem, term.lemma, printed
        else:
            yield WordKind.PLAIN, term.stem, term.lemma, printed.lower()


def _pointed(claim: Claim, reading: Reading) -> set[str]:
    """The words of the names that `Passage.pointed` gives for a claim, or more."""
    names = [m.name or "" for m in mentions_in(reading, claim.span)]
    names += (name for _, name in speakers(claim, reading))
    return {word.casefold() for name in names for word in name.split()}
