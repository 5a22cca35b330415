"""Why statements that agree belong together: the same words, or the same in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from kzcompare.compare.origins import STRANGERS, Kin
from kzcompare.compare.voices import ranked
from kzcompare.model.claim import Claim
from kzcompare.model.row import Cell, Reason, ReasonKind
from kzcompare.model.span import Span

REPEATED = 80.0  # RapidFuzz token ratio from which two wordings count as one repeated
SHOWN = 5  # shared stems named in a reason
NAME = 0.1  # what a name weighs beside a word where two cells are chosen to show what is shared


def likeness(
    cells: Sequence[Cell],
    claims: Sequence[Claim],
    terms: Sequence[str],
    kin: Kin = STRANGERS,
    *,
    sensed: bool = False,
) -> Iterator[Reason]:
    """One reason for the first source and each other one: what is most alike in two cells of them.

    `sensed` says that a sentence encoder put together what shares no word.
    """
    places: dict[str, list[int]] = {}
    for n, cell in enumerate(cells):
        places.setdefault(cell.source, []).append(n)
    (first, ours), *others = places.items()
    weights = ranked(terms)
    for source, theirs in others:
        pairs = tuple(product(ours, theirs))
        copied = next((p for p in pairs if kin.is_one_text(cells[p[0]], cells[p[1]])), None)
        if copied is not None:
            said = f"one text, printed by {first} and {source}"
            yield Reason(ReasonKind.REPETITION, said, copied)
            continue
        repeated = next((p for p in pairs if _is_repeated(cells, *p)), None)
        if repeated is not None:
            yield Reason(ReasonKind.REPETITION, "nearly the same words", repeated)
            continue
        a, b = max(pairs, key=lambda p: _told(claims, p[0], p[1], weights))
        words = _shared(cells[a], claims[a], claims[b], terms)
        if words:
            yield Reason(ReasonKind.PARAPHRASE, "both speak of " + ", ".join(words), (a, b))
        elif sensed:
            said = "in other words; the sentence encoder finds them alike"
            yield Reason(ReasonKind.PARAPHRASE, said, (a, b))


def _is_repeated(cells: Sequence[Cell], a: int, b: int) -> bool:
    """Whether two cells print nearly the same words."""
    from rapidfuzz import fuzz

    return bool(fuzz.token_sort_ratio(cells[a].text, cells[b].text, score_cutoff=REPEATED))


def _told(claims: Sequence[Claim], a: int, b: int, weights: Mapping[str, float]) -> float:
    """How much of what the row shares two claims share: telling words before names."""
    stems = {t.stem for t in claims[b].terms}
    shared = {t.stem: t.is_name for t in claims[a].terms if t.stem in stems}
    return sum(weights.get(s, 0.0) * (NAME if is_name else 1.0) for s, is_name in shared.items())


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
