"""Stretches near another are found without a look at all of them, and none is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzcompare.model.near import CELL, Near
from kzcompare.model.span import Span

SPANS = st.builds(
    lambda start, size: Span(start, start + size),
    st.integers(0, 5 * CELL),
    st.integers(1, 2 * CELL),
)


@given(st.lists(SPANS, max_size=12), SPANS)
def test_all_that_overlap_are_found_in_order(spans: list[Span], asked: Span) -> None:
    found = Near(spans).around(asked)
    assert found == sorted(set(found))
    assert {n for n, span in enumerate(spans) if span.overlaps(asked)} <= set(found)


def test_what_is_far_away_is_not_looked_at() -> None:
    near = Near([Span(0, 9), Span(10 * CELL, 10 * CELL + 5), Span(3, 4)])
    assert near.around(Span(2, 5)) == [0, 2]


def test_a_number_may_have_several_places() -> None:
    near = Near([Span(0, 9)])
    near.add(0, Span(10 * CELL, 11 * CELL))
    assert near.around(Span(10 * CELL, 10 * CELL + 1)) == [0]
