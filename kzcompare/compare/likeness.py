"""Why statements that agree belong together: the same words, or the same in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.model.claim import Claim
from kzcompare.model.row import Cell, Reason, ReasonKind

REPEATED = 80.0  # RapidFuzz token ratio from which two wordings count as one repeated
SHOWN = 5  # shared words named in a reason


def likeness(
    cells: Sequence[Cell], claims: Sequence[Claim], terms: Sequence[str]
) -> Iterator[Reason]:
    """One reason for the first cell and each other source's first cell."""
    from rapidfuzz import fuzz

    seen = {cells[0].source}
    for n, cell in enumerate(cells):
        if cell.source in seen:
            continue
        seen.add(cell.source)
        if fuzz.token_sort_ratio(cells[0].text, cell.text) >= REPEATED:
            yield Reason(ReasonKind.REPETITION, "nearly the same words", (0, n))
            continue
        words = _shared(claims[0], claims[n], terms)
        if words:
            yield Reason(ReasonKind.PARAPHRASE, "both speak of " + ", ".join(words), (0, n))


def _shared(left: Claim, right: Claim, terms: Sequence[str]) -> list[str]:
    """The most telling words both claims use, as the left one prints them (dictionary form)."""
    ours = {t.stem: t.lemma for t in left.terms}
    theirs = {t.stem for t in right.terms}
    return [ours[s] for s in terms if s in ours and s in theirs][:SHOWN]
