"""Krippendorff's alpha over what several sources do with the same propositions.

Klaus Krippendorff, *Content Analysis: An Introduction to Its Methodology* (1980, 2nd edition 2004),
as NLTK's `AnnotationTask` computes it: nominal values, any number of coders, missing values left
out. 1 is perfect agreement, 0 what chance would give, below 0 is less than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

MOST_LEFT_OUT = 60  # units up to which alpha is worked out anew without each; more change little
LEAST_UNITS = 2


class Rating(Struct, frozen=True):
    """The value that one coder gives one unit."""

    coder: str
    unit: str
    value: str


class Coefficient(Struct, frozen=True):
    """Alpha and what it rests on.

    `alpha` is None where it is undefined, and `undefined` says why in words. `units`, `coders`
    and `values` count what has at least two ratings to compare. `least` and `most` are the lowest
    and highest alpha with any one unit left out: how much a single one decides; None with more
    than 60 units. `hangs_on_one` says that without some one unit alpha is undefined; both are None
    then.
    """

    alpha: float | None
    undefined: str | None
    units: int
    coders: int
    values: tuple[tuple[str, int], ...]
    least: float | None = None
    most: float | None = None
    hangs_on_one: bool = False


def alpha_of(ratings: Sequence[Rating]) -> Coefficient:
    """Alpha over the units that two coders or more have rated.

    A coder has at most one rating a unit; one that has none is a missing value there.
    """
    sizes = Counter(rating.unit for rating in ratings)
    paired = [rating for rating in ratings if sizes[rating.unit] > 1]
    units = sorted({rating.unit for rating in paired})
    counts = Counter(rating.value for rating in paired)
    values = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    coders = len({rating.coder for rating in paired})
    why = _undefined(len(units), values)
    if why is not None:
        return Coefficient(None, why, len(units), coders, values)
    without: list[float | None] = []
    if len(units) <= MOST_LEFT_OUT:
        without = [_defined([r for r in paired if r.unit != unit]) for unit in units]
    known = [value for value in without if value is not None]
    hangs_on_one = len(known) < len(without)
    is_range = bool(without) and not hangs_on_one
    return Coefficient(
        alpha=_alpha(paired),
        undefined=None,
        units=len(units),
        coders=coders,
        values=values,
        least=min(known) if is_range else None,
        most=max(known) if is_range else None,
        hangs_on_one=hangs_on_one,
    )


def _undefined(units: int, values: Sequence[tuple[str, int]]) -> str | None:
    """Why alpha is undefined; None where it is not.

    With one value only there is nothing that chance could make differ: observed and expected
    disagreement are both 0, and their ratio means nothing.
    """
    if not units:
        return "no two sources speak in one row"
    if units < LEAST_UNITS:
        return "there is only one row to compare"
    if len(values) == 1:
        return f"every source {values[0][0]} in every row, so there is no variation to measure"
    return None


def _defined(ratings: Sequence[Rating]) -> float | None:
    """Alpha, or None where the ratings have one value only."""
    return _alpha(ratings) if len({rating.value for rating in ratings}) > 1 else None


def _alpha(ratings: Sequence[Rating]) -> float:
    from nltk.metrics.agreement import AnnotationTask

    return float(AnnotationTask([(r.coder, r.unit, r.value) for r in ratings]).alpha())
