"""Why statements that agree belong together: the same words, or the same in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kzcompare.compare.origins import STRANGERS, Kin
from kzcompare.model.claim import Claim
from kzcompare.model.row import Cell, Reason, ReasonKind
from kzcompare.model.span import Span

REPEATED = 80.0  # RapidFuzz token ratio from which two wordings count as one repeated
SHOWN = 5  # shared stems named in a reason


def likeness(
    cells: Sequence[Cell],
    claims: Sequence[Claim],
    terms: Sequence[str],
    kin: Kin = STRANGERS,
    *,
    sensed: bool = False,
) -> Iterator[Reason]:
    """One reason for the first cell and each other source's first cell.

    `sensed` says that a sentence encoder put together what shares no word.
    """
    from rapidfuzz import fuzz

    seen = {cells[0].source}
    for n, cell in enumerate(cells):
        if cell.source in seen:
            continue
        seen.add(cell.source)
        if kin.is_one_text(cells[0], cell):
            said = f"one text, printed by {cells[0].source} and {cell.source}"
            yield Reason(ReasonKind.REPETITION, said, (0, n))
            continue
        if fuzz.token_sort_ratio(cells[0].text, cell.text, score_cutoff=REPEATED):
            yield Reason(ReasonKind.REPETITION, "nearly the same words", (0, n))
            continue
        words = _shared(cells[0], claims[0], claims[n], terms)
        if words:
            yield Reason(ReasonKind.PARAPHRASE, "both speak of " + ", ".join(words), (0, n))
        elif sensed:
            said = "in other words; the sentence encoder finds them alike"
            yield Reason(ReasonKind.PARAPHRASE, said, (0, n))


def _shared(cell: Cell, left: Claim, right: Claim, terms: Sequence[str]) -> list[str]:
    """What both claims print, in the words of the left one and its order, the most telling only.

    Neighbouring words are one entry, so that a name stays whole.
    """
    theirs = {t.stem for t in right.terms}
    told = [s for s in terms if s in theirs][:SHOWN]
    spans: list[Span] = []
    for term in left.terms:
        if term.stem not in told or not cell.span.contains(term.span):
            continue
        if spans and term.span.start - spans[-1].end <= 1:
            spans[-1] = spans[-1].cover(term.span)
        else:
            spans.append(term.span)
    start = cell.span.start
    words = [cell.text[span.start - start : span.end - start] for span in spans]
    return list(dict.fromkeys(words))
