"""Words that one source prints more than the others: log-odds with an informative prior.

The statistic is that of Burt L. Monroe, Michael P. Colaresi and Kevin M. Quinn, "Fightin' Words:
Lexical Feature Selection and Evaluation for Identifying the Content of Political Conflict",
Political Analysis 16 (2008), 372-403: the log-odds ratio of a word between one source and all
others, each count raised by a Dirichlet prior, over its standard deviation (a z-score). The prior
has the shares of the words in the whole corpus and weighs as much as one article of average
length, so a word that is rare everywhere needs more than a use or two.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from kzcompare.model.claim import Claim, ReadArticle, Term
from kzcompare.model.report import Report
from kzcompare.model.span import Span
from kzcompare.views.concordance import Voice, is_name

LEAST_Z = 1.96  # two-sided 5 per cent
LEAST_USES = 3
COMMONEST = 5.6  # Zipf frequency; words above it ("take", "new") say nothing of a subject


class KeyWord(Struct, frozen=True):
    """A word that stands out in one column: a source, or all articles of an outlet.

    `here` and `elsewhere` count its uses; `log_odds` is above 0 where the source uses it more, `z`
    is `log_odds` in standard deviations.
    """

    column: str
    word: str
    here: int
    elsewhere: int
    log_odds: float
    z: float


def keyness(counts: Mapping[str, Mapping[str, int]]) -> tuple[KeyWord, ...]:
    """The words with at least 3 uses and a z of at least 1.96 in a source, highest z first.

    `counts` maps each column to its words with their counts; two columns at least must have words,
    else there is nothing to compare.
    """
    whole: Counter[str] = Counter()
    for held in counts.values():
        whole.update(held)
    total = whole.total()
    sizes = {source: sum(held.values()) for source, held in counts.items()}
    filled = sum(1 for size in sizes.values() if size)
    if filled < 2:  # noqa: PLR2004 a pair
        return ()
    prior = total / filled
    found = []
    for source, held in counts.items():
        for word, here in held.items():
            if here < LEAST_USES:
                continue
            elsewhere = whole[word] - here
            weight = prior * whole[word] / total
            left, right = (
                _log_odds(uses, size, weight, prior)
                for uses, size in ((here, sizes[source]), (elsewhere, total - sizes[source]))
            )
            odds = left[0] - right[0]
            z = odds / math.sqrt(left[1] + right[1])
            if z >= LEAST_Z:
                found.append(KeyWord(source, word, here, elsewhere, round(odds, 4), round(z, 4)))
    order = {source: n for n, source in enumerate(counts)}
    return tuple(sorted(found, key=lambda key: (order[key.column], -key.z, key.word)))


def _log_odds(uses: int, size: int, weight: float, prior: float) -> tuple[float, float]:
    """The log odds of a word among `size` words, both raised by the prior, and their variance.

    Where the corpus has one word only nothing is left to set it against; that counts as half a use.
    """
    with_prior = uses + weight
    rest = max(0.5, size + prior - with_prior)
    return math.log(with_prior / rest), 1 / with_prior + 1 / rest


def count_words(report: Report, voices: frozenset[Voice] | None = None) -> dict[str, Counter[str]]:
    """For each source, how often it prints each word, by dictionary form.

    Left out are names, numbers, the commonest words of English, words that are mostly printed with
    a capital (demonyms among them), and those that only say who reports ("said"). With `voices` OWN
    alone, so is what stands in words attributed to others.
    """
    left_out = _capitals(report.articles) | _commonest(report.articles)
    is_own_only = voices == frozenset({Voice.OWN})
    return {
        read.article.id: Counter(
            term.lemma.casefold()
            for claim in read.reading.claims
            for term in _plain(claim, read, is_own_only=is_own_only)
            if term.lemma.casefold() not in left_out
        )
        for read in report.articles
    }


def _plain(claim: Claim, read: ReadArticle, *, is_own_only: bool) -> Iterator[Term]:
    """The content words of a sentence that are no names, numbers or cues."""
    statements = [read.reading.statements[n] for n in claim.statements]
    left_out: list[Span] = [s.cue.span for s in statements if s.cue is not None]
    if is_own_only:
        left_out += [content for s in statements if s.kind.value != "own" for content in s.content]
    for term in claim.terms:
        if is_name(read.article.text, term) or any(ch.isdigit() for ch in term.stem):
            continue
        if not any(span.overlaps(term.span) for span in left_out):
            yield term


def _capitals(articles: Sequence[ReadArticle]) -> frozenset[str]:
    """The words printed with a capital more often than without, beginnings of sentences aside."""
    balance: Counter[str] = Counter()
    for read in articles:
        text = read.article.text
        for claim in read.reading.claims:
            if claim.is_heading:
                continue
            for term in claim.terms[1:]:
                balance[term.lemma.casefold()] += 1 if text[term.span.start].isupper() else -1
    return frozenset(word for word, count in balance.items() if count > 0)


def _commonest(articles: Sequence[ReadArticle]) -> frozenset[str]:
    """The words of which some printed form is among the commonest of English."""
    return frozenset(
        term.lemma.casefold()
        for read in articles
        for claim in read.reading.claims
        for term in claim.terms
        if term.zipf > COMMONEST
    )
