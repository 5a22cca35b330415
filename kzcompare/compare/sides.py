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
from kzcompare.compare.slots import Fit
from kzcompare.lexicon.entries import Lexicon
from kzcompare.lexicon.relations import RelationWords
from kzcompare.model.claim import Claim, ReadArticle, SignalKind
from kzcompare.model.row import ClaimRef

APPRAISAL = "appraisal"  # one is against what the other is for
POLAR = frozenset({"negation", "antonym", APPRAISAL})  # one side denies what the other says


class Finding(Struct, frozen=True):
    """What is found between two passages; of a conflict, how alike they are beside it.

    `is_turned`: it is the right passage that denies what the left one says.
    """

    found: Conflict | Judgement
    beside: float = 1.0
    is_turned: bool = False


class _Compared(Struct, frozen=True):
    """Two claims side by side: what stands against each other, and what is one.

    `shared` is the most places, subject and object and what else, that two of their predicates for
    one thing fill alike.
    """

    findings: tuple[Finding, ...]
    shared: int


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
        self._compared: dict[tuple[ClaimRef, ClaimRef], _Compared] = {}

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
        return self._both(left, right).findings

    def shared(self, left: ClaimRef, right: ClaimRef) -> int:
        """How many places two predicates of both claims fill alike, at the most."""
        return self._both(left, right).shared

    def _both(self, left: ClaimRef, right: ClaimRef) -> _Compared:
        both = left, right
        if both not in self._compared:
            pair = Pair(self.passage(left), self.passage(right), self.lexicon, self.words)
            shared = max((a.link for a in pair.aligned if a.predicate is Fit.SAME), default=0)
            self._compared[both] = _Compared(tuple(_found(pair)), shared)
        return self._compared[both]


def _found(pair: Pair) -> Iterator[Finding]:
    yield from map(Finding, pair.judgements)
    for conflict in pair.conflicts:
        is_denied = conflict.name in POLAR and not _negates(pair, conflict)
        is_turned = conflict.is_turned if conflict.name == APPRAISAL else is_denied
        yield Finding(conflict, pair.agreement_beside(conflict), is_turned)


def _negates(pair: Pair, conflict: Conflict) -> bool:
    """Whether the left passage is the one that denies."""
    return any(
        s.kind is SignalKind.NEGATION and s.span.overlaps(conflict.left)
        for claim in pair.left.claims
        for s in claim.signals
    )
