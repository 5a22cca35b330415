"""Figures of two passages that count one thing and cannot both be right.

Whether they count one thing, the predicates around them tell (`aligned.py`); whether two values can
both be right, `figures.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kzcompare.compare.aligned import CORE, Aligned
from kzcompare.compare.elsewhere import are_other_times, can_meet
from kzcompare.compare.figures import (
    DAYS,
    can_be_equal,
    count_other_things,
    days_of,
    has_grown,
    is_before_more,
    is_part,
    is_surveyed,
    kind_of,
    quantities_agree,
    tells_when,
)
from kzcompare.compare.passages import Passage
from kzcompare.compare.slots import Fit
from kzcompare.lexicon.counts import load_count_words
from kzcompare.lexicon.entries import Lexicon
from kzcompare.model.claim import Argument, Moment, Quantity
from kzcompare.model.span import Span

LASTING = frozenset({"for", "object", "when"})  # where a duration stands: "lasted for three hours"


def unequal_figures(
    left: Passage, right: Passage, aligned: Sequence[Aligned], lexicon: Lexicon
) -> Iterator[tuple[Span, Span, int]]:
    """The places of two such figures, and how well what they stand in is linked, 1 or more.

    A figure that the other passage prints too is in nobody's way. Nor is what another survey found,
    a part, a count that is the higher one on a later day, or the news of another week.
    """
    words = load_count_words()
    ours = [q for c in left.claims for q in c.quantities]
    theirs = [q for c in right.claims for q in c.quantities]
    for a in ours:
        for b in theirs:
            if can_be_equal(a, b) or not _same_measure(a, b, lexicon):
                continue
            if _is_dated_apart(_printed_date(a, left), _printed_date(b, right)):
                continue
            of_a, of_b = left.claim_of(a.span), right.claim_of(b.span)
            if are_other_times(of_a, left, of_b, right):
                continue
            if is_part(left.text, of_a, a, words) != is_part(right.text, of_b, b, words):
                continue
            if is_surveyed(a, of_a, words) or is_surveyed(b, of_b, words):
                continue
            if has_grown(a, days_of(of_a, left.published), b, days_of(of_b, right.published)):
                continue
            if is_before_more(a, of_a, b, of_b):
                continue
            if tells_when(a, of_a) or tells_when(b, of_b) or count_other_things(a, b, words):
                continue
            if any(_confirms(a, o) for o in theirs) or any(_confirms(b, o) for o in ours):
                continue
            link = _counted_by_one(a, b, aligned)
            if link:
                yield a.span, b.span, link


def _printed_date(quantity: Quantity, passage: Passage) -> Moment | None:
    """The date that a sentence ties a figure to; "last year" is none, it depends on the day."""
    times = passage.claim_of(quantity.span).times
    return next(
        (m for m in times if (m.start, m.end) == quantity.setting.time and not m.is_relative), None
    )


def _is_dated_apart(a: Moment | None, b: Moment | None) -> bool:
    return a is not None and b is not None and not can_meet(a, b)


def _same_measure(a: Quantity, b: Quantity, lexicon: Lexicon) -> bool:
    """Whether two figures measure one kind of thing."""
    if a.unit in DAYS and b.unit in DAYS and not (a.noun and b.noun):
        return True
    if (
        a.noun
        and b.noun
        and any(lexicon.same_sense(x, y) for x in a.noun.split() for y in b.noun.split())
    ):
        return quantities_agree(replace(a, noun=""), replace(b, noun="")) is not None or not a.unit
    words = load_count_words()
    if kind_of(a, words) and kind_of(a, words) == kind_of(b, words):
        return not a.unit and not b.unit
    if a.noun and b.noun and not set(a.noun.split()) & set(b.noun.split()):
        return False
    return quantities_agree(replace(a, noun=""), replace(b, noun="")) is not None or (
        a.unit == b.unit and bool(a.unit)
    )


def _confirms(a: Quantity, b: Quantity) -> bool:
    return quantities_agree(a, b) is True and a.unit == b.unit


def _counted_by_one(a: Quantity, b: Quantity, aligned: Sequence[Aligned]) -> int:
    """How well two predications are linked that hold the two figures in one place; 0: none do."""
    best = 0
    for pair in aligned:
        if not pair.is_one_deed or pair.left.is_aside:
            continue
        for role, (x, y) in _by_role(pair, is_lasting=a.unit in DAYS):
            if not (x.span.contains(a.span) or a.span.contains(x.head)):
                continue
            if not (y.span.contains(b.span) or b.span.contains(y.head)):
                continue
            others = [f for r, f in pair.fits.items() if r != role]
            core = [f for r, f in pair.fits.items() if r != role and r in CORE]
            if Fit.OTHER in core:
                continue
            fit = pair.fits.get(role)
            if fit is Fit.OTHER and not a.unit:
                continue
            same = sum(f is Fit.SAME for f in others)
            best = max(best, same + (fit is Fit.SAME))
    return best


def _by_role(pair: Aligned, *, is_lasting: bool) -> Iterator[tuple[str, tuple[Argument, Argument]]]:
    """Arguments that take one place, by the role of the left one."""
    for a in pair.left.arguments:
        for b in pair.right.arguments:
            if a.role == b.role or (is_lasting and {a.role, b.role} <= LASTING):
                yield a.role, (a, b)
