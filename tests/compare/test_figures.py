"""When two printed figures can both be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzcompare.compare.figures import quantities_agree
from kzcompare.model.claim import Quantity
from kzcompare.model.span import Span


def q(
    low: float | None, high: float | None, unit: str = "", noun: str = "", *, about: bool = False
) -> Quantity:
    return Quantity(Span(0, 1), "x", low, high, unit, noun, about)


def exact(value: float, unit: str = "", noun: str = "") -> Quantity:
    return q(value, value, unit, noun)


def about(value: float, noun: str = "") -> Quantity:
    return q(value, value, "", noun, about=True)


DOZENS = q(24, None, "", "person", about=True)
HUNDREDS = q(200, None, "", "person", about=True)
THOUSANDS = q(2000, None, "", "person", about=True)


@pytest.mark.parametrize(
    ("left", "right", "agree"),
    [
        (exact(200, "", "protester"), exact(200, "", "protester"), True),
        (exact(200, "", "protester"), exact(300, "", "protester"), False),
        (exact(200, "", "protester"), exact(300, "", "trooper"), None),
        (exact(20, "", "person"), exact(21, "", "person"), False),
        (exact(200), exact(300), False),
        (exact(200, "", "protester"), exact(200), True),
        (exact(200, "", "protester"), exact(300), None),
        (exact(3.5e9, "USD", "wall"), exact(3.6e9, "USD", "wall"), False),
        (exact(1.4e9, "USD", "wall"), exact(1.375e9, "USD", "border wall"), True),
        (exact(3.6e9, "USD", "wall"), exact(2.5e9, "USD", "drug control"), None),
        (exact(20e9, "USD"), exact(19.6e9, "USD"), True),
        (exact(20e9, "USD"), exact(21e9, "USD"), False),
        (exact(5, "USD"), exact(5, "EUR"), None),
        (exact(20, "%"), exact(19.6, "%"), True),
        (exact(20, "%"), exact(19, "%"), False),
        (about(3000), exact(2900), True),
        (about(3000), exact(2500), False),
        (q(3000, 6000), exact(5000), True),
        (q(3000, 6000), exact(8000), False),
        (q(50, None), exact(164), True),
        (q(50, None), exact(40), False),
        (q(None, 500), exact(400), True),
        (q(None, 500), q(600, None), False),
        (DOZENS, exact(164, "", "person"), True),
        (DOZENS, exact(12, "", "person"), False),
        (DOZENS, HUNDREDS, True),
        (DOZENS, THOUSANDS, False),
        (HUNDREDS, THOUSANDS, False),
        (exact(2, "week"), exact(14, "day"), True),
        (exact(2, "week", "strike"), exact(10, "day", "strike"), False),
        (exact(2, "year"), exact(7, "year"), None),
        (exact(2, "year"), exact(2, ""), None),
    ],
)
def test_figures_agree(left: Quantity, right: Quantity, agree: bool | None) -> None:
    assert quantities_agree(left, right) is agree


VALUES = st.floats(min_value=0, max_value=1e13, allow_nan=False) | st.integers(0, 5000).map(float)


@st.composite
def any_quantity(draw: st.DrawFn) -> Quantity:
    bounds = sorted((draw(VALUES), draw(VALUES)))
    low, high = draw(
        st.sampled_from(
            [(bounds[0], bounds[1]), (bounds[0], bounds[0]), (bounds[0], None), (None, bounds[1])]
        )
    )
    unit = draw(st.sampled_from(["", "%", "USD", "day", "year"]))
    noun = draw(st.sampled_from(["", "person", "border wall"]))
    return q(low, high, unit, noun, about=draw(st.booleans()))


@given(any_quantity(), any_quantity())
def test_agreement_is_symmetric(left: Quantity, right: Quantity) -> None:
    assert quantities_agree(left, right) is quantities_agree(right, left)


@given(any_quantity())
def test_every_figure_agrees_with_itself(figure: Quantity) -> None:
    assert quantities_agree(figure, figure) is True
