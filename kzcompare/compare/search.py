"""The sentences of a corpus that may speak of a claim, found by its words.

No sentence is looked at: what a sentence has of the claim follows from the words that it holds. For
each word of the claim the vocabulary tells the words that can stand for it and how well; a sentence
has as much of the claim, at most, as its best words have.
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kzcompare.compare.alike import NEAR, SPELLED
from kzcompare.compare.matches import POINTED, term_fit
from kzcompare.compare.passages import Passage
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.titles import load_actor_words
from kzcompare.lexicon.vectors import load_vectors
from kzcompare.model.claim import Term
from kzcompare.model.span import Span
from kzcompare.model.words import Vocabulary, WordIndex, WordKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROUNDED = 1e-4  # by which two ways of reckoning a cosine may differ
NOWHERE = Span(0, 0)
FEW = 50  # added to the sentences of a corpus; in one of few a word of each tells something, too


def prepare(index: WordIndex) -> None:
    """Loads what a search needs whatever is asked."""
    _directions()
    load_actor_words()
    index.claims(())


def rarities(asked: Passage, index: WordIndex) -> tuple[float, ...]:
    """For each word of a claim how telling it is among the sentences of a corpus.

    It is `ln (n + 50) / (k + 1)`, where `n` are the sentences and `k` those that hold the word. Who
    says it counts too, for a claim may be of what somebody says. Measured beside the weights of
    `Passage`, which are the same for every corpus: of 874 sources that speak of a proposition, the
    sentence that has most of it does so for 72 % instead of 67 %.
    """
    total = index.firsts[-1]
    same = _same(asked, index.vocabulary)
    held = {stem: len(_union(index, sorted(words))) for stem, words in same.items()}
    return tuple(math.log((total + FEW) / (held[term.stem] + 1)) for term in asked.terms)


def find_candidates(
    asked: Passage,
    index: WordIndex,
    lexicon: Lexicon,
    *,
    weights: Sequence[float],
    least: float,
    most: int,
) -> Mapping[int, Sequence[int]]:
    """The sentences that may hold a share of `least` of what is asked, in weighed words.

    Args:
        asked: the claim.
        index: the words of the corpus.
        lexicon: words for one thing.
        weights: what each word of the claim weighs (`rarities`).
        least: share from 0 to 1; every sentence that has it by `Match.share` is found, if it is
            among the `most` of its article that share most words with the claim.
        most: sentences of one article.

    Returns:
        For each article with any, by its number, the numbers of its claims, best first.
    """
    import numpy as np

    total = index.firsts[-1]
    shared = np.zeros(total)
    covered = np.zeros(total)
    vocabulary = index.vocabulary
    if not total or not sum(weights):
        return {}
    for words, weight in _shared(asked, weights, vocabulary, lexicon):
        shared[_union(index, words)] += weight
    for fits, weight in zip(_fits(asked, vocabulary, lexicon), weights, strict=True):
        best = np.zeros(total)
        words = sorted(fits)
        for word, claims in zip(words, index.claims(words), strict=True):
            places = np.asarray(claims, dtype=np.int64)
            best[places] = np.maximum(best[places], fits[word])
        covered += weight * best
    enough = covered >= (least - ROUNDED) * sum(weights)
    return _best(shared, enough, np.asarray(index.firsts), most)


def terms_end(vocabulary: Vocabulary) -> int:
    """Where the words of a vocabulary end that sentences print as terms."""
    return bisect_left(vocabulary.kinds, WordKind.POINTED)


def _best(
    shared: NDArray[np.float64], enough: NDArray[np.bool_], firsts: NDArray[np.int64], most: int
) -> dict[int, list[int]]:
    """Of each article the claims that share most, of these those that have enough."""
    import numpy as np

    found: dict[int, list[int]] = {}
    speaking = np.flatnonzero(shared > 0)
    articles = np.searchsorted(firsts, speaking, side="right") - 1
    wanted = np.isin(articles, articles[enough[speaking]])
    speaking, articles = speaking[wanted], articles[wanted]
    order = np.lexsort((speaking, -shared[speaking], articles))
    tried: dict[int, int] = defaultdict(int)
    for claim, article in zip(speaking[order].tolist(), articles[order].tolist(), strict=True):
        tried[article] += 1
        if tried[article] <= most and enough[claim]:
            found.setdefault(article, []).append(claim - int(firsts[article]))
    return found


def _union(index: WordIndex, words: Sequence[int]) -> NDArray[np.int64]:
    """The claims that hold any of the words."""
    import numpy as np

    held = [np.asarray(claims, dtype=np.int64) for claims in index.claims(words)]
    return np.unique(np.concatenate(held)) if held else np.zeros(0, dtype=np.int64)


def _shared(
    asked: Passage, weights: Sequence[float], vocabulary: Vocabulary, lexicon: Lexicon
) -> Iterator[tuple[list[int], float]]:
    """The words by which a sentence shares something with the claim, and what each set weighs."""
    stems = {t.stem: w for t, w in zip(asked.terms, weights, strict=True)}
    yield from ((sorted(words), stems[stem]) for stem, words in _same(asked, vocabulary).items())
    alike = {other: stems[t.stem] for t in asked.terms for other in lexicon.synonyms_of(t.lemma)}
    near: dict[str, list[int]] = {lemma: [] for lemma in alike}
    for word, lemma in among(vocabulary.lemmas[: terms_end(vocabulary)], alike):
        near[lemma].append(word)
    yield from ((words, alike[lemma]) for lemma, words in near.items())


def _same(asked: Passage, vocabulary: Vocabulary) -> dict[str, set[int]]:
    """For each stem of the claim the words that are forms of one word with it."""
    same: dict[str, set[int]] = {t.stem: set() for t in asked.terms}
    end = terms_end(vocabulary)
    for word, stem in among(vocabulary.stems[:end], same):
        same[stem].add(word)
    forms = {t.lemma: t.stem for t in asked.terms}  # "withdrew" and "withdrawn" have two stems
    for word, lemma in among(vocabulary.lemmas[:end], forms):
        same[forms[lemma]].add(word)
    return same


def among(column: Iterable[str], wanted: Container[str]) -> list[tuple[int, str]]:
    """Where wanted words stand in a column of a vocabulary."""
    return [(place, word) for place, word in enumerate(column) if word in wanted]


def _fits(asked: Passage, vocabulary: Vocabulary, lexicon: Lexicon) -> Iterator[dict[int, float]]:
    """For each word of the claim those that can stand for it, each with its fit."""
    near = _near(asked)
    figures = [q.span for claim in asked.claims for q in claim.quantities]
    options = _options(asked, vocabulary, lexicon, near)
    for n, term in enumerate(asked.terms):
        fits = {}
        for word in options[n]:
            kind = vocabulary.kinds[word]
            if kind is WordKind.POINTED:
                fits[word] = POINTED
            elif kind is WordKind.COUNTED:
                fits[word] = float(any(span.contains(term.span) for span in figures))
            else:
                other = Term(
                    vocabulary.stems[word],
                    vocabulary.lemmas[word],
                    0.0,
                    NOWHERE,
                    kind is WordKind.NAME,
                )
                cosine = near[n].get(vocabulary.forms[word].casefold(), 0.0)
                fits[word] = term_fit(term, other, cosine, lexicon)
        yield {word: fit for word, fit in fits.items() if fit}


def _near(asked: Passage) -> list[dict[str, float]]:
    """For each word of the claim the lower-case words near it in meaning, with a cosine."""
    import numpy as np

    words = list(load_vectors().index)
    close = _directions() @ asked.vectors.T + ROUNDED
    return [
        {words[row]: float(close[row, n]) for row in np.flatnonzero(close[:, n] >= NEAR)}
        for n in range(len(asked.terms))
    ]


@functools.cache
def _directions() -> NDArray[np.float32]:
    """All vectors, of length one: 33 MB, kept for the next question of a process."""
    import numpy as np

    rows = load_vectors().matrix.astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows


def _options(
    asked: Passage,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    near: Sequence[Mapping[str, float]],
) -> list[set[int]]:
    """For each word of the claim the words of the corpus that may stand for it, or more."""
    terms = asked.terms
    found: list[set[int]] = [set() for _ in terms]
    stems, lemmas, forms = (defaultdict[str, set[int]](set) for _ in range(3))
    pointed: dict[str, set[int]] = defaultdict(set)
    for n, term in enumerate(terms):
        stems[term.stem].add(n)
        for lemma in (term.lemma, *lexicon.synonyms_of(term.lemma), *_countries(term.lemma)):
            lemmas[lemma].add(n)
        for near_word in near[n]:
            forms[near_word].add(n)
        pointed[term.span.of(asked.text).casefold()].add(n)
    end = terms_end(vocabulary)
    for column, wanted in (
        (vocabulary.stems[:end], stems),
        (vocabulary.lemmas[:end], lemmas),
        (map(str.casefold, vocabulary.forms[:end]), forms),
    ):
        for word, key in among(column, wanted):
            for n in wanted[key]:
                found[n].add(word)
    pointed[""].update(range(len(terms)))
    for place, form in among(vocabulary.forms[end:], pointed):  # these are in lower case
        for n in pointed[form]:
            found[n].add(end + place)
    for n, word in _spelled(terms, vocabulary):
        found[n].add(word)
    return found


def _countries(lemma: str) -> Iterator[str]:
    """The words, as lemmas are written, that name the country which this one names."""
    countries = load_actor_words().country_of
    home = countries.get(lemma.title())
    if home is not None:
        for word, other in countries.items():
            if other == home:
                yield from (word, word.lower())


def _spelled(terms: Sequence[Term], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The names of the corpus that may be other spellings of those in the claim."""
    from rapidfuzz import fuzz, process

    names = [n for n, term in enumerate(terms) if term.is_name]
    if not names:
        return
    start, end = bisect_left(vocabulary.kinds, WordKind.NAME), terms_end(vocabulary)
    lemmas = vocabulary.lemmas[start:end]
    for n in names:
        alike = process.extract(
            terms[n].lemma, lemmas, scorer=fuzz.ratio, score_cutoff=SPELLED, limit=None
        )
        yield from ((n, start + place) for _, _, place in alike)
