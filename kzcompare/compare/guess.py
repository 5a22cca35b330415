"""A claim before it is read: what it prints tells most of the sentences that it will ask for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping

from kzcompare.compare.passages import Passage
from kzcompare.compare.search import among, terms_end
from kzcompare.model.claim import Certainty, Claim, Term
from kzcompare.model.span import Span
from kzcompare.model.words import Vocabulary, WordKind

WORD = re.compile(r"\w+(?:[-.'’]\w+)*")
BILLION = 1e9  # words, of which a Zipf frequency tells how many a word is


def guess(text: str, words: Vocabulary) -> Passage:
    """The words of a corpus that a text prints, each as rare as it is in the corpus."""
    printed = [(match[0].casefold(), Span(*match.span())) for match in WORD.finditer(text)]
    known = _terms(frozenset(word for word, _ in printed), words)
    terms = []
    for word, span in printed:
        if word in known:
            stem, lemma, zipf, is_name = known[word]
            terms.append(Term(stem, lemma, zipf, span, is_name))
    nothing: tuple[()] = ()
    claim = Claim(
        *(Span(0, len(text)), 0, False, nothing, tuple(terms), nothing, Certainty.PLAIN),
        *(nothing, nothing, nothing, None),
    )
    return Passage(text, (claim,))


def _terms(
    printed: frozenset[str], words: Vocabulary
) -> Mapping[str, tuple[str, str, float, bool]]:
    """Stem, lemma, Zipf frequency and whether it is a name, of each word that is in the corpus.

    The lemma is the commonest one of all words of the stem.
    """
    end = terms_end(words)
    places: dict[str, list[int]] = {}
    for place, word in among(map(str.casefold, words.forms[:end]), printed):
        places.setdefault(word, []).append(place)
    best = {word: max(held, key=words.counts.__getitem__) for word, held in places.items()}
    lemmas: dict[str, Counter[str]] = {words.stems[n]: Counter() for n in best.values()}
    for place, stem in among(words.stems[:end], lemmas):
        lemmas[stem][words.lemmas[place]] += words.counts[place]
    whole = sum(words.counts)
    found = {}
    for word, n in best.items():
        zipf = math.log10(BILLION * sum(words.counts[place] for place in places[word]) / whole)
        stem = words.stems[n]
        ((lemma, _),) = lemmas[stem].most_common(1)
        found[word] = stem, lemma, zipf, words.kinds[n] is WordKind.NAME
    return found
