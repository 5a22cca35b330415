"""Words that stand beside an actor more often than chance would have it.

The measure is Dunning's log-likelihood ratio over sentences (Dunning 1993, Accurate methods for the
statistics of surprise and coincidence), as NLTK computes it. In small corpora it says nothing, so
nothing is given there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kzcompare.actors.names import fold
from kzcompare.model.actor import Actor, Mention
from kzcompare.model.claim import ReadArticle
from kzcompare.model.report import Collocate

ENOUGH_BESIDE = 20  # sentences that mean the actor
ENOUGH_IN_ALL = 150  # sentences of the corpus
TOGETHER = 3  # sentences in which a word must stand beside the actor
SURPRISE = 10.83  # log-likelihood ratio above which chance has a probability under 0.001
MOST = 20


def collocates_of(
    articles: Sequence[ReadArticle], actor: Actor, meant: Mapping[str, Sequence[Mention]]
) -> tuple[Collocate, ...]:
    """The words that mark the actor's sentences, the most telling first; none in small corpora."""
    own = {word for name in (actor.name, *actor.aliases) for word in fold(name).split()}
    beside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    total = near = 0
    for article in articles:
        mentions = meant.get(article.article.id, ())
        for claim in article.reading.claims:
            stems = set()
            for term in claim.terms:
                word = term.span.of(article.article.text)
                if word.isalpha() and fold(word) not in own:
                    stems.add(term.stem)
                    forms[term.stem][word if term.is_name else word.lower()] += 1
            total += 1
            everywhere.update(stems)
            if any(claim.span.contains(m.span) for m in mentions):
                near += 1
                beside.update(stems)
    if near < ENOUGH_BESIDE or total < ENOUGH_IN_ALL:
        return ()
    from nltk.metrics.association import BigramAssocMeasures

    found = []
    for stem, together in beside.items():
        is_more = together * total > everywhere[stem] * near
        if together < TOGETHER or not is_more:
            continue
        score = BigramAssocMeasures.likelihood_ratio(together, (near, everywhere[stem]), total)
        if score >= SURPRISE:
            word = min(forms[stem], key=lambda w: (-forms[stem][w], w))
            found.append(Collocate(word, together, everywhere[stem], round(score, 1)))
    return tuple(sorted(found, key=lambda c: (-c.score, c.word)))[:MOST]
