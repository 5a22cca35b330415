"""Statements of two articles of which one flatly denies the other, whatever else they say.

Such statements need not share many words ("There was one problem: the senator, now a candidate for
governor, never served in the navy"), so the search for rows would miss them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from msgspec import Struct

from kzcompare.compare.aligned import align
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.compare.slots import says_little
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import (
    Argument,
    Certainty,
    Predication,
    ReadArticle,
    one_year,
    with_fields,
)
from kzcompare.model.row import ClaimRef

MOST = (
    200  # affirmations a denial is held against by one of its words; a commoner word tells little
)

REMEMBERED = 4096  # passages that are kept for the next pair; of one article many are asked for

Event = tuple[str, str] | None
Key = tuple[str, str]  # a verb, and one word of what takes part in it


class _Place(Struct, frozen=True):
    """A predication by place: its claim, its index in it, and when the claim's event is."""

    claim: ClaimRef
    index: int
    event: Event


def find_opposed(
    articles: Sequence[ReadArticle], lexicon: Lexicon, words: RelationWords
) -> tuple[tuple[ClaimRef, ClaimRef], ...]:
    """Pairs of claims of two articles: a denial, and what it denies; in article order.

    Only verbs that say something by themselves count, and only what is stated as a fact.
    """

    @lru_cache(maxsize=REMEMBERED)
    def passage(ref: ClaimRef) -> Passage:
        read = articles[ref.article]
        return passage_of(read, [read.reading.claims[ref.claim]])

    denied = _denied(articles, words)
    affirmed = _affirmed(articles, words, denied.keys())
    found: set[tuple[ClaimRef, ClaimRef]] = set()
    for key, denials in denied.items():
        others = affirmed[key]
        if len(others) > MOST:
            continue
        for here in denials:
            for there in others:
                pair = here.claim, there.claim
                if here.claim.article == there.claim.article or pair in found:
                    continue
                if not one_year(here.event, there.event):
                    continue
                ours, theirs = map(passage, pair)
                p, q = ours.predications[here.index], theirs.predications[there.index]
                sides = align(p, q, ours, theirs, lexicon)
                if sides is not None and sides.is_flat_denial:
                    found.add(pair)
    return tuple(sorted(found))


def _denied(
    articles: Sequence[ReadArticle], words: RelationWords
) -> Mapping[Key, Sequence[_Place]]:
    """What is denied."""
    found: dict[Key, list[_Place]] = defaultdict(list)
    for place, predication in _stated(articles, words):
        if predication.negation is not None:
            for key in _keys(predication):
                found[key].append(place)
    return found


def _affirmed(
    articles: Sequence[ReadArticle], words: RelationWords, keys: Set[Key]
) -> Mapping[Key, Sequence[_Place]]:
    """What is affirmed, under the keys of what is denied; one more than `MOST` stands for all."""
    found: dict[Key, list[_Place]] = {key: [] for key in keys}
    for place, predication in _stated(articles, words):
        if predication.negation is None:
            for key in _keys(predication) & keys:
                if len(found[key]) <= MOST:
                    found[key].append(place)
    return found


def _stated(
    articles: Sequence[ReadArticle], words: RelationWords
) -> Iterator[tuple[_Place, Predication]]:
    """What is stated as a fact, by verbs that say something by themselves, in article order."""
    for a, read in enumerate(articles):
        for c, claim in enumerate(with_fields(read.reading.claims, "event", "predications")):
            for n, predication in enumerate(claim.predications):
                is_fact = predication.certainty is Certainty.PLAIN and not predication.is_aside
                if is_fact and not says_little(predication, words):
                    yield _Place(ClaimRef(a, c), n, claim.event), predication


def _keys(predication: Predication) -> Set[Key]:
    verbs = {predication.stem, predication.lemma}  # "wrote" and "written" have two stems
    return {(verb, w) for verb in verbs for x in predication.arguments for w in _words(x)}


def _words(argument: Argument) -> Iterator[str]:
    """The word by which an argument is found: two that are filled alike share one as a rule."""
    yield argument.stem
