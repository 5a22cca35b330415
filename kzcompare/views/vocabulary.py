"""How much two stretches of different articles say alike: shared and kindred words, by rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from kzcompare.lexicon.vectors import load_vectors
from kzcompare.model.claim import Claim, ReadArticle, Term, rarity

TELLING = 6.0  # Zipf frequency below which a word tells something about an article
USUAL = 5.7  # ln of the sentences of a small corpus: weights are brought to that size
ONE_EVENT = 0.22  # likeness from which articles are about one event; measured, others have 0 to 0.2
LEAST_SENTENCES = 120  # in a handful of sentences every word is frequent, which tells nothing
MOST = 4.0  # times as much that articles on other events must share
KINDRED = 0.5  # cosine of word vectors from which two words count as kindred
NAME = 0.5  # of the weight of a name: one actor does many things
BLOCK = 256  # rows of the matrix of cosines that are made at once

Bag = Mapping[str, float]  # stem -> weight


class Vocabulary(Struct, frozen=True):
    """The content words of all articles.

    `weights` maps each stem to its weight: more, the fewer sentences have it and the rarer it is in
    English. `kindred` maps stems to those that mean nearly the same, with the cosine of both.
    `likeness` of two sources (ids in order) is 0 to 1: the rarity of the words of both over the
    geometric mean of what each has.
    """

    weights: Bag
    kindred: Mapping[str, Bag]
    likeness: Mapping[tuple[str, str], float]

    def strictness(self, left: str, right: str) -> float:
        """How many times as much two sources must share: 1 where they tell of one event, up to 4.

        What is said alike in articles on different events is more often alike by chance.
        """
        if left == right:
            return 1.0
        alike = self.likeness[min(left, right), max(left, right)]
        return min(MOST, max(1.0, ONE_EVENT / max(alike, 1e-9)))

    def shared(self, left: Bag, right: Bag) -> dict[str, float]:
        """What each stem of `left` shares with `right`, as a weight; stems without any left out."""
        found: dict[str, float] = {}
        for stem, weight in left.items():
            if stem in right:
                found[stem] = min(weight, right[stem])
                continue
            near = self.kindred.get(stem, {})
            best = max(
                (cosine * min(weight, right[k]) for k, cosine in near.items() if k in right),
                default=0.0,
            )
            if best:
                found[stem] = best
        return found

    def shared_with(self, bag: Bag, others: Iterable[Bag]) -> dict[str, float]:
        """What each stem of a bag shares with others, added up."""
        found: dict[str, float] = {}
        for other in others:
            for stem, weight in self.shared(bag, other).items():
                found[stem] = found.get(stem, 0.0) + weight
        return found

    def pairs(self, bags: Sequence[Bag], *, most: int) -> set[tuple[int, int]]:
        """Index pairs, the smaller first, of bags that share a stem or kindred ones.

        Stems of more than `most` bags propose no pair: the work stays near linear.
        """
        places: dict[str, list[int]] = {}
        for number, bag in enumerate(bags):
            for stem in bag:
                places.setdefault(stem, []).append(number)
        found: set[tuple[int, int]] = set()
        for stem, held in places.items():
            if len(held) > most:
                continue
            found.update((a, b) for n, a in enumerate(held) for b in held[n + 1 :])
            for other in self.kindred.get(stem, {}):
                others = places.get(other, ())
                if stem < other and len(others) <= most:
                    found.update((min(a, b), max(a, b)) for a in held for b in others if a != b)
        return found


def build_vocabulary(articles: Sequence[ReadArticle], wanted: Iterable[str]) -> Vocabulary:
    """The words of `articles`; kindred ones are sought among the stems in `wanted` alone."""
    terms: dict[str, Term] = {}
    frequency: Counter[str] = Counter()
    count = 0
    for read in articles:
        for claim in read.reading.claims:
            count += 1
            own = {t.stem: t for t in claim.terms}
            frequency.update(own.keys())
            for stem, term in own.items():
                terms.setdefault(stem, term)
    size = max(count, LEAST_SENTENCES)
    weights = {stem: _weight(term, frequency[stem], size) for stem, term in terms.items()}
    words = {stem: terms[stem].lemma.lower() for stem in sorted(set(wanted)) if stem in terms}
    return Vocabulary(weights, _kindred(words), _likeness(articles, terms))


def placed_stems(
    claim: Claim, places: Iterable[tuple[Sequence[str], float]], rest: float
) -> dict[str, float]:
    """The stems by which a figure or date can be matched, with the weight of their place.

    `places` are lemmas with the weight of theirs, the closest first; `rest` is the weight of the
    other words of the sentence, without its figures and dates.
    """
    stem = {t.lemma: t.stem for t in claim.terms}
    found: dict[str, float] = {}
    for lemmas, weight in places:
        for lemma in lemmas:
            if lemma in stem:
                found.setdefault(stem[lemma], weight)
    busy = [*(q.span for q in claim.quantities), *(m.span for m in claim.times)]
    for term in claim.terms:
        if not any(span.overlaps(term.span) for span in busy):
            found.setdefault(term.stem, rest)
    return found


def wanted_stems(placed: Iterable[Mapping[str, float]], rest: float) -> Iterator[str]:
    """The stems of `placed_stems` that stand nearer than the rest of their sentences."""
    return (stem for stems in placed for stem, place in stems.items() if place > rest)


def weighed(claim: Claim, stems: Mapping[str, float], vocabulary: Vocabulary) -> Bag:
    """The stems of `placed_stems` with the weight of their place, rarity, and whether they name."""
    names = frozenset(t.stem for t in claim.terms if t.is_name)
    return {
        stem: place * vocabulary.weights.get(stem, 0.0) * (NAME if stem in names else 1.0)
        for stem, place in stems.items()
    }


def _weight(term: Term, frequency: int, count: int) -> float:
    rarest = math.log((count + 1) / 0.5)
    here = math.log((count + 1) / (frequency + 0.5))
    return USUAL / max(USUAL, rarest) * here * rarity(term.zipf)


def _likeness(
    articles: Sequence[ReadArticle], terms: Mapping[str, Term]
) -> dict[tuple[str, str], float]:
    telling = {stem: TELLING - term.zipf for stem, term in terms.items() if term.zipf < TELLING}
    held: list[tuple[str, frozenset[str], float]] = []
    for read in articles:
        own = frozenset(t.stem for c in read.reading.claims for t in c.terms) & telling.keys()
        held.append((read.article.id, own, sum(telling[s] for s in own)))
    found: dict[tuple[str, str], float] = {}
    for n, (left, ours, mine) in enumerate(held):
        for right, theirs, other in held[n + 1 :]:
            shared = sum(telling[s] for s in ours & theirs)
            found[min(left, right), max(left, right)] = shared / math.sqrt(max(mine * other, 1e-9))
    return found


def _kindred(words: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """For each stem the others whose words have a like vector."""
    import numpy as np

    vectors = load_vectors()
    stems = [stem for stem, word in words.items() if word in vectors.index]
    if not stems:
        return {}
    rows = vectors.sentences([[(words[stem], 0.0)] for stem in stems])
    found: dict[str, dict[str, float]] = {}
    for start in range(0, len(stems), BLOCK):
        cosines = rows[start : start + BLOCK] @ rows.T
        for i, j in np.argwhere(cosines >= KINDRED).tolist():
            if start + i != j:
                found.setdefault(stems[start + i], {})[stems[j]] = float(cosines[i, j])
    return found
