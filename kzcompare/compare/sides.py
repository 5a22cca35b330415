"""The claims of some groups side by side: each is made once, and each two are compared once.

A claim may stand in several groups, and so may two of them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from kzcompare.compare.conflicts import Conflict
from kzcompare.compare.evidence import Pair
from kzcompare.compare.judgements import Judgement
from kzcompare.compare.passages import Passage, passage_of
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import Claim, ReadArticle, SignalKind
from kzcompare.model.row import ClaimRef

POLAR = frozenset({"negation", "antonym"})  # one side denies what the other says


class Finding(Struct, frozen=True):
    """What is found between two passages; of a conflict, how alike they are beside it.

    `is_turned`: it is the right passage that denies what the left one says.
    """

    found: Conflict | Judgement
    beside: float = 1.0
    is_turned: bool = False


class Sides:
    """Claims by place, and what is found between them; all that was asked for is remembered."""

    def __init__(
        self, articles: Sequence[ReadArticle], lexicon: Lexicon, words: RelationWords
    ) -> None:
        """The claims of these articles."""
        self.articles = articles
        self.lexicon = lexicon
        self.words = words
        self._claims: dict[ClaimRef, Claim] = {}
        self._passages: dict[ClaimRef, Passage] = {}
        self._findings: dict[tuple[ClaimRef, ClaimRef], tuple[Finding, ...]] = {}

    def claim(self, ref: ClaimRef) -> Claim:
        """The claim at a place."""
        if ref not in self._claims:
            self._claims[ref] = self.articles[ref.article].reading.claims[ref.claim]
        return self._claims[ref]

    def passage(self, ref: ClaimRef) -> Passage:
        """The claim as a passage."""
        if ref not in self._passages:
            self._passages[ref] = passage_of(self.articles[ref.article], [self.claim(ref)])
        return self._passages[ref]

    def findings(self, left: ClaimRef, right: ClaimRef) -> tuple[Finding, ...]:
        """Where two claims exclude or judge each other, at their places in their articles."""
        both = left, right
        if both not in self._findings:
            pair = Pair(self.passage(left), self.passage(right), self.lexicon, self.words)
            self._findings[both] = tuple(_found(pair))
        return self._findings[both]


def _found(pair: Pair) -> Iterator[Finding]:
    yield from map(Finding, pair.judgements)
    for conflict in pair.conflicts:
        is_turned = conflict.name in POLAR and not _negates(pair, conflict)
        yield Finding(conflict, pair.agreement_beside(conflict), is_turned)


def _negates(pair: Pair, conflict: Conflict) -> bool:
    """Whether the left passage is the one that denies."""
    return any(
        s.kind is SignalKind.NEGATION and s.span.overlaps(conflict.left)
        for claim in pair.left.claims
        for s in claim.signals
    )
