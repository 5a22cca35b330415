"""How far the sources agree with each other: pair by pair, and as one coefficient.

Only rows count in which two sources or more speak. What no row holds, and what the alignment did
not find, counts for nothing: an absent source neither agrees nor disagrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from kzcompare.model.choices import Verdict
from kzcompare.model.report import Report
from kzcompare.model.row import Row
from kzcompare.views.pairs import VALUES, between
from kzcompare.views.reliability import Coefficient, Rating, alpha_of

LEAST_SOURCES = 2
AFFIRMS, DISPUTES = "affirms", "disputes"


class PairAgreement(Struct, frozen=True):
    """Two sources: in how many rows both speak, and how they stand to each other there.

    `shared` is the sum of the other three; it is above 0.
    """

    left: str
    right: str
    shared: int
    agreed: int
    contradicted: int
    mixed: int

    @property
    def share(self) -> float:
        """Agreed rows among the shared ones, from 0 to 1."""
        return self.agreed / self.shared


class Agreement(Struct, frozen=True):
    """All pairs that share a row, in source order, and the coefficient over all rows.

    `rows` counts the rows each source speaks in, with at least one other source.
    """

    sources: tuple[str, ...]
    rows: dict[str, int]
    pairs: tuple[PairAgreement, ...]
    alpha: Coefficient

    def strongest(self, limit: int | None) -> Agreement:
        """At most `limit` pairs (None: all), those that share most rows, in the same order."""
        ranked = sorted(range(len(self.pairs)), key=lambda n: -self.pairs[n].shared)[:limit]
        return replace(self, pairs=tuple(self.pairs[n] for n in sorted(ranked)))


def agreement_of(report: Report) -> Agreement:
    """The agreement between the sources of a report, which must have its rows."""
    order = {read.article.id: n for n, read in enumerate(report.articles)}
    rows = [row for row in report.rows if row.sources >= LEAST_SOURCES]
    spoken: Counter[str] = Counter()
    found: dict[tuple[str, str], Counter[Verdict]] = {}
    for row in rows:
        speaking = sorted({cell.source for cell in row.cells}, key=order.__getitem__)
        spoken.update(speaking)
        for left, right in combinations(speaking, 2):
            verdict = between(row, left, right)
            if verdict is not None:
                found.setdefault((left, right), Counter())[verdict] += 1
    pairs = sorted(found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]]))
    return Agreement(
        sources=tuple(order),
        rows={source: spoken[source] for source in order},
        pairs=tuple(_pair(left, right, counts) for (left, right), counts in pairs),
        alpha=alpha_of([rating for row in rows for rating in ratings_of(row)]),
    )


def _pair(left: str, right: str, counts: Counter[Verdict]) -> PairAgreement:
    return PairAgreement(
        left,
        right,
        counts.total(),
        counts[Verdict.AGREEMENT],
        counts[Verdict.CONTRADICTION],
        counts[Verdict.MIXED],
    )


def ratings_of(row: Row) -> Sequence[Rating]:
    """What each source of a row does with its proposition, as one of two values.

    A source disputes it where a statement of it denies or doubts the proposition, or where it
    gives a value that clashes with the one in the proposition; else it affirms it, be it in its
    own voice or as a report.
    """
    disputes = {cell.source for cell in row.cells if cell.stance.is_against}
    holder = row.cells[row.label].source
    for reason in row.reasons:
        if reason.kind not in VALUES:
            continue
        sides = [row.cells[n].source for n in reason.cells]
        if not disputes.intersection(sides):
            disputes.add(sides[0] if sides[1] == holder else sides[1])
    return [
        Rating(source, row.id, DISPUTES if source in disputes else AFFIRMS)
        for source in dict.fromkeys(cell.source for cell in row.cells)
    ]
