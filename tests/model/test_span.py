"""Stretches of text that are moved with the records that hold them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kzcompare.model.claim import Signal, SignalKind
from kzcompare.model.span import Span, moved


def test_all_spans_of_a_record_are_moved() -> None:
    signal = Signal(Span(4, 7), SignalKind.NEGATION, "rise", target=Span(9, 12))
    assert moved((signal, "not", None), 3) == (
        Signal(Span(7, 10), SignalKind.NEGATION, "rise", target=Span(12, 15)),
        "not",
        None,
    )


@given(st.integers(0, 99), st.integers(0, 99), st.integers(-50, 50))
def test_what_is_moved_there_and_back_is_as_it_was(start: int, size: int, by: int) -> None:
    span = Span(start, start + size)
    assert moved(moved((span, (span,)), by), -by) == (span, (span,))
