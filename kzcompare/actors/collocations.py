"""Words that stand beside an actor more often than chance would have it.

The measure is Dunning's log-likelihood ratio over sentences (Dunning 1993, Accurate methods for the
statistics of surprise and coincidence). In small corpora it says nothing, so nothing is given
there.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from kzcompare.actors.spelling import fold
from kzcompare.model.actor import Actor
from kzcompare.model.claim import ReadArticle
from kzcompare.model.corpus import Corpus
from kzcompare.model.report import Collocate
from kzcompare.model.words import Vocabulary, WordKind

ENOUGH_BESIDE = 20  # sentences that mean the actor
ENOUGH_IN_ALL = 150  # sentences of the corpus
TOGETHER = 3  # sentences in which a word must stand beside the actor
SURPRISE = 10.83  # log-likelihood ratio above which chance has a probability under 0.001
MOST = 20


def collocates_of(
    corpus: Corpus, actor: Actor, about: Iterable[tuple[ReadArticle, Sequence[int]]]
) -> tuple[Collocate, ...]:
    """The words that mark the actor's sentences, the most telling first; none in small corpora.

    `about` are the articles that name the actor, with the numbers of the claims that mean them.
    """
    own = {word for name in (actor.name, *actor.aliases) for word in fold(name).split()}
    beside: Counter[str] = Counter()
    near = 0
    for article, numbers in about:
        claims = article.reading.claims
        for number in numbers:
            near += 1
            terms = ((t.stem, t.span.of(article.article.text)) for t in claims[number].terms)
            beside.update({stem for stem, word in terms if _counts(word, own)})
    if near < ENOUGH_BESIDE:
        return ()
    index = corpus.words
    total = index.firsts[-1]
    if total < ENOUGH_IN_ALL:
        return ()
    found = []
    told = {stem: together for stem, together in beside.items() if together >= TOGETHER}
    for stem, words in _words(index.vocabulary, told, own).items():
        together = told[stem]
        # Most words are ruled out by the sentences that hold one of their forms.
        if together * total <= max(index.vocabulary.held[w] for w in words) * near:
            continue
        everywhere = len(set().union(*index.claims(words)))
        if together * total <= everywhere * near:
            continue
        score = likelihood_ratio(together, near, everywhere, total)
        if score >= SURPRISE:
            word = _commonest(index.vocabulary, words)
            found.append(Collocate(word, together, everywhere, round(score, 1)))
    return tuple(sorted(found, key=lambda c: (-c.score, c.word)))[:MOST]


def likelihood_ratio(together: int, left: int, right: int, total: int) -> float:
    """How far two things meet more or less often than by chance: twice the log-likelihood ratio.

    Args:
        together: cases of both.
        left: cases of the one, alone or not.
        right: cases of the other.
        total: all cases, those of neither included.

    >>> round(likelihood_ratio(3, 5, 4, 20), 3)
    5.938
    """
    cells = (
        (together, left, right),
        (left - together, left, total - right),
        (right - together, total - left, right),
        (total - left - right + together, total - left, total - right),
    )
    seen = ((count, row * column / total) for count, row, column in cells if count)
    return 2 * sum(count * math.log(count / expected) for count, expected in seen)


def _counts(word: str, own: set[str]) -> bool:
    """Whether a word may mark an actor: a figure does not, nor does a word of their own name."""
    return word.isalpha() and fold(word) not in own


def _words(
    vocabulary: Vocabulary, stems: Container[str], own: set[str]
) -> Mapping[str, Sequence[int]]:
    """The words of these stems, by their places in the vocabulary."""
    found: dict[str, list[int]] = defaultdict(list)
    for word, (kind, stem) in enumerate(zip(vocabulary.kinds, vocabulary.stems, strict=True)):
        is_term = kind <= WordKind.NAME
        if is_term and stem in stems and _counts(vocabulary.forms[word], own):
            found[stem].append(word)
    return found


def _commonest(vocabulary: Vocabulary, words: Sequence[int]) -> str:
    """The form that is printed most often, the first by letter of several."""
    printed: Counter[str] = Counter()
    for word in words:
        printed[vocabulary.forms[word]] += vocabulary.counts[word]
    return min(printed, key=lambda form: (-printed[form], form))
