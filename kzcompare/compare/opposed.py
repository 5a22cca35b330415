"""Statements of two articles of which one flatly denies the other, whatever else they say.

Such statements need not share many words ("There was one problem: the senator, now a candidate for
governor, never served in the navy"), so the search for rows would miss them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kzcompare.compare.aligned import align
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.slots import says_little
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import Argument, Certainty, Claim, Predication, ReadArticle, same_year
from kzcompare.model.row import ClaimRef

MOST = (
    200  # affirmations a denial is held against by one of its words; a commoner word tells little
)

Place = tuple[ClaimRef, Predication]


def find_opposed(
    articles: Sequence[ReadArticle], lexicon: Lexicon, words: RelationWords
) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    """Pairs of claims of two articles: a denial, and what it denies; in article order.

    Only verbs that say something by themselves count, and only what is stated as a fact.
    """
    passages: dict[ClaimRef, Passage] = {}

    def passage(ref: ClaimRef) -> Passage:
        if ref not in passages:
            read = articles[ref.article]
            passages[ref] = passage_of(read, [read.reading.claims[ref.claim]])
        return passages[ref]

    denied, affirmed = _by_words(articles, words)
    found: set[tuple[ClaimRef, ClaimRef]] = set()
    for key, denials in denied.items():
        others = affirmed.get(key, ())
        if len(others) > MOST:
            continue
        for here, denial in denials:
            for there, affirmation in others:
                if here.article == there.article or (here, there) in found:
                    continue
                if not same_year(_claim(articles, here), _claim(articles, there)):
                    continue
                sides = align(denial, affirmation, passage(here), passage(there), lexicon)
                if sides is not None and sides.is_flat_denial:
                    found.add((here, there))
    return tuple(sorted(found))


def _claim(articles: Sequence[ReadArticle], ref: ClaimRef) -> Claim:
    return articles[ref.article].reading.claims[ref.claim]


Keyed = Mapping[tuple[str, str], Sequence[Place]]


def _by_words(articles: Sequence[ReadArticle], words: RelationWords) -> tuple[Keyed, Keyed]:
    """What is denied and what is affirmed, by the verb and one word of what takes part in it."""
    denied: dict[tuple[str, str], list[Place]] = defaultdict(list)
    affirmed: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for a, read in enumerate(articles):
        for c, claim in enumerate(read.reading.claims):
            for predication in claim.predications:
                if predication.is_aside or predication.certainty is not Certainty.PLAIN:
                    continue
                if says_little(predication, words):
                    continue
                side = affirmed if predication.negation is None else denied
                for word in {w for x in predication.arguments for w in _words(x)}:
                    side[predication.stem, word].append((ClaimRef(a, c), predication))
    return denied, affirmed


def _words(argument: Argument) -> Iterator[str]:
    """The word by which an argument is found: two that are filled alike share one as a rule."""
    yield argument.stem
