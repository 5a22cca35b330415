"""Figures of a row that cannot both be right."""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec.structs import replace

from kzcompare.compare.figures import (
    act_of,
    count_other_things,
    days_of,
    has_grown,
    is_before_more,
    is_one_time,
    is_surveyed,
    kind_of,
    quantities_agree,
    tells_when,
)
from kzcompare.compare.news import are_other_news
from kzcompare.lexicon.counts import load_count_words
from kzcompare.model.claim import Claim, Quantity
from kzcompare.model.row import Cell, Reason, ReasonKind

TELLING = 1000  # a value from which two equal ones are no chance
FARTHEST = 2.5  # ratio of two values beyond which they count different things


def figure_conflicts(
    cells: Sequence[Cell], claims: Sequence[Claim], published: Sequence[str | None]
) -> tuple[Reason, ...]:
    """A reason for each pair of sources that give one thing two incompatible values.

    Values that agree are struck out first; a conflict is only seen where exactly one value of a
    unit is left on each side, because a sentence with several sums rarely says which is which.
    Another survey, a higher count on a later day, and the news of another week are in nobody's way.
    `published` are the days of the articles.
    """
    words = load_count_words()
    days = [days_of(claim, day) for claim, day in zip(claims, published, strict=True)]
    found = []
    for n, left in enumerate(cells):
        for m in range(n + 1, len(cells)):
            if left.source == cells[m].source:
                continue
            pair = _conflict(_shown(left, claims[n]), _shown(cells[m], claims[m]))
            if pair is None or has_grown(pair[0], days[n], pair[1], days[m]):
                continue
            if count_other_things(*pair, words):
                continue
            if is_before_more(pair[0], claims[n], pair[1], claims[m]):
                continue
            if are_other_news(claims[n], published[n], claims[m], published[m], printed=0):
                continue
            held = tuple(zip(pair, (claims[n], claims[m]), strict=True))
            if not any(is_surveyed(q, c, words) or tells_when(q, c) for q, c in held):
                found.append(figure_reason(cells, (n, pair[0]), (m, pair[1])))
    return tuple(found)


def figure_reason(
    cells: Sequence[Cell], left: tuple[int, Quantity], right: tuple[int, Quantity]
) -> Reason:
    """That two figures, each with the index of its cell, exclude each other."""
    (n, a), (m, b) = left, right
    text = f"{cells[n].source} has “{a.text}”, {cells[m].source} “{b.text}”"
    return Reason(ReasonKind.FIGURE, text, (n, m), ((n, a.span), (m, b.span)))


def _shown(cell: Cell, claim: Claim) -> list[Quantity]:
    return [q for q in claim.quantities if cell.span.contains(q.span)]


def _conflict(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """The two values that clash, or None."""
    twins = _twins(left, right)
    ours = [a for a in left if not any(_agree(a, b, twins) for b in right)]
    theirs = [b for b in right if not any(_agree(a, b, twins) for a in left)]
    for a in ours:
        rivals = [x for x in ours if x.unit == a.unit]
        same = [b for b in theirs if b.unit == a.unit]
        if (
            len(rivals) == 1
            and len(same) == 1
            and _agree(a, same[0], twins) is False
            and _near(a, same[0])
            and is_one_time(a, same[0])
        ):
            return a, same[0]
    return None


def _twins(left: Sequence[Quantity], right: Sequence[Quantity]) -> frozenset[tuple[str, str]]:
    """Two nouns that count one thing here, since both go with one large figure of one time.

    "1.6 million arrests in 2000" and "apprehensions fell from 1.6 million in 2000".
    """
    return frozenset(
        (a.noun, b.noun)
        for a in left
        for b in right
        if a.noun
        and b.noun
        and a.unit == b.unit
        and (a.low, a.high) == (b.low, b.high)
        and (a.low or 0) >= TELLING
        and a.setting.time is not None
        and a.setting.time == b.setting.time
    )


def _agree(a: Quantity, b: Quantity, twins: Set[tuple[str, str]]) -> bool | None:
    """Whether two values of one row agree; the row vouches for a sum that names no purpose."""
    agree = quantities_agree(a, b)
    if agree is None and _count_alike(a, b):
        return quantities_agree(replace(a, noun=""), replace(b, noun=""))
    is_sum = a.unit == b.unit and (a.unit.isupper() or a.unit == "%")  # money by its ISO code
    if agree is None and ((a.noun, b.noun) in twins or (is_sum and not (a.noun and b.noun))):
        return quantities_agree(replace(a, noun=""), replace(b, noun=""))
    return agree


def _count_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two nouns are of one kind, and nothing else happened to the ones than to the others.

    "Killed nine people" and "eleven men died"; "nine people" and "eleven people were hurt" are two.
    """
    words = load_count_words()
    if a.unit or b.unit or not kind_of(a, words) or kind_of(a, words) != kind_of(b, words):
        return False
    return act_of(a, words) == act_of(b, words)


def _near(a: Quantity, b: Quantity) -> bool:
    """Whether two values are given in full and are of one size; "billions" contradicts nothing."""
    if a.low is None or b.low is None or a.high is None or b.high is None:
        return False
    low, high = sorted((a.low, b.low))
    return 0 < high <= FARTHEST * low
