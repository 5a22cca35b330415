"""Words that stand beside an actor more often than chance would have it.

The measure is Dunning's log-likelihood ratio over sentences (Dunning 1993, Accurate methods for the
statistics of surprise and coincidence), as NLTK computes it. In small corpora it says nothing, so
nothing is given there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from kzcompare.actors.names import fold
from kzcompare.model.actor import Actor, Mention
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
    corpus: Corpus, actor: Actor, meant: Iterable[tuple[ReadArticle, Sequence[Mention]]]
) -> tuple[Collocate, ...]:
    """The words that mark the actor's sentences, the most telling first; none in small corpora.

    `meant` are the articles that name the actor, with the mentions that mean them.
    """
    own = {word for name in (actor.name, *actor.aliases) for word in fold(name).split()}
    beside: Counter[str] = Counter()
    near = 0
    for article, mentions in meant:
        for claim in article.reading.claims:
            if any(claim.span.contains(m.span) for m in mentions):
                near += 1
                terms = ((t.stem, t.span.of(article.article.text)) for t in claim.terms)
                beside.update({stem for stem, word in terms if _counts(word, own)})
    if near < ENOUGH_BESIDE:
        return ()
    index = corpus.words
    total = index.firsts[-1]
    if total < ENOUGH_IN_ALL:
        return ()
    from nltk.metrics.association import BigramAssocMeasures

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
        score = BigramAssocMeasures.likelihood_ratio(together, (near, everywhere), total)
        if score >= SURPRISE:
            word = _commonest(index.vocabulary, words)
            found.append(Collocate(word, together, everywhere, round(score, 1)))
    return tuple(sorted(found, key=lambda c: (-c.score, c.word)))[:MOST]


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
